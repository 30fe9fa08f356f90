#pragma once

#include "core/domain/log_matches.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace tealdeck
{

// The rows of a log as they are shown: all lines of the buffer, or those that a filter leaves. Rows are named by the numbers of their
// lines, which stay when older ones are dropped. The buffer outlives it.
class LogRows
{
public:
    using Number = LogBuffer::Number;

    explicit LogRows(const LogBuffer& buffer)
        : m_buffer(&buffer)
        , m_end(buffer.end())
    {
    }

    const LogBuffer& buffer() const { return *m_buffer; }
    void setFilter(const LogPattern& words); // empty: no filter
    bool isFiltered() const { return m_filter != nullptr; }
    // Takes in what came and what was dropped. What came since is no row yet: who shows rows and who counts them see the same.
    void update();

    std::size_t count() const { return m_filter ? m_filter->size() : lines(); }
    // Of the buffer, as of the last update; filtered or not.
    std::size_t lines() const { return static_cast<std::size_t>(m_end - std::min(m_end, m_buffer->first())); }
    Number number(std::size_t row) const { return m_filter ? m_filter->at(row) : m_buffer->first() + row; }
    // The row of this line, or of the next one that is shown; count() behind the last.
    std::size_t rowOf(Number number) const;

private:
    const LogBuffer* m_buffer;
    Number m_end; // behind the last line that was there at the last update
    std::unique_ptr<LogMatches> m_filter;
};

} // namespace tealdeck
