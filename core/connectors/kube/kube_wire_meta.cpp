#include "core/connectors/kube/kube_rows.h"

namespace tealdeck
{
namespace
{

Labels withoutLastApplied(Labels annotations)
{
    annotations.erase("kubectl.kubernetes.io/last-applied-configuration");
    return annotations;
}

} // namespace

ObjectMeta readMeta(const JsonView& metadata)
{
    ObjectMeta meta{.uid = metadata["uid"].text(),
                    .namespaceName = metadata["namespace"].text(),
                    .name = metadata["name"].text(),
                    .resourceVersion = metadata["resourceVersion"].text(),
                    .created = metadata["creationTimestamp"].time().value_or(WallTime{}),
                    .deleted = metadata["deletionTimestamp"].time(),
                    .labels = metadata["labels"].labels(),
                    .annotations = withoutLastApplied(metadata["annotations"].labels()),
                    .ownerKind = {},
                    .ownerName = {},
                    .ownerUid = {}};
    metadata["ownerReferences"].forEach([&](const JsonView& owner) {
        if (!owner["controller"].boolean())
            return;
        meta.ownerKind = owner["kind"].text();
        meta.ownerName = owner["name"].text();
        meta.ownerUid = owner["uid"].text();
    });
    return meta;
}

std::vector<FieldOwner> readOwners(const JsonView& managedFields)
{
    std::vector<FieldOwner> owners;
    managedFields.forEach([&](const JsonView& entry) {
        owners.push_back({.manager = entry["manager"].text(),
                          .operation = entry["operation"].text(),
                          .time = entry["time"].time(),
                          .ownsSelector = entry["fieldsV1"]["f:spec"].contains("f:selector")});
    });
    return owners;
}

std::vector<ContainerImage> readImages(const JsonView& containers)
{
    std::vector<ContainerImage> images;
    containers.forEach([&](const JsonView& container) {
        images.push_back({.container = container["name"].text(), .image = container["image"].text(), .digest = {}});
    });
    return images;
}

} // namespace tealdeck
