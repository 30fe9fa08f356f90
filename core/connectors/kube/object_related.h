#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/domain/object_view.h"

#include <functional>
#include <string>
#include <vector>

namespace tealdeck
{

// One list that has to be read to find related objects, and which of its items are some. `find` is called for each item.
struct RelatedQuery
{
    KubeResource resource;
    std::string namespaceName{};
    std::string labelSelector{};
    std::string fieldSelector{};
    std::function<std::optional<RelatedObject>(const ObjectJson& item)> find{};
};

// What the object names itself: its node, volumes, configuration, target. Nothing has to be read for it.
std::vector<RelatedObject> namedByObject(const ObjectJson& object);

// What has to be asked of the server. `owners` are the controllers above it, as far as they are known: an autoscaler scales one of them.
std::vector<RelatedQuery> relatedQueries(const ObjectJson& object, const std::vector<ObjectOwner>& owners);

// Config maps, secrets and claims that a pod's spec mounts or reads (names only).
std::vector<RelatedObject> usedByPodSpec(const ObjectJson& podSpec, const std::string& namespaceName);

// A reference to an item of a list of this kind (items do not carry their kind), with a word about it: its status.
RelatedObject relatedItem(const ObjectJson& item, const KubeResource& resource, Message relation);

} // namespace tealdeck
