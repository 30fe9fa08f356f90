#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tealdeck
{

// Finds the end of one protobuf object of Kubernetes that comes in pieces, without reading anything twice: of the envelope
// (runtime.Unknown) only the lengths in front of its fields are looked at.
class ProtoEnd
{
public:
    // `soFar`: all bytes that came, from the first one on; they only grow. True once the raw object is complete. What is no such object
    // never is: then its decoder says why.
    bool reached(std::string_view soFar);
    // So many bytes are whole, once it was reached; what follows (a field that is empty, as a rule) may have come in part.
    std::size_t size() const { return m_needed; }

private:
    // The number at m_next, and m_next behind it; nothing while it is not complete, or when it is damaged.
    std::optional<std::size_t> takeNumber(std::string_view bytes, std::size_t& at);

    std::size_t m_next = 0; // where the next field of the envelope begins; 0: the magic was not looked at
    std::size_t m_needed = 6; // so many bytes tell more than was known
    bool m_isDamaged = false;
};

} // namespace tealdeck
