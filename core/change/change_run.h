#pragma once

#include "core/change/answer.h"
#include "core/change/change_executor.h"
#include "core/change/change_journal.h"
#include "core/change/intent_annotation.h"
#include "core/change/progress_book.h"
#include "core/change/settling.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One change on its way, from the intent to the outcome; the order of its functions is the order of events. Destroyed means ended: nothing
// more is sent.
class ChangeExecutor::Run
{
public:
    struct Parts
    {
        StepRunner& steps;
        ChangeDriver& driver;
        ChangeLock& lock;
        Journal& journal;
        Scheduler& scheduler;
        ExecutorTiming timing;
    };
    // `onStartedOrEnded` is called twice in the life of a change, never inside begin().
    Run(Parts parts, ConfirmedChange change, std::function<void()> onStartedOrEnded);

    void begin();
    // begin() comes later: the application's lock is still held by a change that is being ended.
    void waitForLock();
    // Only while isWatching(): the operator does not wait for the effect.
    void endWatching();
    // As ChangeExecutor::endEarly(), for this change.
    void endEarly();
    bool isWaiting() const { return !m_hasBegun; }
    bool isWatching() const { return progress().stage == Stage::Watch && !m_outcome; }
    const ChangeProgress& progress() const { return m_book.progress(); }
    bool isRunning() const { return m_book.progress().stage != Stage::Ended; }
    Handle observe(OnProgress onProgress) { return m_book.observe(std::move(onProgress)); }

    const Plan& plan() const { return m_change.plan(); }

private:
    bool isWayBack() const { return plan().purpose == Purpose::WayBack; }

    void writeIntent();
    void takeIntent(const Result<JournalEntry>& entry);
    void journalIsBroken(const Error& error);

    void takeLock();
    void takeLockEvent(const Result<LockEvent>& event);
    void lockIsTaken(const Message& detail);
    void lockIsNotTaken(const Error& error);
    void lockIsLost(const Message& detail);

    void compare();
    void compareFurther();
    bool isStillHeld(const Result<LockEvent>& held);
    bool isSameCluster(const Result<ClusterUid>& uid);

    void sendStep();
    void takeAnswer(const HttpStep& step, const Result<HttpResponse>& answer);
    void stepIsAccepted(const HttpStep& step, const HttpResponse& answer);
    void answerIsLost(const HttpStep& step, const Error& error);

    void settleContest(const Error& refusal);
    void settleLoss(const Error& loss);
    void takeContest(const Error& refusal, const SettlingResult& result);
    void takeLoss(const Error& loss, const SettlingResult& result);
    void takeOtherState(const SettlingResult& result);
    void nothingHasChanged(const Error& refusal);
    void sendAgain();
    void stepIsApplied(Message detail);

    void watch();
    Duration effectDeadline() const;
    void takeEffect(const Result<EffectSeen>& effect);
    void effectIsNotFullySeen();
    void endUnwatched(Message why);
    Message endedEarly() const;

    void refuse(Error reason);
    void end(Outcome outcome);
    void giveLockBack();
    void lockIsGivenBack(const Result<LockEvent>& event);
    void writeOutcome();

    Parts m_parts;
    ConfirmedChange m_change;
    std::function<void()> m_onStartedOrEnded;
    ProgressBook m_book;
    ChangeJournal m_journal;

    std::vector<HttpStep> m_steps;
    std::size_t m_next = 0; // index of the step to send
    int m_attempt = 1; // of that step
    int m_lastStatus = 0; // of the last answer to it
    std::optional<std::string> m_intentForCluster; // set when the journal could not keep it
    AnnotationMap m_annotationMap;
    bool m_hasBegun = false;
    bool m_holdsLock = false;
    bool m_isLockLost = false;
    bool m_wasHandedOver = false;
    bool m_isEndingEarly = false;
    Instant m_comparedAt; // when the last comparison was begun
    std::optional<Result<ClusterUid>> m_uid;
    std::optional<Result<LockEvent>> m_held;
    std::optional<Outcome> m_outcome; // decided, not yet told

    Handle m_lock;
    Handle m_uidRead;
    Handle m_heldRead;
    Handle m_sending;
    std::unique_ptr<Settling> m_settling;
    Handle m_watch;
    Handle m_deadline;
    Handle m_release;
};

} // namespace tealdeck
