#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// Cuts a stream of bytes into lines, wherever the pieces end. A line beyond the limit ends it with ProtocolViolation, so that a server
// that never sends a line break cannot fill the memory.
class LineSplitter
{
public:
    explicit LineSplitter(std::size_t maxLine)
        : m_maxLine(maxLine)
    {
    }

    // Calls `Result<void> onLine(std::string_view)` for each line that is complete now, without its end; empty ones are left out.
    template <typename OnLine>
    Result<void> feed(std::string_view bytes, OnLine onLine)
    {
        while (!bytes.empty()) {
            const std::size_t end = bytes.find('\n');
            const std::string_view piece = bytes.substr(0, end);
            if (m_rest.size() + piece.size() > m_maxLine)
                return tooLong();
            if (end == std::string_view::npos) {
                m_rest += piece;
                return {};
            }
            bytes.remove_prefix(end + 1);
            std::string joined;
            if (!m_rest.empty()) {
                joined = std::move(m_rest);
                joined += piece;
                m_rest.clear();
            }
            const std::string_view line = joined.empty() ? piece : std::string_view(joined);
            if (line.find_first_not_of(" \t\r") == std::string_view::npos)
                continue;
            if (auto accepted = onLine(line); !accepted)
                return accepted;
        }
        return {};
    }

private:
    Result<void> tooLong() const
    {
        return fail(ErrorKind::ProtocolViolation, message("Kube", "The server sent an event that is too large."),
                    "more than " + std::to_string(m_maxLine) + " bytes without a line break");
    }

    std::size_t m_maxLine;
    std::string m_rest;
};

} // namespace tealdeck
