#include "core/change/change_run.h"

#include "core/change/journal_body.h"

namespace tealdeck
{
namespace
{

using State = ProgressLine::State;

std::string shortUid(const std::string& uid)
{
    return uid.substr(0, 8);
}

std::string numberOf(long long value)
{
    return std::to_string(value);
}

} // namespace

ChangeExecutor::Run::Run(Parts parts, ConfirmedChange change, std::function<void()> onStartedOrEnded)
    : m_parts(parts)
    , m_change(std::move(change))
    , m_onStartedOrEnded(std::move(onStartedOrEnded))
    , m_book(parts.scheduler, m_change.plan(), m_change.answers().reason)
    , m_journal(parts.journal, parts.scheduler.clock(), m_change.plan(), [this](const Error& error) { journalIsBroken(error); })
    , m_steps(m_change.plan())
    , m_annotationMap(m_change.plan().hasAnnotations ? AnnotationMap::Present : AnnotationMap::Missing)
{
}

void ChangeExecutor::Run::begin()
{
    m_hasBegun = true;
    m_book.soon([this] {
        m_onStartedOrEnded();
        writeIntent();
    });
}

void ChangeExecutor::Run::waitForLock()
{
    m_book.begin(message("Progress", "Waiting until the running change has given back the lock of %1", {plan().applicationName}));
}

void ChangeExecutor::Run::writeIntent()
{
    m_book.begin(message("Progress", "Writing the intent to the journal"));
    m_journal.write(JournalKind::Intent, message("Journal", "Intent: %1.", {render(plan().title)}), intentBody(plan(), m_change.answers()),
                    [this](const Result<JournalEntry>& entry) { takeIntent(entry); });
}

void ChangeExecutor::Run::takeIntent(const Result<JournalEntry>& entry)
{
    if (entry) {
        m_book.finish(State::Done, message("Progress", "Intent written to the journal"),
                      message("Progress", "entry %1, flushed to disk", {numberOf(entry->sequence)}));
        return takeLock();
    }
    if (!isWayBack()) {
        return refuse(
            {.kind = ErrorKind::JournalUnavailable,
             .message = message("Progress", "The journal could not be written, so nothing was sent. Free disk space, then plan again."),
             .detail = describe(entry.error())});
    }
    m_intentForCluster = shortIntent(plan(), m_change.answers(), m_parts.scheduler.clock().wallNow());
    m_book.finish(State::Warning, message("Progress", "The journal could not be written"),
                  message("Progress", "The intent goes to the cluster with the request, as annotation %1 of %2 %3.",
                          {intentAnnotation, plan().object.kind, plan().object.name}));
    takeLock();
}

// The intent was kept, a later entry was not: what runs goes on, but the journal will not tell its end.
void ChangeExecutor::Run::journalIsBroken(const Error& error)
{
    if (!m_outcome)
        m_book.note(State::Warning, message("Progress", "The journal can no longer be written; the change goes on"), error.message);
}

void ChangeExecutor::Run::takeLock()
{
    if (m_stop != Stop::None)
        return refuse({.kind = ErrorKind::Cancelled, .message = endedEarly(), .detail = {}});
    m_book.begin(message("Progress", "Taking the lock of %1", {plan().applicationName}));
    m_lock = m_parts.lock.acquire(plan(), m_change.answers().reason, [this](const Result<LockEvent>& event) { takeLockEvent(event); });
}

void ChangeExecutor::Run::takeLockEvent(const Result<LockEvent>& event)
{
    if (!event)
        return m_holdsLock ? lockIsLost(event.error().message) : lockIsNotTaken(event.error());
    m_book.add(event->writes);
    switch (event->kind) {
    case LockEvent::Kind::Taken: return lockIsTaken(event->detail);
    case LockEvent::Kind::Lost: return lockIsLost(event->detail);
    case LockEvent::Kind::Sent:
    case LockEvent::Kind::Renewed:
    case LockEvent::Kind::Released:
    case LockEvent::Kind::Broken: return;
    }
}

void ChangeExecutor::Run::lockIsTaken(const Message& detail)
{
    if (m_holdsLock || m_outcome)
        return;
    m_holdsLock = true;
    m_journal.write(JournalKind::Lock, message("Journal", "Lock of %1 taken: %2", {plan().applicationName, render(detail)}), "{}");
    m_book.finish(State::Done, message("Progress", "Lock of %1 taken", {plan().applicationName}), detail);
    compare();
}

void ChangeExecutor::Run::lockIsNotTaken(const Error& error)
{
    if (m_outcome)
        return;
    if (error.kind == ErrorKind::Locked || !isWayBack())
        return refuse(error);
    m_journal.write(JournalKind::Lock, message("Journal", "Going on without the lock of %1.", {plan().applicationName}), errorBody(error));
    m_book.finish(State::Warning,
                  message("Progress", "Going on without the lock of %1; other Tealdecks are not kept off", {plan().applicationName}),
                  error.message);
    compare();
}

void ChangeExecutor::Run::lockIsLost(const Message& detail)
{
    if (m_isLockLost || !m_holdsLock)
        return;
    m_isLockLost = true;
    m_journal.write(JournalKind::Lock, message("Journal", "Lock of %1 lost: %2", {plan().applicationName, render(detail)}), "{}");
    if (m_outcome)
        return;
    if (isOnTheWay())
        return m_book.note(State::Warning, message("Progress", "The lock of %1 was lost: nothing more is sent", {plan().applicationName}),
                           detail);
    if (m_wasHandedOver) {
        return m_book.note(
            State::Warning,
            message("Progress", "The lock of %1 was lost after the request was sent; watching goes on", {plan().applicationName}), detail);
    }
    refuse({.kind = ErrorKind::Locked,
            .message
            = message("Progress", "The lock of %1 was lost before anything was sent, so nothing was. Look who changes it, then plan again.",
                      {plan().applicationName}),
            .detail = render(detail)});
}

void ChangeExecutor::Run::compare()
{
    if (!isOnTheWay())
        m_book.begin(message("Progress", "Comparing the cluster"));
    m_comparedAt = m_parts.scheduler.now();
    m_uid.reset();
    m_held.reset();
    m_uidRead = m_parts.driver.readIdentity([this](Result<ClusterUid> uid) {
        m_uid = std::move(uid);
        compareFurther();
    });
    if (!m_holdsLock)
        return;
    m_heldRead = m_parts.lock.confirmHeld(plan(), [this](Result<LockEvent> held) {
        m_held = std::move(held);
        compareFurther();
    });
}

// Between requests that may wait, a server that cannot be asked just now is asked again; nothing is sent until it was compared.
void ChangeExecutor::Run::compareLater(const Error& problem)
{
    m_book.begin(message("Progress", "The cluster cannot be compared just now; nothing is sent until it was"), problem.message);
    m_comparedAt = Instant();
    m_isPausing = true;
    m_pause = m_parts.scheduler.after(m_parts.timing.askAgainEvery, [this] { sendStep(); });
}

void ChangeExecutor::Run::compareFurther()
{
    if (m_outcome || !m_uid || (m_holdsLock && !m_held))
        return;
    if (m_holdsLock && !isStillHeld(*m_held))
        return;
    if (isSameCluster(*m_uid))
        sendStep();
}

// Answers no only after it ended the change or put the comparison off.
bool ChangeExecutor::Run::isStillHeld(const Result<LockEvent>& held)
{
    if (held && held->kind != LockEvent::Kind::Lost)
        return true;
    if (held) {
        if (m_wasHandedOver)
            refuse({.kind = ErrorKind::Locked, .message = held->detail, .detail = {}});
        else
            lockIsLost(held->detail);
        return false;
    }
    if (isWayBack()) {
        m_book.note(State::Warning, message("Progress", "The lock of %1 could not be read again", {plan().applicationName}),
                    held.error().message);
        return true;
    }
    if (!isOnTheWay())
        refuse(held.error());
    else
        compareLater(held.error());
    return false;
}

// Answers no only after it ended the change or put the comparison off. Where the UID cannot be read, a way back goes on: its request tests
// the object's own uid.
bool ChangeExecutor::Run::isSameCluster(const Result<ClusterUid>& uid)
{
    if (uid && *uid == plan().clusterUid) {
        if (isOnTheWay())
            return true;
        m_book.finish(State::Done, message("Progress", "Cluster compared"),
                      message("Progress", "UID %1, as planned", {shortUid(uid->value)}));
        return true;
    }
    if (uid && !plan().clusterUid.empty()) {
        refuse({.kind = ErrorKind::WrongCluster,
                .message = m_wasHandedOver
                    ? message("Progress", "This is another cluster now: its UID is %1, planned was %2. Nothing more was sent.",
                              {shortUid(uid->value), shortUid(plan().clusterUid.value)})
                    : message("Progress", "This is another cluster: its UID is %1, planned was %2. Nothing was sent. Plan again.",
                              {shortUid(uid->value), shortUid(plan().clusterUid.value)}),
                .detail = {}});
        return false;
    }
    if (!isWayBack() && !plan().clusterUid.empty()) {
        if (!isOnTheWay())
            refuse(uid.error());
        else
            compareLater(uid.error());
        return false;
    }
    if (isOnTheWay())
        return true;
    m_book.finish(State::Warning, message("Progress", "The cluster could not be compared"),
                  message("Progress", "The request itself tests the uid of %1 %2.", {plan().object.kind, plan().object.name}));
    return true;
}

} // namespace tealdeck
