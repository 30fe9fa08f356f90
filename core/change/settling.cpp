#include "core/change/settling.h"

namespace tealdeck
{

Settling::Settling(Reading reading, Scheduler& scheduler, SettlingRules rules, OnResult onResult)
    : m_reading(std::move(reading))
    , m_scheduler(scheduler)
    , m_rules(rules)
    , m_onResult(std::move(onResult))
    , m_started(scheduler.now())
{
    read();
}

void Settling::read()
{
    m_read = m_reading([this](const Result<Settled>& settled) { take(settled); });
}

void Settling::take(const Result<Settled>& settled)
{
    ++m_result.reads;
    m_result.lastRead = m_scheduler.clock().wallNow();
    if (!settled) {
        m_result.settled.reset();
        m_result.problem = settled.error();
        return readAgain();
    }
    m_result.settled = *settled;
    if (isCertain(*settled))
        finish();
    else
        readAgain();
}

bool Settling::isCertain(const Settled& settled)
{
    if (settled.state != Settled::State::AsBefore)
        return true;
    if (!m_quietSince)
        m_quietSince = m_scheduler.now();
    return m_scheduler.now() - *m_quietSince >= m_rules.quietFor;
}

void Settling::readAgain()
{
    if (m_scheduler.now() + m_rules.every - m_started > m_rules.giveUpAfter) {
        if (m_result.settled) // unchanged, but not for long enough to be sure
            m_result.problem = {.kind = ErrorKind::TimedOut,
                                .message = message("Progress", "It was read as unchanged for too short a time."),
                                .detail = {}};
        m_result.settled.reset();
        return finish();
    }
    m_timer = m_scheduler.after(m_rules.every, [this] { read(); });
}

void Settling::finish()
{
    const OnResult onResult = std::move(m_onResult);
    onResult(std::move(m_result));
}

} // namespace tealdeck
