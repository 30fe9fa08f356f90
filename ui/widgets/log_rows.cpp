#include "ui/widgets/log_rows.h"

#include <algorithm>

namespace tealdeck
{

void LogRows::setFilter(const LogPattern& words)
{
    m_filter.reset();
    if (!words.isEmpty())
        m_filter = std::make_unique<LogMatches>(*m_buffer, std::vector{words}, LogMatches::Notes::AreKept);
    update();
}

void LogRows::update()
{
    m_end = m_buffer->end();
    if (m_filter)
        m_filter->update();
}

std::size_t LogRows::rowOf(Number number) const
{
    if (m_filter)
        return m_filter->indexFrom(number);
    return static_cast<std::size_t>(std::clamp(number, m_buffer->first(), std::max(m_buffer->first(), m_end)) - m_buffer->first());
}

} // namespace tealdeck
