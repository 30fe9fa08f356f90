#include "core/connectors/kube/proto/proto_end.h"

#include "core/connectors/kube/proto/proto_fields.h"
#include "core/connectors/kube/proto/proto_wire.h"

#include <cstdint>
#include <limits>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestNumber = 10;
constexpr std::size_t lengthDelimited = 2; // of the protobuf encoding: a number of bytes, then the bytes

} // namespace

std::optional<std::size_t> ProtoEnd::takeNumber(std::string_view bytes, std::size_t& at)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < longestNumber; ++i) {
        if (at + i >= bytes.size())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        number |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * i);
        if ((byte & 0x80U) == 0) {
            at += i + 1;
            return number;
        }
    }
    m_isDamaged = true;
    return std::nullopt;
}

bool ProtoEnd::reached(std::string_view soFar)
{
    if (m_isDamaged || soFar.size() < m_needed)
        return false;
    if (m_next == 0) {
        m_isDamaged = !soFar.starts_with(protobufMagic);
        m_next = protobufMagic.size();
    }
    while (!m_isDamaged && m_next < soFar.size()) {
        std::size_t at = m_next;
        const auto key = takeNumber(soFar, at);
        const auto length = key ? takeNumber(soFar, at) : std::nullopt;
        if (!length) {
            m_needed = soFar.size() + 1;
            return false;
        }
        m_isDamaged = m_isDamaged || (*key & 7U) != lengthDelimited || *length > std::numeric_limits<std::size_t>::max() / 2;
        if (m_isDamaged)
            return false;
        if (*key >> 3U == static_cast<std::size_t>(proto::UnknownField::raw)) {
            m_needed = at + *length;
            return soFar.size() >= m_needed; // m_next stays: the same field tells the same again
        }
        m_next = at + *length;
    }
    m_needed = m_next + 1;
    return false;
}

} // namespace tealdeck
