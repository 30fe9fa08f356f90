#pragma once

#include <QObject> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_desk.h"
#include "ui/change/typing_time.h"

#include <optional>
#include <set>
#include <string>
#include <variant>

namespace tealdeck
{

// The plan is being made. `previous` is the one that was too old.
struct FlowPlanning
{
    Instant since;
    std::optional<Plan> previous;
};
struct FlowNotPlanned
{
    Error reason;
};
struct FlowConfirming
{
    Plan plan;
};
struct FlowSent
{
    ChangeId id;
    std::optional<ChangeProgress> progress; // nothing until the first report
};
using FlowState = std::variant<FlowPlanning, FlowNotPlanned, FlowConfirming, FlowSent>;

// What the operator must be told about the plan in front of them.
enum class FlowNotice
{
    None,
    MadeAgainSame, // the plan was too old; the new one sends the same
    MadeAgainDifferent, // the plan was too old; the new one sends something else
};

// What was found by looking again after the end.
struct LookedAgain
{
    bool isReading = false;
    std::optional<Result<Settled>> found;
    std::optional<EffectSeen> effect;
    std::optional<WallTime> at;
};

// One change from the wish to its end, without a widget: plan, answers, sending once, watching. The dialog shows it.
class ChangeFlow : public QObject
{
    Q_OBJECT

public:
    // Plans at once.
    ChangeFlow(ChangeDesk& desk, ChangeRequest request, QObject* parent = nullptr);
    // Watches a change that was sent already.
    ChangeFlow(ChangeDesk& desk, const ChangeId& id, QObject* parent = nullptr);

    ChangeDesk& desk() const { return m_desk; }
    const FlowState& state() const { return m_state; }
    const ChangeRequest& request() const { return m_request; }
    // The plan that is shown now, if there is one.
    const Plan* plan() const;
    const ChangeProgress* progress() const;
    bool isRunning() const; // sent, and not ended
    bool isEnded() const;
    FlowNotice notice() const { return m_notice; }
    const LookedAgain& lookedAgain() const { return m_looked; }

    const Answers& answers() const { return m_answers; }
    void setTypedName(const std::string& name);
    void setReason(const std::string& reason);
    void setWarningSeen(const std::string& checkId);
    void setWarningUnseen(const std::string& checkId);

    // Why the plan in front cannot be sent now; nothing: send() sends. A plan that is too old is no obstacle: send() plans again.
    std::optional<Error> obstacle() const;
    // Why the last attempt sent nothing.
    const std::optional<Error>& refusal() const { return m_refusal; }
    // How long the plan still holds; negative when it is too old. Does not run while the operator types.
    Duration validFor() const;

    // Sends once. When the plan is too old, plans again instead; answers that still fit are kept and nothing is sent.
    void send();
    void planAgain();
    // Reads what is true now.
    void lookAgain();
    // Nothing more of the running change is sent.
    void stop();
    // The request that undoes a change that was sent.
    std::optional<ChangeRequest> wayBack() const;

Q_SIGNALS:
    void changed(); // state, answers or what was found
    void ticked(); // a second passed

private:
    void tick();
    void becomePlanned(Result<Plan> plan);
    void forgetOutdatedWarnings(const Plan& before, const Plan& after);
    void watch(const ChangeId& id);
    void typed();
    Instant now() const { return m_desk.scheduler().now(); }

    ChangeDesk& m_desk;
    ChangeRequest m_request;
    FlowState m_state;
    FlowNotice m_notice = FlowNotice::None;
    Answers m_answers;
    TypingTime m_typing;
    std::optional<Error> m_refusal;
    LookedAgain m_looked;
    Handle m_planning;
    Handle m_watching;
    Handle m_settling;
    Handle m_effect;
    Handle m_environment;
    Handle m_timer;
};

} // namespace tealdeck
