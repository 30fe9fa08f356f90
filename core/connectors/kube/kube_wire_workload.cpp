#include "core/connectors/kube/kube_rows.h"

namespace tealdeck
{

Workload readWorkload(const JsonView& object, WorkloadKind kind)
{
    const JsonView spec = object["spec"];
    const JsonView status = object["status"];
    const JsonView podTemplate = spec["template"];
    return {.meta = readMeta(object["metadata"]),
            .kind = kind,
            .desired = spec["replicas"].optionalInteger().value_or(1), // the API's default
            .replicas = status["replicas"].integer(),
            .ready = status["readyReplicas"].integer(),
            .updated = status["updatedReplicas"].integer(),
            .available = status["availableReplicas"].integer(),
            .generation = object["metadata"]["generation"].optionalLong().value_or(0),
            .observedGeneration = status["observedGeneration"].optionalLong().value_or(0),
            .isPaused = spec["paused"].boolean(),
            .selector = spec["selector"]["matchLabels"].labels(),
            .hasSelectorExpressions = spec["selector"]["matchExpressions"].size() > 0,
            .templateLabels = podTemplate["metadata"]["labels"].labels(),
            .images = readImages(podTemplate["spec"]["containers"])};
}

LeaseValue readLease(const JsonView& object)
{
    const JsonView spec = object["spec"];
    return {.meta = readMeta(object["metadata"]),
            .holderIdentity = spec["holderIdentity"].text(),
            .leaseDurationSeconds = spec["leaseDurationSeconds"].optionalInteger(),
            .acquireTime = spec["acquireTime"].time(),
            .renewTime = spec["renewTime"].time(),
            .leaseTransitions = spec["leaseTransitions"].integer()};
}

ClusterEvent readEvent(const JsonView& object)
{
    const JsonView series = object["series"];
    const JsonView involved = object["involvedObject"];
    ClusterEvent event{.meta = readMeta(object["metadata"]),
                       .type = object["type"].text(),
                       .reason = object["reason"].text(),
                       .text = object["message"].text(),
                       .count = object["count"].optionalInteger().value_or(1),
                       .lastSeen = object["lastTimestamp"].time(),
                       .objectKind = involved["kind"].text(),
                       .objectNamespace = involved["namespace"].text(),
                       .objectName = involved["name"].text(),
                       .objectUid = involved["uid"].text()};
    if (series.exists()) {
        event.count = series["count"].integer();
        event.lastSeen = series["lastObservedTime"].time();
    }
    if (!event.lastSeen)
        event.lastSeen = object["eventTime"].time();
    return event;
}

} // namespace tealdeck
