#pragma once

#include <string_view>

// Descriptions that the columns of several kinds share, in the API server's words.
namespace tealdeck::sandbox
{

inline constexpr std::string_view nameDescription
    = "Name must be unique within a namespace. Is required when creating resources, although some resources may "
      "allow a client to request the generation of an appropriate name automatically. Name is primarily intended for "
      "creation idempotence and configuration definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";

inline constexpr std::string_view createdDescription
    = "CreationTimestamp is a timestamp representing the server time when this object was created. It is not "
      "guaranteed to be set in happens-before order across separate operations. Clients may not set this value. It "
      "is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for lists. More "
      "info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

inline constexpr std::string_view shared2
    = "A label query over pods that should match the pod count. Normally, the system sets this field for you. More "
      "info: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors";

inline constexpr std::string_view shared3
    = "List of addresses reachable to the node. Queried from cloud provider, if available. More info: "
      "https://kubernetes.io/docs/reference/node/node-status/#addresses Note: This field is declared as mergeable, "
      "but the merge key is not sufficiently unique, which can cause data corruption when it is merged. Callers "
      "should instead use a full-replacement patch. See https://pr.k8s.io/79391 for an example. Consumers should "
      "assume that addresses can change during the lifetime of a Node. However, there are some exceptions where this "
      "may not be possible, such as Pods that inherit a Node's address in its own status or consumers of the "
      "downward API (status.hostIP).";

} // namespace tealdeck::sandbox
