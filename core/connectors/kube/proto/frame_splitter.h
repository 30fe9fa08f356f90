#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace tealdeck
{

// Cuts a stream of bytes into frames with a length of four bytes, big end first, before each (apimachinery/pkg/util/framer), wherever the
// pieces end. A length beyond the limit ends it with ProtocolViolation before anything is kept for it.
class FrameSplitter
{
public:
    explicit FrameSplitter(std::size_t maxFrame)
        : m_maxFrame(maxFrame)
    {
    }

    // Calls `Result<void> onFrame(std::string_view)` for each frame that is complete now, without its length.
    template <typename OnFrame>
    Result<void> feed(std::string_view bytes, OnFrame onFrame)
    {
        while (!bytes.empty()) {
            if (m_rest.empty() && bytes.size() >= lengthSize && bytes.size() - lengthSize >= lengthIn(bytes)) { // nothing to copy
                const std::size_t length = lengthIn(bytes);
                if (length > m_maxFrame)
                    return tooLong(length);
                if (auto accepted = onFrame(bytes.substr(lengthSize, length)); !accepted)
                    return accepted;
                bytes.remove_prefix(lengthSize + length);
                continue;
            }
            if (auto isTaken = keep(bytes); !isTaken)
                return isTaken;
            if (m_rest.size() < lengthSize || m_rest.size() - lengthSize < lengthIn(m_rest))
                continue;
            const std::string frame = std::exchange(m_rest, {});
            if (auto accepted = onFrame(std::string_view(frame).substr(lengthSize)); !accepted)
                return accepted;
        }
        return {};
    }

private:
    static constexpr std::size_t lengthSize = 4;

    static std::size_t lengthIn(std::string_view bytes)
    {
        std::uint32_t length = 0;
        for (std::size_t i = 0; i < lengthSize; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[i]);
        return length;
    }

    // Moves what is missing of the length, then of the frame.
    Result<void> keep(std::string_view& bytes)
    {
        const std::size_t wanted = m_rest.size() < lengthSize ? lengthSize : lengthSize + lengthIn(m_rest);
        const std::size_t taken = std::min(bytes.size(), wanted - m_rest.size());
        m_rest += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (m_rest.size() >= lengthSize && lengthIn(m_rest) > m_maxFrame)
            return tooLong(lengthIn(m_rest));
        return {};
    }

    Result<void> tooLong(std::size_t length) const
    {
        return fail(ErrorKind::ProtocolViolation, message("Kube", "The server sent an event that is too large."),
                    std::to_string(length) + " bytes, more than " + std::to_string(m_maxFrame));
    }

    std::size_t m_maxFrame;
    std::string m_rest; // a length and what is there of its frame
};

} // namespace tealdeck
