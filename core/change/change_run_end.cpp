#include "core/change/change_run.h"
#include "core/change/effect_text.h"
#include "core/change/journal_body.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

using State = ProgressLine::State;

constexpr int maxAttempts = 3; // safety.md 13

std::string numberOf(long long value)
{
    return std::to_string(value);
}

Error withMessage(Error error, Message message)
{
    error.detail = describe(error);
    error.message = std::move(message);
    return error;
}

} // namespace

// A definite no: the server did not carry the request out. Reading tells whether somebody else was first.
void ChangeExecutor::Run::settleContest(const Error& refusal)
{
    if (!m_steps.step(m_current).mayWait) // what shall be evicted is gone, most likely
        m_book.finish(State::Warning, message("Progress", "The server did not accept the request"), refusal.message);
    m_book.begin(message("Progress", "Reading what is there now"));
    const SettlingRules rules{.every = m_parts.timing.settleEvery, .giveUpAfter = m_parts.timing.settleFor, .quietFor = {}};
    m_settling = std::make_unique<Settling>(readingOfStep(), m_parts.scheduler, rules,
                                            [this, refusal](const SettlingResult& result) { takeContest(refusal, result); });
}

Settling::Reading ChangeExecutor::Run::readingOfStep()
{
    return [this](ChangeDriver::OnSettled onSettled) {
        return m_parts.driver.settleStep(plan(), m_steps.step(m_current), std::move(onSettled));
    };
}

void ChangeExecutor::Run::settleLoss(const Error& loss)
{
    m_book.begin(message("Progress", "Reading what is true"), message("Progress", "The request is not sent again."));
    const SettlingRules rules{
        .every = m_parts.timing.settleEvery, .giveUpAfter = m_parts.timing.settleFor, .quietFor = m_parts.timing.quietFor};
    m_settling = std::make_unique<Settling>(readingOfStep(), m_parts.scheduler, rules,
                                            [this, loss](const SettlingResult& result) { takeLoss(loss, result); });
}

void ChangeExecutor::Run::takeContest(const Error& refusal, const SettlingResult& result)
{
    m_journal.write(JournalKind::Settled, message("Journal", "Read after the server did not accept the request."), settledBody(result));
    if (!result.settled)
        return refuse(withMessage(refusal,
                                  message("Progress",
                                          "The server did not accept the request, and why could not be read. "
                                          "Nothing of this change is in effect.")));
    switch (result.settled->state) {
    case Settled::State::AsBefore: return nothingHasChanged(refusal);
    case Settled::State::Applied:
        if (m_steps.step(m_current).mayWait)
            return stepIsApplied(message("Progress", "it is gone already"));
        return stepIsApplied(message("Progress", "it is as planned already, written by %1", {result.settled->who}));
    case Settled::State::ChangedByOther:
    case Settled::State::Partly:
    case Settled::State::Gone: return takeOtherState(result);
    }
}

void ChangeExecutor::Run::takeLoss(const Error& loss, const SettlingResult& result)
{
    m_journal.write(JournalKind::Settled, message("Journal", "Read after the answer was lost."), settledBody(result));
    const std::string until = formatRfc3339(result.lastRead);
    if (!result.settled) {
        return end(
            OutcomeUnknown{withMessage(result.problem,
                                       message("Progress", "A request was sent and its outcome could not be read until %1. Look at %2 %3.",
                                               {until, plan().object.kind, plan().object.name}))});
    }
    switch (result.settled->state) {
    case Settled::State::AsBefore:
        return refuse(withMessage(
            loss, message("Progress", "The request did not take effect, read %1 times until %2.", {numberOf(result.reads), until})));
    case Settled::State::Applied: return stepIsApplied(message("Progress", "the answer was lost, reading shows the planned state"));
    case Settled::State::ChangedByOther:
    case Settled::State::Partly:
    case Settled::State::Gone: return takeOtherState(result);
    }
}

void ChangeExecutor::Run::takeOtherState(const SettlingResult& result)
{
    const Settled& settled = *result.settled;
    if (settled.state == Settled::State::Gone) {
        return refuse({.kind = ErrorKind::NotFound,
                       .message = message("Progress", "%1 %2 does not exist any more, or another one has its name. Plan again.",
                                          {plan().object.kind, plan().object.name}),
                       .detail = {}});
    }
    refuse(
        {.kind = ErrorKind::Conflict,
         .message = message("Progress", "%1 %2 was changed by %3 meanwhile: %4. Nothing of this change is in effect. Plan again.",
                            {plan().object.kind, plan().object.name, settled.who.empty() ? "somebody else" : settled.who, settled.found}),
         .detail = settled.when ? formatRfc3339(*settled.when) : std::string()});
}

// After a 409 another try is right, for the request was not carried out. A 422 would be one again, unless it was our own annotation that
// did not fit what is there.
void ChangeExecutor::Run::nothingHasChanged(const Error& refusal)
{
    if (m_lastStatus == 409 && m_steps.step(m_current).mayWait)
        return stepIsPostponed(refusal.detail);
    const bool isAnnotationInTheWay = m_lastStatus == 422 && m_intentForCluster && m_current == 0;
    if ((m_lastStatus != 409 && !isAnnotationInTheWay) || m_steps.attempts(m_current) >= maxAttempts)
        return refuse(refusal);
    if (isAnnotationInTheWay)
        m_annotationMap = m_annotationMap == AnnotationMap::Present ? AnnotationMap::Missing : AnnotationMap::Present;
    sendAgain();
}

void ChangeExecutor::Run::sendAgain()
{
    m_book.finish(
        State::Warning, message("Progress", "Nothing planned has changed"),
        message("Progress", "Sending again, attempt %1 of %2", {numberOf(m_steps.attempts(m_current) + 1), numberOf(maxAttempts)}));
    compare();
}

void ChangeExecutor::Run::watch()
{
    m_book.enter(Stage::Watch);
    if (m_stop != Stop::None)
        return endUnwatched(stopText());
    m_book.begin(effecttext::awaited(plan()));
    m_watchFor = effectDeadline();
    if (m_sendUntil) // the time counts from the first request on; what was sent last has its usual time
        m_watchFor = std::max(*m_sendUntil - m_parts.scheduler.now(), m_parts.timing.effectDeadline);
    m_deadline = m_parts.scheduler.after(m_watchFor, [this] { effectIsNotFullySeen(); });
    m_watch = m_parts.driver.watchEffect(plan(), [this](const Result<EffectSeen>& effect) { takeEffect(effect); });
}

Duration ChangeExecutor::Run::effectDeadline() const
{
    return plan().effectWithin.value_or(m_parts.timing.effectDeadline);
}

void ChangeExecutor::Run::takeEffect(const Result<EffectSeen>& effect)
{
    if (m_outcome)
        return;
    if (!effect)
        return m_book.update(effect.error().message);
    m_book.see(*effect);
    if (!effect->isComplete)
        return m_book.update(effecttext::counted(*effect));
    m_book.finish(State::Done, effecttext::arrived(plan()), effecttext::counted(*effect));
    m_book.finish(State::Done, message("Progress", "Effect seen"), effecttext::seen(plan(), *effect));
    end(Done{.effect = *effect});
}

void ChangeExecutor::Run::effectIsNotFullySeen()
{
    EffectSeen effect = progress().effect.value_or(EffectSeen{.expectedOnTarget = plan().targetReady});
    effect.isComplete = false;
    const std::string seconds = numberOf(std::chrono::duration_cast<std::chrono::seconds>(m_watchFor).count());
    m_book.finish(State::Warning, message("Progress", "Not fully seen after %1 s", {seconds}),
                  progress().effect ? effecttext::counted(effect) : effecttext::notSeen(plan()));
    m_book.note(State::Warning, message("Progress", "The request was carried out"),
                message("Progress", "Decide whether to wait or to go back."));
    end(Done{.effect = effect});
}

void ChangeExecutor::Run::endEarly(Stop reason)
{
    if (m_outcome)
        return;
    m_stop = reason; // maySend() and watch() look at it: what is on its way is waited for
    if (!m_hasBegun) {
        m_hasBegun = true;
        m_outcome = Refused{{.kind = ErrorKind::Cancelled, .message = endedEarly(), .detail = {}}};
        m_book.finish(State::Failed, message("Progress", "Stopped"), endedEarly());
        m_book.close(*m_outcome); // nothing of it is in the journal
        m_book.soon(m_onStartedOrEnded);
        return;
    }
    if (isWatching())
        return endUnwatched(stopText());
    if (m_isPausing)
        sendStep(); // nothing is on its way: it ends at once
}

Message ChangeExecutor::Run::stopText() const
{
    switch (m_stop) {
    case Stop::ByProgram: return message("Progress", "Tealdeck was told to end");
    case Stop::ByOperator: return message("Progress", "it was stopped");
    case Stop::ByWayBack:
    case Stop::None: break;
    }
    return message("Progress", "the way back was started");
}

Message ChangeExecutor::Run::endedEarly() const
{
    if (m_stop == Stop::ByOperator)
        return message("Progress", "It was stopped: nothing more was sent.");
    if (m_stop == Stop::ByWayBack)
        return message("Progress", "The way back was started: nothing more was sent.");
    if (m_steps.done() > 0)
        return message("Progress", "Tealdeck was told to end: nothing more was sent.");
    return m_wasHandedOver
        ? message("Progress", "Tealdeck was told to end, so the request was not sent again. Nothing of this change is in effect.")
        : message("Progress", "Tealdeck was told to end before anything was sent, so nothing was.");
}

void ChangeExecutor::Run::endUnwatched(Message why)
{
    EffectSeen effect = progress().effect.value_or(EffectSeen{.expectedOnTarget = plan().targetReady});
    effect.isComplete = false;
    m_book.finish(State::Warning, message("Progress", "Not watched to the end"), std::move(why));
    end(Done{.effect = effect});
}

// Nothing of the change is in effect, unless an earlier step of several was carried out: then that is not for us to call "refused".
void ChangeExecutor::Run::refuse(Error reason)
{
    m_book.finish(State::Failed, message("Progress", "Stopped"), reason.message);
    if (m_steps.done() == 0)
        return end(Refused{std::move(reason)});
    end(OutcomeUnknown{withMessage(std::move(reason), partText())});
}

void ChangeExecutor::Run::end(Outcome outcome)
{
    if (m_outcome)
        return;
    m_outcome = std::move(outcome);
    m_deadline.end();
    m_watch.end();
    m_pause.end();
    const auto* done = std::get_if<Done>(&*m_outcome);
    if (!done)
        return giveLockBack();
    m_journal.write(JournalKind::Effect, effecttext::summary(plan(), done->effect), effectBody(done->effect),
                    [this](const Result<JournalEntry>&) { giveLockBack(); });
}

void ChangeExecutor::Run::giveLockBack()
{
    if (!m_holdsLock || m_isLockLost)
        return writeOutcome();
    m_release
        = m_parts.lock.release(plan(), *m_outcome, m_journal.head(), [this](const Result<LockEvent>& event) { lockIsGivenBack(event); });
}

void ChangeExecutor::Run::lockIsGivenBack(const Result<LockEvent>& event)
{
    if (event) {
        m_book.add(event->writes);
        if (event->kind != LockEvent::Kind::Released)
            return;
        m_journal.write(JournalKind::Lock, message("Journal", "Lock of %1 given back.", {plan().applicationName}), "{}");
    } else {
        m_journal.write(JournalKind::Lock, message("Journal", "Lock of %1 could not be given back.", {plan().applicationName}),
                        errorBody(event.error()));
        m_book.note(State::Warning,
                    message("Progress", "The lock of %1 could not be given back; it runs out by itself", {plan().applicationName}),
                    event.error().message);
    }
    m_lock.end();
    writeOutcome();
}

void ChangeExecutor::Run::writeOutcome()
{
    m_journal.write(JournalKind::Outcome, outcomeSummary(plan(), *m_outcome), outcomeBody(*m_outcome), [this](const Result<JournalEntry>&) {
        m_book.close(*m_outcome);
        m_onStartedOrEnded();
    });
}

} // namespace tealdeck
