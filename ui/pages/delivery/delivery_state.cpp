#include "ui/pages/delivery/delivery_state.h"

#include "core/base/match.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/page_state.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("DeliveryState", text);
}

QString nextTryText(Instant nextTry, Instant now)
{
    return nextTry <= now ? tr("Trying again now.") : tr("Next try in %1.").arg(formatAge(nextTry - now));
}

StateText emptyText()
{
    return {.glyph = Glyph::PageDelivery,
            .sentence = tr("No application in slots was found."),
            .explanation
            = tr("Looked for: at least two Deployments or StatefulSets that a label named color, slot or track tells apart, behind a "
                 "Service whose selector has that label. As soon as there are some, they appear here.")};
}

// "list pods, apiGroup "", namespace payments" out of the API server's refusal; where it says something else, its own words.
QString missingRule(const Error& reason)
{
    static const QRegularExpression refusal(
        uR"rule(cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?)rule"_s);
    const QRegularExpressionMatch found = refusal.match(detailOf(reason));
    if (!found.hasMatch())
        return detailOf(reason);
    const QString space = found.captured(4);
    return u"%1 %2, apiGroup \"%3\", %4"_s.arg(found.captured(1), found.captured(2), found.captured(3),
                                               space.isEmpty() ? tr("cluster-wide") : tr("namespace %1").arg(space));
}

StateText forbiddenText(const ChangeDesk& desk, const Error& reason)
{
    const QString user = displayText(desk.environment().user);
    return {.glyph = Glyph::Lock,
            .sentence = user.isEmpty() ? tr("The server does not let you read what this page needs.")
                                       : tr("The server does not let %1 read what this page needs.").arg(user),
            .explanation
            = tr("%1 The page needs to list and watch Services, Deployments, StatefulSets, Pods and Ingresses.").arg(translate(reason)),
            .code = missingRule(reason),
            .button = tr("Copy the rule")};
}

StateText brokenText(const ChangeDesk& desk, const Unavailable& state)
{
    return {.glyph = Glyph::Broken,
            .sentence = tr("The cluster cannot be read."),
            .explanation = tr("%1 %2").arg(translate(state.reason), nextTryText(state.nextTry, desk.scheduler().now())),
            .code = detailOf(state.reason),
            .button = tr("Try now")};
}

void showStale(PageState& state, const ChangeDesk& desk, const Stale& stale)
{
    const Instant now = desk.scheduler().now();
    const WallTime asOf = desk.scheduler().clock().wallNow() - (now - stale.asOf);
    state.showStale(tr("This is the state of %1, %2 ago.").arg(formatTimeOfDay(asOf), formatAge(now - stale.asOf)),
                    tr("%1 %2 Switches are locked; a way back stays possible, because its plan reads what it needs directly.")
                        .arg(translate(stale.reason), nextTryText(stale.nextTry, now)),
                    tr("Try now"));
}

} // namespace

void showStateOn(PageState& state, const ChangeDesk& desk)
{
    const bool hasRows = !desk.applications().empty();
    match(
        desk.freshness(), [&](const Loading&) { state.showLoading(); },
        [&](const Live&) {
            if (!desk.areApplicationsKnown())
                state.showLoading();
            else if (hasRows)
                state.showLive();
            else
                state.showEmpty(emptyText());
        },
        [&](const Stale& stale) { showStale(state, desk, stale); },
        [&](const Unavailable& unavailable) {
            if (unavailable.reason.kind == ErrorKind::Forbidden)
                state.showForbidden(forbiddenText(desk, unavailable.reason));
            else
                state.showBroken(brokenText(desk, unavailable));
        });
}

} // namespace tealdeck
