#include "core/sandbox/api/protobuf_review.h"

#include <cstdint>
#include <map>
#include <string_view>

namespace tealdeck::sandbox
{

namespace
{

using Fields = std::map<std::uint64_t, std::string_view>; // the length-delimited ones

std::optional<std::uint64_t> readVarint(std::string_view& bytes)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U)
            return value;
    }
    return std::nullopt;
}

// The last value of each length-delimited field; nothing when the message is broken.
std::optional<Fields> fieldsOf(std::string_view bytes)
{
    Fields fields;
    while (!bytes.empty()) {
        const auto tag = readVarint(bytes);
        if (!tag)
            return std::nullopt;
        const std::uint64_t wireType = *tag & 7U;
        const auto length = wireType == 0 || wireType == 2 ? readVarint(bytes) : std::nullopt;
        if (!length || (wireType == 2 && *length > bytes.size()))
            return std::nullopt;
        if (wireType == 2) {
            fields[*tag >> 3U] = bytes.substr(0, *length);
            bytes.remove_prefix(*length);
        }
    }
    return fields;
}

std::optional<Fields> member(const Fields& fields, std::uint64_t number)
{
    const auto found = fields.find(number);
    return found == fields.end() ? std::nullopt : fieldsOf(found->second);
}

Json named(const Fields& fields, const std::map<std::uint64_t, const char*>& names)
{
    Json object = Json::object();
    for (const auto& [number, name] : names) {
        const auto found = fields.find(number);
        if (found != fields.end() && !found->second.empty())
            object[name] = std::string(found->second);
    }
    return object;
}

Json accessSpec(const Fields& spec)
{
    Json json = Json::object();
    if (const auto attributes = member(spec, 1))
        json["resourceAttributes"] = named(
            *attributes, {{1, "namespace"}, {2, "verb"}, {3, "group"}, {4, "version"}, {5, "resource"}, {6, "subresource"}, {7, "name"}});
    if (const auto attributes = member(spec, 2))
        json["nonResourceAttributes"] = named(*attributes, {{1, "path"}, {2, "verb"}});
    return json;
}

} // namespace

std::optional<Json> decodeProtobufReview(const std::string& resource, const std::string& bytes)
{
    constexpr std::string_view magic("k8s\0", 4);
    if (!bytes.starts_with(magic))
        return std::nullopt;
    const auto unknown = fieldsOf(std::string_view(bytes).substr(magic.size()));
    if (!unknown)
        return std::nullopt;
    const auto raw = unknown->find(2);
    const auto review = raw == unknown->end() ? std::optional<Fields>(Fields()) : fieldsOf(raw->second);
    if (!review)
        return std::nullopt;
    const auto spec = member(*review, 2).value_or(Fields());
    if (resource == "selfsubjectaccessreviews")
        return Json{{"spec", accessSpec(spec)}};
    if (resource == "selfsubjectrulesreviews")
        return Json{{"spec", named(spec, {{1, "namespace"}})}};
    return Json::object();
}

} // namespace tealdeck::sandbox
