#include "ui/pages/freshness_state.h"

#include "core/base/match.h"
#include "core/session/session.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"

#include <QCoreApplication>

namespace tealdeck
{
namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("FreshnessState", text);
}

QString nextTryText(Instant nextTry, Instant now)
{
    if (nextTry <= now)
        return tr("Trying again now.");
    return tr("Next try in %1.").arg(formatAge(nextTry - now));
}

StateText forbiddenText(const Session& session, const Unavailable& state, const QString& what)
{
    const QString user = displayText(session.identity().user);
    return {.glyph = Glyph::Lock,
            .sentence = user.isEmpty() ? tr("The server does not let you read %1.").arg(what)
                                       : tr("The server does not let %1 read %2.").arg(user, what),
            .explanation = tr("Ask for the rule below, or choose a context that has it. The rest of the console goes on."),
            .code = detailOf(state.reason)};
}

StateText brokenText(const Session& session, const Unavailable& state, const QString& what)
{
    const QString server = displayText(session.settings().server);
    return {.glyph = Glyph::Broken,
            .sentence = translate(state.reason),
            .explanation = tr("Nothing could be read from %1 yet, so no %2 are shown. %3")
                               .arg(server, what, nextTryText(state.nextTry, session.scheduler().now())),
            .code = detailOf(state.reason),
            .button = tr("Try again now")};
}

} // namespace

void showFreshnessOn(PageState& state, const Session& session, const Freshness& freshness, bool isEmpty, const QString& what,
                     const StateText& nothing)
{
    match(
        freshness, [&](const Loading&) { state.showLoading(); },
        [&](const Live&) {
            if (isEmpty)
                state.showEmpty(nothing);
            else
                state.showLive();
        },
        [&](const Stale& stale) {
            const Instant now = session.scheduler().now();
            state.showStale(
                tr("These %1 are %2 old.").arg(what, formatAge(now - stale.asOf)),
                tr("%1 Changes that depend on them are locked. %2").arg(translate(stale.reason), nextTryText(stale.nextTry, now)),
                tr("Try again now"));
        },
        [&](const Unavailable& unavailable) {
            if (unavailable.reason.kind == ErrorKind::Forbidden)
                state.showForbidden(forbiddenText(session, unavailable, what));
            else
                state.showBroken(brokenText(session, unavailable, what));
        });
}

} // namespace tealdeck
