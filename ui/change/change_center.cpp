#include "ui/change/change_center.h"

#include "core/change/change_request.h"
#include "ui/change/change_dialog.h"
#include "ui/change/outcome_text.h"
#include "ui/change/switch_offer.h"
#include "ui/shell/action_registry.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/toast.h"

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString actionId(const SwitchOffer& offer)
{
    return u"change.switch."_s + QString::fromStdString(offer.applicationKey) + u'.' + QString::fromStdString(offer.targetSlot);
}

QString detailOf(const SwitchOffer& offer)
{
    if (offer.liveVersion.empty() || offer.targetVersion.empty())
        return {};
    return ChangeCenter::tr("%1 to %2").arg(displayText(offer.liveVersion), displayText(offer.targetVersion));
}

} // namespace

ChangeCenter::ChangeCenter(Theme& theme, ChangeDesk& desk, ActionRegistry& actions, ToastArea& toasts, QWidget& window)
    : m_theme(theme)
    , m_desk(desk)
    , m_actions(actions)
    , m_toasts(toasts)
    , m_window(window)
    , m_history(desk)
    , m_chips(new ChangeChips(theme))
{
    connect(m_chips, &ChangeChips::chosen, this, &ChangeCenter::open);
    connect(&m_history, &ChangeHistory::changed, this, &ChangeCenter::updateActions);
    m_listeners.push_back(m_desk.onChangesChanged([this] { followChanges(); }));
    m_listeners.push_back(m_desk.onApplicationsChanged([this] { updateActions(); }));
    m_listeners.push_back(m_desk.onFreshnessChanged([this] { updateActions(); }));
    m_listeners.push_back(m_desk.onEnvironmentChanged([this] { updateActions(); }));
    followChanges();
}

ChangeCenter::~ChangeCenter()
{
    delete m_dialog;
    if (m_chips && !m_chips->parent())
        delete m_chips;
}

ChangeDialog* ChangeCenter::dialog() const
{
    return m_dialog;
}

void ChangeCenter::plan(const ChangeRequest& request)
{
    if (!m_dialog)
        openDialog(std::make_unique<ChangeFlow>(m_desk, request));
}

void ChangeCenter::open(const ChangeId& id)
{
    if (!m_dialog && m_desk.progress(id))
        openDialog(std::make_unique<ChangeFlow>(m_desk, id));
}

void ChangeCenter::openDialog(std::unique_ptr<ChangeFlow> flow)
{
    m_dialog = new ChangeDialog(m_theme, std::move(flow), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ChangeDialog::wayBackWanted, this, [this](const ChangeRequest& request) {
        m_dialog->reject();
        plan(request);
    });
    connect(m_dialog, &QDialog::finished, this, [this, dialog = m_dialog.data()] {
        const auto* sent = std::get_if<FlowSent>(&dialog->flow().state());
        m_dialog.clear();
        dialog->deleteLater();
        dialogEnded(sent ? std::optional(sent->id) : std::nullopt);
    });
    m_dialog->open();
    showChips();
}

void ChangeCenter::dialogEnded(const std::optional<ChangeId>& id)
{
    const ChangeProgress* progress = id ? m_desk.progress(*id) : nullptr;
    if (!progress)
        return;
    if (progress->outcome) {
        m_background.erase(id->value); // its end was seen in the dialog
        m_ended.insert(id->value);
    } else {
        m_background.insert(id->value);
        m_toasts.show({.glyph = Glyph::Live,
                       .sentence = tr("%1 goes on in the background.").arg(translate(progress->plan.title)),
                       .detail = tr("The chip in the bar above opens it again."),
                       .action = {},
                       .onAction = {}});
    }
    showChips();
}

void ChangeCenter::followChanges()
{
    for (const ChangeId& id : m_desk.changes()) {
        if (m_observed.contains(id.value))
            continue;
        m_background.insert(id.value);
        m_observed.emplace(id.value, m_desk.observe(id, [this](const ChangeProgress& progress) { take(progress); }));
    }
    updateActions();
    showChips();
}

void ChangeCenter::take(const ChangeProgress& progress)
{
    const ChangeId id = progress.plan.id;
    const bool endedNow = progress.outcome && m_ended.insert(id.value).second;
    if (endedNow && !isOpen(id))
        toast(progress);
    if (endedNow)
        updateActions();
    showChips();
}

bool ChangeCenter::isOpen(const ChangeId& id) const
{
    const auto* sent = m_dialog ? std::get_if<FlowSent>(&m_dialog->flow().state()) : nullptr;
    return sent && sent->id == id;
}

void ChangeCenter::showChips()
{
    std::vector<ChangeChip> chips;
    bool isAnyRunning = false;
    for (const ChangeId& id : m_desk.changes()) {
        const ChangeProgress* progress = m_desk.progress(id);
        if (!progress || !m_background.contains(id.value) || isOpen(id))
            continue;
        isAnyRunning = isAnyRunning || !progress->outcome;
        chips.push_back(chipOf(*progress));
    }
    if (m_chips)
        m_chips->set(chips);
    if (isAnyRunning)
        m_timer = m_desk.scheduler().after(std::chrono::seconds(1), [this] { showChips(); });
}

ChangeChip ChangeCenter::chipOf(const ChangeProgress& progress) const
{
    const Plan& plan = progress.plan;
    if (progress.outcome) {
        const OutcomeText text = describe(plan, *progress.outcome);
        return {.id = plan.id, .glyph = text.glyph, .color = text.color, .text = text.chip, .sentence = text.sentence};
    }
    const QString elapsed = formatCountdown(m_desk.scheduler().now() - progress.started);
    return {.id = plan.id,
            .glyph = Glyph::Live,
            .color = Token::Ink,
            .text = isSwitch(plan) ? tr("%1: switching %2").arg(displayText(plan.applicationName), elapsed)
                                   : tr("%1: changing %2").arg(displayText(plan.object.name), elapsed),
            .sentence = tr("%1 is running. Open it to see how far it is.").arg(translate(plan.title))};
}

void ChangeCenter::toast(const ChangeProgress& progress)
{
    const OutcomeText text = describe(progress.plan, *progress.outcome);
    const ChangeId id = progress.plan.id;
    m_toasts.show({.glyph = text.glyph,
                   .sentence = text.sentence,
                   .detail = translate(progress.plan.title),
                   .action = tr("Show"),
                   .onAction = [self = QPointer<ChangeCenter>(this), id] {
                       if (self)
                           self->open(id);
                   }});
}

void ChangeCenter::updateActions()
{
    std::set<QString> wanted;
    for (const Application& application : m_desk.applications()) {
        for (const SwitchOffer& one : switchOffers(m_desk, m_history, application)) {
            wanted.insert(actionId(one));
            offer(one);
        }
    }
    std::erase_if(m_offered, [&](const auto& entry) {
        const QString id = QString::fromStdString(entry.first);
        if (wanted.contains(id))
            return false;
        m_actions.remove(id);
        return true;
    });
}

void ChangeCenter::offer(const SwitchOffer& offer)
{
    const QString id = actionId(offer);
    const QString words = actionText(offer) + u'\n' + detailOf(offer);
    QString& known = m_offered[id.toStdString()];
    if (known != words) {
        known = words;
        m_actions.add({.id = id,
                       .text = actionText(offer),
                       .menu = ActionMenu::Change,
                       .icon = Glyph::PageDelivery,
                       .detail = detailOf(offer),
                       .writes = true,
                       .trigger = [this, key = offer.applicationKey, slot = offer.targetSlot] {
                           const Application* application = findApplication(m_desk, key);
                           if (!application)
                               return;
                           for (const SwitchOffer& now : switchOffers(m_desk, m_history, *application)) {
                               if (now.targetSlot == slot && now.reasonOff.isEmpty())
                                   plan(now.request);
                           }
                       }});
    }
    if (offer.reasonOff.isEmpty() != m_actions.isEnabled(id) || offer.reasonOff != m_actions.reasonOff(id)) {
        if (offer.reasonOff.isEmpty())
            m_actions.enable(id);
        else
            m_actions.disable(id, offer.reasonOff);
    }
}

} // namespace tealdeck
