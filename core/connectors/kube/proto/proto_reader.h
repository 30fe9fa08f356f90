#pragma once

#include "core/base/clock.h"
#include "core/base/text_pool.h"
#include "core/connectors/kube/proto/proto_fields.h"
#include "core/domain/cluster.h"

#include <protozero/pbf_message.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How protobuf messages of Kubernetes are read: field by field, once, without copies; unknown fields are skipped. Damaged bytes throw
// protozero::exception, which decodeProto...() catch.
namespace tealdeck
{

// What many objects have in common is kept once. One for each feed; used by the network thread only.
struct RowPools
{
    TextPool texts;
    SharedPool<Labels> labels;
    SharedPool<std::vector<ContainerImage>> images;

    void shrink()
    {
        texts.shrink();
        labels.shrink();
        images.shrink();
    }
};

namespace proto
{

template <typename Field>
using Message = protozero::pbf_message<Field>;

inline std::string_view bytesOf(protozero::data_view view)
{
    return {view.data(), view.size()};
}

inline protozero::data_view viewOf(std::string_view bytes)
{
    return {bytes.data(), bytes.size()};
}

class WrongWireType : public protozero::exception
{
    const char* what() const noexcept override { return "a field of an unexpected type"; }
};

// The field that a message has come to. A value of another wire type than is asked for throws.
template <typename Field>
class FieldValue
{
public:
    explicit FieldValue(Message<Field>& message)
        : m_message(message)
    {
    }

    Field tag() const { return m_message.tag(); }
    protozero::data_view get_view()
    {
        require(protozero::pbf_wire_type::length_delimited);
        return m_message.get_view();
    }
    std::int32_t get_int32()
    {
        require(protozero::pbf_wire_type::varint);
        return m_message.get_int32();
    }
    std::int64_t get_int64()
    {
        require(protozero::pbf_wire_type::varint);
        return m_message.get_int64();
    }
    bool get_bool()
    {
        require(protozero::pbf_wire_type::varint);
        return m_message.get_bool();
    }
    void skip() { m_message.skip(); }

private:
    void require(protozero::pbf_wire_type type) const
    {
        if (!m_message.has_wire_type(type))
            throw WrongWireType();
    }

    Message<Field>& m_message;
};

// Calls onField(FieldValue) for each field; it reads the value or calls skip().
template <typename Field, typename OnField>
void forEachField(protozero::data_view bytes, OnField onField)
{
    Message<Field> message(bytes);
    while (message.next()) {
        FieldValue<Field> value(message);
        onField(value);
    }
}

// Entries of a map, in whatever message.
enum class MapEntryField : protozero::pbf_tag_type
{
    key = 1,
    value = 2,
};

// A list, of whatever kind.
enum class ListField : protozero::pbf_tag_type
{
    metadata = 1,
    items = 2,
};

template <typename Value>
std::string_view view(Value& field)
{
    return bytesOf(field.get_view());
}

template <typename Value>
std::string string(Value& field)
{
    return std::string(view(field));
}

// metav1.Time and metav1.MicroTime; an empty message is no time. Finer than a millisecond is cut off.
std::optional<WallTime> readTime(protozero::data_view bytes);
Labels readMap(const std::vector<protozero::data_view>& entries);

} // namespace proto
} // namespace tealdeck
