#include "core/connectors/kube/proto/proto_rows.h"

#include <chrono>

namespace tealdeck::proto
{
namespace
{

constexpr std::string_view lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

// Entries of a map are messages of their own; joined with their lengths they stand for the whole map.
std::string joined(const std::vector<protozero::data_view>& entries)
{
    std::string bytes;
    for (const protozero::data_view& entry : entries) {
        bytes += std::to_string(entry.size());
        bytes += ':';
        bytes += bytesOf(entry);
    }
    return bytes;
}

struct MapEntry
{
    std::string_view key;
    std::string_view value;
};

MapEntry readEntry(protozero::data_view bytes)
{
    MapEntry entry;
    forEachField<MapEntryField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case MapEntryField::key: entry.key = view(field); break;
        case MapEntryField::value: entry.value = view(field); break;
        default: field.skip();
        }
    });
    return entry;
}

struct Owner
{
    bool isController = false;
    std::string_view kind;
    std::string_view name;
    std::string_view uid;
};

Owner readOwner(protozero::data_view bytes)
{
    Owner owner;
    forEachField<OwnerReferenceField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case OwnerReferenceField::controller: owner.isController = field.get_bool(); break;
        case OwnerReferenceField::kind: owner.kind = view(field); break;
        case OwnerReferenceField::name: owner.name = view(field); break;
        case OwnerReferenceField::uid: owner.uid = view(field); break;
        default: field.skip();
        }
    });
    return owner;
}

void takeOwner(ObjectMeta& meta, protozero::data_view bytes, RowPools& pools)
{
    const Owner owner = readOwner(bytes);
    if (!owner.isController)
        return;
    meta.ownerKind = pools.texts.text(owner.kind);
    meta.ownerName = pools.texts.text(owner.name);
    meta.ownerUid = pools.texts.text(owner.uid);
}

} // namespace

std::optional<WallTime> readTime(protozero::data_view bytes)
{
    if (bytes.empty())
        return std::nullopt;
    std::chrono::seconds seconds{0};
    std::chrono::nanoseconds nanos{0};
    forEachField<TimeField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case TimeField::seconds: seconds = std::chrono::seconds(field.get_int64()); break;
        case TimeField::nanos: nanos = std::chrono::nanoseconds(field.get_int32()); break;
        default: field.skip();
        }
    });
    constexpr std::chrono::seconds last(253402300799); // year 9999: what RFC 3339 can say
    constexpr std::chrono::seconds first(-62135596800); // year 1
    if (seconds < first || seconds > last)
        throw protozero::invalid_length_exception();
    return WallTime(std::chrono::milliseconds(seconds) + std::chrono::floor<std::chrono::milliseconds>(nanos));
}

Labels readMap(const std::vector<protozero::data_view>& entries)
{
    Labels labels;
    for (const protozero::data_view& bytes : entries) {
        const MapEntry entry = readEntry(bytes);
        labels.insert_or_assign(std::string(entry.key), std::string(entry.value));
    }
    return labels;
}

ObjectMeta readMeta(protozero::data_view bytes, RowPools& pools, const OnMetaField& onOther)
{
    ObjectMeta meta;
    std::vector<protozero::data_view> labels;
    std::vector<protozero::data_view> annotations;
    forEachField<ObjectMetaField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ObjectMetaField::name: meta.name = Text(view(field)); break;
        case ObjectMetaField::namespace_: meta.namespaceName = pools.texts.text(view(field)); break;
        case ObjectMetaField::uid: meta.uid = Text(view(field)); break;
        case ObjectMetaField::resourceVersion: meta.resourceVersion = Text(view(field)); break;
        case ObjectMetaField::creationTimestamp: meta.created = readTime(field.get_view()).value_or(WallTime{}); break;
        case ObjectMetaField::deletionTimestamp: meta.deleted = readTime(field.get_view()); break;
        case ObjectMetaField::labels: labels.push_back(field.get_view()); break;
        case ObjectMetaField::annotations:
            annotations.push_back(field.get_view());
            if (readEntry(annotations.back()).key == lastApplied)
                annotations.pop_back();
            break;
        case ObjectMetaField::ownerReferences: takeOwner(meta, field.get_view(), pools); break;
        default: onOther ? onOther(field) : field.skip(); // managedFields, half of an object, are not even looked at
        }
    });
    meta.labels = pools.labels.value(joined(labels), [&](std::string_view) { return readMap(labels); });
    meta.annotations = pools.labels.value(joined(annotations), [&](std::string_view) { return readMap(annotations); });
    return meta;
}

} // namespace tealdeck::proto
