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

// Calls onField(message) for each field; it reads the value or calls message.skip().
template <typename Field, typename OnField>
void forEachField(protozero::data_view bytes, OnField onField)
{
    Message<Field> message(bytes);
    while (message.next())
        onField(message);
}

template <typename Message>
std::string_view view(Message& message)
{
    return bytesOf(message.get_view());
}

template <typename Message>
std::string string(Message& message)
{
    return std::string(view(message));
}

// metav1.Time and metav1.MicroTime; an empty message is no time. Finer than a millisecond is cut off.
std::optional<WallTime> readTime(protozero::data_view bytes);
Labels readMap(const std::vector<protozero::data_view>& entries);

} // namespace proto
} // namespace tealdeck
