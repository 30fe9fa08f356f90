#include "core/connectors/kube/object_meta.h"

namespace tealdeck
{

ObjectMeta metaOf(const ObjectJson& object)
{
    ObjectMeta meta;
    meta.uid = textAt(object, {"metadata", "uid"});
    meta.namespaceName = textAt(object, {"metadata", "namespace"});
    meta.name = textAt(object, {"metadata", "name"});
    meta.resourceVersion = textAt(object, {"metadata", "resourceVersion"});
    meta.labels.own() = labelsAt(object, {"metadata", "labels"});
    meta.annotations.own() = labelsAt(object, {"metadata", "annotations"});
    for (const ObjectJson& owner : listAt(object, {"metadata", "ownerReferences"})) {
        if (!flagAt(owner, {"controller"}))
            continue;
        meta.ownerKind = textAt(owner, {"kind"});
        meta.ownerName = textAt(owner, {"name"});
        meta.ownerUid = textAt(owner, {"uid"});
    }
    return meta;
}

LastWrite lastWriteOf(const ObjectJson& object)
{
    LastWrite last;
    for (const ObjectJson& field : listAt(object, {"metadata", "managedFields"})) {
        const auto time = timeAt(field, {"time"});
        if (textAt(field, {"subresource"}) == "status" || !time || (last.when && *time < *last.when))
            continue;
        last = {.who = textAt(field, {"manager"}), .when = time};
    }
    return last;
}

std::string applicationIn(const Labels& labels, const std::string& otherwise)
{
    for (const char* label : {"app.kubernetes.io/name", "app"}) {
        const auto found = labels.find(label);
        if (found != labels.end() && !found->second.empty())
            return found->second;
    }
    return otherwise;
}

} // namespace tealdeck
