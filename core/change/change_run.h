#pragma once

#include "core/change/answer.h"
#include "core/change/change_executor.h"
#include "core/change/change_journal.h"
#include "core/change/intent_annotation.h"
#include "core/change/progress_book.h"
#include "core/change/settling.h"
#include "core/change/step_queue.h"

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
    // Why nothing more is sent and the effect is not watched any longer.
    enum class Stop
    {
        None,
        ByProgram, // it ends
        ByOperator,
        ByWayBack,
    };
    // As ChangeExecutor::endEarly(), for this change. ByWayBack only where mayBeLeft().
    void endEarly(Stop reason);
    bool isWaiting() const { return !m_hasBegun; }
    bool isWatching() const { return progress().stage == Stage::Watch && !m_outcome; }
    // A way back need not wait for its end: its effect is watched, or it may wait for long in the middle of its requests.
    bool mayBeLeft() const { return isWatching() || isOnTheWay(); }
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
    void compareLater(const Error& problem);
    void compareFurther();
    bool isStillHeld(const Result<LockEvent>& held);
    bool isSameCluster(const Result<ClusterUid>& uid);

    bool isOnTheWay() const; // some requests were sent and others that may wait are left
    bool maySend();
    void sendStep();
    void lookFirst();
    void handOver();
    void takeAnswer(const HttpStep& step, const Result<HttpResponse>& answer);
    void stepIsAccepted(const HttpStep& step, const HttpResponse& answer);
    void stepIsApplied(Message detail);
    void stepIsDone();
    void stepIsPostponed(std::string words, const HttpResponse* answer = nullptr);
    void waitForYes();
    void timeIsOver();
    void answerIsLost(const HttpStep& step, const Error& error);
    Message partText() const;

    Settling::Reading readingOfStep();
    void settleContest(const Error& refusal);
    void settleLoss(const Error& loss);
    void takeContest(const Error& refusal, const SettlingResult& result);
    void takeLoss(const Error& loss, const SettlingResult& result);
    void takeOtherState(const SettlingResult& result);
    void nothingHasChanged(const Error& refusal);
    void sendAgain();

    void watch();
    Duration effectDeadline() const;
    void takeEffect(const Result<EffectSeen>& effect);
    void effectIsNotFullySeen();
    void endUnwatched(Message why);
    Message stopText() const;
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

    StepQueue m_steps;
    std::size_t m_current = 0; // index of the step that is sent or settled
    int m_lastStatus = 0; // of the last answer to it
    std::optional<Instant> m_sendUntil; // set with the first request where requests may wait
    Instant m_saidWaiting; // to the journal
    Duration m_watchFor{};
    std::optional<std::string> m_intentForCluster; // set when the journal could not keep it
    AnnotationMap m_annotationMap;
    bool m_hasBegun = false;
    bool m_holdsLock = false;
    bool m_isLockLost = false;
    bool m_wasHandedOver = false;
    bool m_isPausing = false; // until the next try of what was refused for now
    Stop m_stop = Stop::None;
    Instant m_comparedAt; // when the last comparison was begun
    std::optional<Result<ClusterUid>> m_uid;
    std::optional<Result<LockEvent>> m_held;
    std::optional<Outcome> m_outcome; // decided, not yet told

    Handle m_lock;
    Handle m_uidRead;
    Handle m_heldRead;
    Handle m_sending;
    std::unique_ptr<Settling> m_settling;
    Handle m_pause;
    Handle m_watch;
    Handle m_deadline;
    Handle m_release;
};

} // namespace tealdeck
