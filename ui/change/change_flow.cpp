#include "ui/change/change_flow.h"

#include "core/change/change_request.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

const Check* checkOf(const Plan& plan, const std::string& id)
{
    const auto found = std::find_if(plan.checks.begin(), plan.checks.end(), [&](const Check& check) { return check.id == id; });
    return found == plan.checks.end() ? nullptr : &*found;
}

// A warning is the same when it says the same; when it was read does not matter.
bool saysTheSame(const Check* before, const Check* after)
{
    return before && after && before->verdict == after->verdict && before->what == after->what && before->measured == after->measured;
}

} // namespace

ChangeFlow::ChangeFlow(ChangeDesk& desk, ChangeRequest request, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_request(std::move(request))
    , m_state(FlowPlanning{.since = now(), .previous = std::nullopt})
    , m_environment(m_desk.onEnvironmentChanged([this] { Q_EMIT changed(); }))
{
    planAgain();
    tick();
}

ChangeFlow::ChangeFlow(ChangeDesk& desk, const ChangeId& id, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_environment(m_desk.onEnvironmentChanged([this] { Q_EMIT changed(); }))
{
    watch(id);
    tick();
}

const Plan* ChangeFlow::plan() const
{
    if (const auto* planning = std::get_if<FlowPlanning>(&m_state))
        return planning->previous ? &*planning->previous : nullptr;
    if (const auto* confirming = std::get_if<FlowConfirming>(&m_state))
        return &confirming->plan;
    const ChangeProgress* sent = progress();
    return sent ? &sent->plan : nullptr;
}

const ChangeProgress* ChangeFlow::progress() const
{
    const auto* sent = std::get_if<FlowSent>(&m_state);
    return sent && sent->progress ? &*sent->progress : nullptr;
}

bool ChangeFlow::isRunning() const
{
    const auto* sent = std::get_if<FlowSent>(&m_state);
    return sent && !(sent->progress && sent->progress->outcome);
}

bool ChangeFlow::isEnded() const
{
    const ChangeProgress* sent = progress();
    return sent && sent->outcome;
}

void ChangeFlow::typed()
{
    m_typing.keyPressed(now());
    m_refusal.reset();
    Q_EMIT changed();
}

void ChangeFlow::setTypedName(const std::string& name)
{
    m_answers.typedName = name;
    typed();
}

void ChangeFlow::setReason(const std::string& reason)
{
    m_answers.reason = reason;
    typed();
}

void ChangeFlow::setWarningSeen(const std::string& checkId)
{
    m_answers.seenWarnings.insert(checkId);
    Q_EMIT changed();
}

void ChangeFlow::setWarningUnseen(const std::string& checkId)
{
    m_answers.seenWarnings.erase(checkId);
    Q_EMIT changed();
}

std::optional<Error> ChangeFlow::obstacle() const
{
    const auto* confirming = std::get_if<FlowConfirming>(&m_state);
    if (!confirming)
        return Error{.kind = ErrorKind::InvalidInput, .message = message("ChangeFlow", "The plan is not made yet."), .detail = {}};
    const DeskEnvironment environment = m_desk.environment();
    if (environment.access == AccessMode::ReadOnly) {
        return Error{.kind = ErrorKind::ReadOnly,
                     .message = message("ChangeFlow", "This console is read-only. Copy the commands, or start it without read-only mode."),
                     .detail = {}};
    }
    const ClusterUid& planned = confirming->plan.clusterUid;
    const bool isOtherCluster = !environment.clusterUid.empty() && !planned.empty() && environment.clusterUid != planned;
    if (environment.hasClusterChanged || isOtherCluster) {
        return Error{
            .kind = ErrorKind::WrongCluster,
            .message
            = message("ChangeFlow", "The cluster behind this address is not the planned one any more. Close this and look where you are."),
            .detail = {}};
    }
    // What is missing is said in core's own words; age is asked apart.
    const auto confirmed = confirm(confirming->plan, m_answers, confirming->plan.madeAt);
    return confirmed ? std::nullopt : std::optional(confirmed.error());
}

Duration ChangeFlow::validFor() const
{
    const auto* confirming = std::get_if<FlowConfirming>(&m_state);
    if (!confirming)
        return Duration::zero();
    return confirming->plan.validFor - (now() - confirming->plan.madeAt) + m_typing.total(now());
}

void ChangeFlow::send()
{
    auto* confirming = std::get_if<FlowConfirming>(&m_state);
    if (!confirming || obstacle())
        return;
    Answers answers = m_answers;
    answers.typingTime = m_typing.total(now());
    auto confirmed = confirm(confirming->plan, std::move(answers), now());
    if (!confirmed && confirmed.error().kind == ErrorKind::Conflict) {
        planAgain();
        return;
    }
    auto id = confirmed ? m_desk.start(std::move(*confirmed)) : Result<ChangeId>(fail(confirmed.error()));
    if (id) {
        watch(*id);
    } else {
        m_refusal = id.error();
    }
    Q_EMIT changed();
}

void ChangeFlow::planAgain()
{
    std::optional<Plan> previous;
    if (const Plan* shown = plan())
        previous = *shown;
    // After an end the wish is the same, but what was seen then is not.
    if (isEnded()) {
        m_request = again(*previous);
        m_looked = {};
        m_settling.end();
        m_effect.end();
    }
    m_watching.end();
    m_notice = FlowNotice::None;
    m_refusal.reset();
    m_state = FlowPlanning{.since = now(), .previous = std::move(previous)};
    m_planning = m_desk.plan(m_request, [this](Result<Plan> made) { becomePlanned(std::move(made)); });
    Q_EMIT changed();
}

void ChangeFlow::becomePlanned(Result<Plan> made)
{
    const Plan* shown = plan();
    if (!made) {
        m_state = FlowNotPlanned{.reason = made.error()};
        Q_EMIT changed();
        return;
    }
    if (shown) {
        m_notice = digestOf(*shown) == digestOf(*made) ? FlowNotice::MadeAgainSame : FlowNotice::MadeAgainDifferent;
        forgetOutdatedWarnings(*shown, *made);
    }
    m_typing.reset();
    m_state = FlowConfirming{.plan = std::move(*made)};
    Q_EMIT changed();
}

void ChangeFlow::forgetOutdatedWarnings(const Plan& before, const Plan& after)
{
    std::erase_if(m_answers.seenWarnings, [&](const std::string& id) { return !saysTheSame(checkOf(before, id), checkOf(after, id)); });
}

void ChangeFlow::watch(const ChangeId& id)
{
    FlowSent sent{.id = id, .progress = std::nullopt};
    if (const ChangeProgress* known = m_desk.progress(id))
        sent.progress = *known;
    m_state = std::move(sent);
    m_notice = FlowNotice::None;
    m_watching = m_desk.observe(id, [this](const ChangeProgress& progress) {
        if (auto* watched = std::get_if<FlowSent>(&m_state))
            watched->progress = progress;
        Q_EMIT changed();
    });
}

void ChangeFlow::lookAgain()
{
    const ChangeProgress* sent = progress();
    if (!sent || !sent->outcome || m_looked.isReading)
        return;
    m_looked.isReading = true;
    m_settling = m_desk.settle(sent->plan, [this](Result<Settled> found) {
        m_looked.isReading = false;
        m_looked.found = std::move(found);
        m_looked.at = m_desk.scheduler().clock().wallNow();
        Q_EMIT changed();
    });
    m_effect = m_desk.watchEffect(sent->plan, [this](Result<EffectSeen> seen) {
        if (seen)
            m_looked.effect = *seen;
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void ChangeFlow::stop()
{
    if (isRunning())
        m_desk.stop(progress()->plan.id);
}

std::optional<ChangeRequest> ChangeFlow::wayBack() const
{
    const ChangeProgress* sent = progress();
    if (!sent || sent->plan.purpose == Purpose::WayBack)
        return std::nullopt;
    return undoing(sent->plan);
}

void ChangeFlow::tick()
{
    Q_EMIT ticked();
    m_timer = m_desk.scheduler().after(std::chrono::seconds(1), [this] { tick(); });
}

} // namespace tealdeck
