#pragma once

#include "core/domain/log_matches.h"

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
    {
    }

    const LogBuffer& buffer() const { return *m_buffer; }
    void setFilter(const LogPattern& words); // empty: no filter
    bool isFiltered() const { return m_filter != nullptr; }
    // Takes in what came and what was dropped.
    void update();

    std::size_t count() const { return m_filter ? m_filter->size() : m_buffer->size(); }
    Number number(std::size_t row) const { return m_filter ? m_filter->at(row) : m_buffer->first() + row; }
    // The row of this line, or of the next one that is shown; count() behind the last.
    std::size_t rowOf(Number number) const;

private:
    const LogBuffer* m_buffer;
    std::unique_ptr<LogMatches> m_filter;
};

} // namespace tealdeck
