#include "core/change/change_journal.h"

namespace tealdeck
{

ChangeJournal::ChangeJournal(Journal& journal, const Clock& clock, const Plan& plan, std::function<void(const Error&)> onBroken)
    : m_journal(journal)
    , m_clock(clock)
    , m_plan(plan)
    , m_onBroken(std::move(onBroken))
{
}

void ChangeJournal::write(JournalKind kind, const Message& summary, std::string body, OnWritten onWritten)
{
    JournalDraft draft{.change = m_plan.id,
                       .kind = kind,
                       .environment = m_plan.environment,
                       .context = m_plan.context,
                       .clusterUid = m_plan.clusterUid.value,
                       .subject = lockSpaceOf(m_plan) + "/" + m_plan.applicationName,
                       .actor = m_plan.actor,
                       .summary = render(summary),
                       .body = std::move(body),
                       .serverTime = std::nullopt,
                       .isSandbox = m_plan.isSandbox};
    if (m_serverClock.skew())
        draft.serverTime = m_serverClock.toServerTime(m_clock.wallNow());
    const JournalUrgency urgency = m_plan.purpose == Purpose::WayBack ? JournalUrgency::WayBack : JournalUrgency::Normal;
    m_appends.push_back(m_journal.append(std::move(draft), urgency, [this, onWritten = std::move(onWritten)](Result<JournalEntry> entry) {
        take(entry);
        if (onWritten)
            onWritten(std::move(entry));
    }));
}

void ChangeJournal::take(const Result<JournalEntry>& entry)
{
    if (entry) {
        m_head = JournalAnchor{.sequence = entry->sequence, .hash = entry->hash, .origin = entry->origin, .place = {}};
    } else if (m_head && !m_isBroken) {
        m_isBroken = true;
        m_onBroken(entry.error());
    }
}

} // namespace tealdeck
