#include "core/change/change_run.h"

#include "core/change/journal_body.h"

#include <algorithm>

// How the requests of a change are sent: in their order, once each; one that may wait is asked for again while the server says not now.
namespace tealdeck
{
namespace
{

using State = ProgressLine::State;

std::string numberOf(long long value)
{
    return std::to_string(value);
}

std::string placeOf(const ObjectRef& object)
{
    return object.namespaceName.empty() ? object.name : object.namespaceName + "/" + object.name;
}

} // namespace

bool ChangeExecutor::Run::isOnTheWay() const
{
    return m_wasHandedOver && m_steps.mayWait() && !m_steps.isOver() && !m_outcome;
}

// Answers no only after it ended the change.
bool ChangeExecutor::Run::maySend()
{
    if (m_isLockLost && m_holdsLock) {
        refuse({.kind = ErrorKind::Locked,
                .message = message("Progress", "The lock of %1 was lost; nothing more was sent.", {plan().applicationName}),
                .detail = {}});
        return false;
    }
    if (m_stop != Stop::None) {
        refuse({.kind = ErrorKind::Cancelled, .message = endedEarly(), .detail = {}});
        return false;
    }
    if (m_sendUntil && m_parts.scheduler.now() >= *m_sendUntil) {
        timeIsOver();
        return false;
    }
    return true;
}

void ChangeExecutor::Run::sendStep()
{
    m_isPausing = false;
    if (!maySend())
        return;
    const auto next = m_steps.next(m_parts.scheduler.now());
    if (!next)
        return waitForYes();
    if (m_parts.scheduler.now() - m_comparedAt > m_parts.timing.comparisonHolds)
        return compare();
    m_current = *next;
    m_steps.isPostponed(m_current) ? lookFirst() : handOver();
}

// Its name may belong to another object by now, and the budget would be asked about that one.
void ChangeExecutor::Run::lookFirst()
{
    m_sending = m_parts.driver.settleStep(plan(), m_steps.step(m_current), [this](const Result<Settled>& settled) {
        if (m_outcome || !maySend())
            return;
        if (!settled)
            return stepIsPostponed(describe(settled.error()));
        if (settled->state == Settled::State::AsBefore)
            return handOver();
        stepIsApplied(message("Progress", "it is gone already"));
    });
}

void ChangeExecutor::Run::handOver()
{
    if (m_steps.mayWait() && !m_sendUntil)
        m_sendUntil = m_parts.scheduler.now() + effectDeadline();
    HttpStep step = m_steps.step(m_current);
    if (m_intentForCluster && m_current == 0)
        step = withIntent(std::move(step), m_annotationMap, *m_intentForCluster);
    const bool isAgain = m_steps.isPostponed(m_current); // the journal has it as handed over
    m_steps.count(m_current);
    if (!isAgain) {
        m_journal.write(
            JournalKind::Step,
            message("Journal", "%1 of %2 %3 handed over, attempt %4.",
                    {std::string(toString(step.method)), step.object.kind, step.object.name, numberOf(m_steps.attempts(m_current))}),
            stepBody(step, m_steps.attempts(m_current)));
    }
    m_book.begin(step.mayWait ? message("Progress", "Evicting %1 %2", {step.object.kind, placeOf(step.object)})
                              : message("Progress", "Changing %1 %2", {step.object.kind, step.object.name}));
    m_book.sent(step);
    m_wasHandedOver = true;
    m_sending = m_parts.steps.run(step, [this, step](const Result<HttpResponse>& answer) { takeAnswer(step, answer); });
}

void ChangeExecutor::Run::takeAnswer(const HttpStep& step, const Result<HttpResponse>& answer)
{
    if (!answer && meaningOf(answer.error()) == AnswerMeaning::Unknown) {
        m_book.lost();
        return answerIsLost(step, answer.error());
    }
    if (!answer) {
        m_book.neverSent();
        if (step.mayWait && answer.error().kind == ErrorKind::ConnectFailed)
            return stepIsPostponed(describe(answer.error()));
        m_journal.write(JournalKind::Step, message("Journal", "%1 was not sent.", {std::string(toString(step.method))}),
                        errorBody(answer.error()));
        return refuse(answer.error());
    }
    m_journal.hear(*answer);
    m_lastStatus = answer->head.status;
    m_book.answered(m_lastStatus);
    const Error refusal = errorOf(*answer, step);
    const AnswerMeaning meaning = meaningOf(*answer, step);
    if (meaning == AnswerMeaning::Unknown)
        return answerIsLost(step, refusal);
    if (meaning == AnswerMeaning::Postponed)
        return stepIsPostponed(refusalWords(*answer), &*answer);
    m_journal.write(JournalKind::Step, message("Journal", "%1 answered %2.", {std::string(toString(step.method)), numberOf(m_lastStatus)}),
                    answerBody(*answer));
    switch (meaning) {
    case AnswerMeaning::Accepted: return stepIsAccepted(step, *answer);
    case AnswerMeaning::Contested: return settleContest(refusal);
    case AnswerMeaning::Postponed:
    case AnswerMeaning::Refused:
    case AnswerMeaning::Unknown: return refuse(refusal);
    }
}

void ChangeExecutor::Run::stepIsAccepted(const HttpStep& step, const HttpResponse& answer)
{
    const std::string status = numberOf(answer.head.status);
    const std::string took = numberOf(answer.took.count());
    if (step.mayWait) {
        m_book.finish(
            State::Done, message("Progress", "%1 %2 is evicted", {step.object.kind, placeOf(step.object)}),
            message("Progress", "the server answered %1 in %2 ms, asked %3 times", {status, took, numberOf(m_steps.attempts(m_current))}));
    } else {
        m_book.finish(State::Done, message("Progress", "%1 patched", {step.object.kind}),
                      message("Progress", "%1 answered %2 in %3 ms, resource version %4",
                              {std::string(toString(step.method)), status, took, resourceVersionOf(answer)}));
    }
    stepIsDone();
}

void ChangeExecutor::Run::stepIsApplied(Message detail)
{
    const HttpStep& step = m_steps.step(m_current);
    m_book.finish(State::Done,
                  step.mayWait ? message("Progress", "%1 %2 is evicted", {step.object.kind, placeOf(step.object)})
                               : message("Progress", "%1 is as planned", {step.object.kind}),
                  std::move(detail));
    stepIsDone();
}

void ChangeExecutor::Run::stepIsDone()
{
    m_steps.finish(m_current);
    m_steps.isOver() ? watch() : sendStep();
}

// The journal keeps each answer once; that it is asked again and again is said by waitForYes(). `answer`: null where the object could not
// be read.
void ChangeExecutor::Run::stepIsPostponed(std::string words, const HttpResponse* answer)
{
    const Instant again = m_parts.scheduler.now() + m_parts.timing.askAgainEvery;
    const bool isNew = m_steps.postpone(m_current, std::move(words), again);
    if (isNew && answer) {
        const HttpStep& step = m_steps.step(m_current);
        m_journal.write(
            JournalKind::Step,
            message("Journal", "%1 of %2 %3 answered %4: refused for now, it is asked again.",
                    {std::string(toString(step.method)), step.object.kind, placeOf(step.object), numberOf(answer->head.status)}),
            answerBody(*answer));
        m_saidWaiting = m_parts.scheduler.now();
    }
    sendStep();
}

void ChangeExecutor::Run::waitForYes()
{
    const std::vector<StepQueue::Waiting> waiting = m_steps.waiting();
    const Instant now = m_parts.scheduler.now();
    const StepQueue::Waiting& first = waiting.front();
    const Message title = message("Progress", "Refused for now, asked again each %1 s: %2 of %3",
                                  {numberOf(std::chrono::duration_cast<std::chrono::seconds>(m_parts.timing.askAgainEvery).count()),
                                   numberOf(static_cast<long long>(waiting.size())), numberOf(static_cast<long long>(m_steps.size()))});
    m_book.begin(title,
                 message("Progress", "%1 %2: %3 Asked %4 times.",
                         {first.step.object.kind, placeOf(first.step.object), first.words, numberOf(first.attempts)}));
    if (now - m_saidWaiting >= m_parts.timing.saysWaitingEvery) {
        m_saidWaiting = now;
        m_journal.write(JournalKind::Step,
                        message("Journal", "Still asking for %1 of %2 requests that are refused for now.",
                                {numberOf(static_cast<long long>(waiting.size())), numberOf(static_cast<long long>(m_steps.size()))}),
                        waitingBody(waiting));
    }
    const Instant until = std::min(m_steps.nextTry(), m_sendUntil.value_or(m_steps.nextTry()));
    m_pause = m_parts.scheduler.after(std::max(until - now, Duration::zero()), [this] { sendStep(); });
    m_isPausing = true;
}

void ChangeExecutor::Run::timeIsOver()
{
    const std::string seconds = numberOf(std::chrono::duration_cast<std::chrono::seconds>(effectDeadline()).count());
    const std::vector<StepQueue::Waiting> waiting = m_steps.waiting();
    refuse({.kind = ErrorKind::TimedOut,
            .message = message("Progress", "The time of %1 s was over; nothing more was sent.", {seconds}),
            .detail = waiting.empty() ? std::string() : waiting.front().words});
}

void ChangeExecutor::Run::answerIsLost(const HttpStep& step, const Error& error)
{
    m_journal.write(JournalKind::Unknown,
                    message("Journal", "The answer to %1 of %2 %3 is not known.",
                            {std::string(toString(step.method)), step.object.kind, step.object.name}),
                    errorBody(error));
    m_book.finish(State::Warning, message("Progress", "It is not known whether the request was carried out"), error.message);
    settleLoss(error);
}

// What is said of a change that ends between two of its requests.
Message ChangeExecutor::Run::partText() const
{
    constexpr std::size_t mostNamed = 5;
    const auto number = [](std::size_t count) { return numberOf(static_cast<long long>(count)); };
    if (!m_steps.mayWait())
        return message("Progress", "Only %1 of %2 requests were carried out.", {number(m_steps.done()), number(m_steps.size())});
    std::string names;
    std::size_t left = 0;
    for (const ObjectRef& object : m_steps.left()) {
        if (++left <= mostNamed)
            names += (names.empty() ? "" : ", ") + object.kind + " " + placeOf(object);
    }
    if (left > mostNamed)
        names += " ...";
    return message("Progress", "%1 of %2 requests were carried out, %3 are left: %4. What was carried out stays.",
                   {number(m_steps.done()), number(m_steps.size()), number(left), names});
}

} // namespace tealdeck
