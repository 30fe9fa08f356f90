#include "core/domain/log_resume.h"

#include <functional>

namespace tealdeck
{

void LogResume::beginAgain()
{
    m_old = m_told.size();
    m_likely = 0;
    for (Told& told : m_told)
        told.isSeenAgain = false;
}

bool LogResume::isRepeated(const LogLine& line)
{
    const LogTime time = line.record.time;
    if (time == noLogTime)
        return false;
    const std::size_t hash = std::hash<std::string_view>()(line.text);
    if (m_last && time <= *m_last) {
        for (std::size_t step = 0; step < m_old; ++step) { // they come in the order they came before
            const std::size_t i = (m_likely + step) % m_old;
            if (m_told[i].isSeenAgain || m_told[i].time != time || m_told[i].hash != hash)
                continue;
            m_told[i].isSeenAgain = true;
            m_likely = i + 1;
            return true;
        }
    }
    note(time, hash);
    return false;
}

void LogResume::note(LogTime time, std::size_t hash)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    if (!m_last || second > std::chrono::floor<std::chrono::seconds>(*m_last)) {
        m_told.clear();
        m_old = 0;
    }
    if (!m_last || second >= std::chrono::floor<std::chrono::seconds>(*m_last))
        m_told.push_back({.time = time, .hash = hash, .isSeenAgain = false});
    m_last = m_last ? std::max(*m_last, time) : time;
}

} // namespace tealdeck
