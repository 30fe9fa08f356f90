#include "core/sandbox/simulation/pod_maker.h"

#include "core/sandbox/simulation/pod_run.h"

namespace tealdeck::sandbox
{

namespace
{

std::string qualityOf(const Json& spec)
{
    bool hasAny = false;
    bool isGuaranteed = true;
    for (const Json& container : spec.at("containers")) {
        const Json* requests = find(container, {"resources", "requests"});
        const Json* limits = find(container, {"resources", "limits"});
        hasAny = hasAny || requests || limits;
        isGuaranteed = isGuaranteed && requests && limits && isSame(*requests, *limits) && requests->size() == 2;
    }
    if (!hasAny)
        return "BestEffort";
    return isGuaranteed ? "Guaranteed" : "Burstable";
}

Json toleration(const char* key)
{
    return {{"key", key}, {"operator", "Exists"}, {"effect", "NoExecute"}, {"tolerationSeconds", 300}};
}

} // namespace

Json podFromTemplate(const Json& podTemplate, const StoredObject& owner, const std::string& name, const std::string& generateName)
{
    Json metadata{{"name", name}};
    if (!generateName.empty())
        metadata["generateName"] = generateName;
    metadata["namespace"] = owner.namespaceName;
    if (const Json* labels = find(podTemplate, {"metadata", "labels"}))
        metadata["labels"] = *labels;
    if (const Json* annotations = find(podTemplate, {"metadata", "annotations"}))
        metadata["annotations"] = *annotations;
    metadata["ownerReferences"] = Json::array({ownerReference(owner)});
    Json spec = podTemplate.at("spec");
    spec["serviceAccountName"] = textAt(spec, {"serviceAccountName"}, "default");
    spec["serviceAccount"] = spec["serviceAccountName"];
    if (!spec.contains("tolerations"))
        spec["tolerations"] = Json::array({toleration("node.kubernetes.io/not-ready"), toleration("node.kubernetes.io/unreachable")});
    spec["priority"] = 0;
    spec["enableServiceLinks"] = spec.value("enableServiceLinks", Json(true));
    spec["preemptionPolicy"] = "PreemptLowerPriority";
    return {{"kind", "Pod"},
            {"apiVersion", "v1"},
            {"metadata", std::move(metadata)},
            {"spec", spec},
            {"status", {{"phase", "Pending"}, {"qosClass", qualityOf(spec)}}}};
}

void putRunningPod(World& world, Json pod, std::size_t index)
{
    const auto& nodes = world.store().objects(kindOf("nodes"));
    const std::string now = world.timeNow();
    PodRun run;
    run.uid = world.randomness().uuid();
    run.node = std::next(nodes.begin(), static_cast<std::ptrdiff_t>(index % nodes.size()))->second->name;
    run.address = world.newPodAddress(index % nodes.size());
    run.state = PodRun::State::Running;
    run.isReady = true;
    run.created = run.scheduled = run.initialized = run.containersStarted = run.readyChanged = run.startedAt = now;
    pod["spec"]["nodeName"] = run.node;
    Json metadata{{"name", pod["metadata"]["name"]},
                  {"generateName", pod["metadata"]["generateName"]},
                  {"namespace", pod["metadata"]["namespace"]},
                  {"uid", run.uid},
                  {"resourceVersion", ""},
                  {"generation", 1},
                  {"creationTimestamp", now},
                  {"labels", pod["metadata"]["labels"]},
                  {"ownerReferences", pod["metadata"]["ownerReferences"]}};
    pod["metadata"] = std::move(metadata);
    const ObjectPtr stored
        = world.store().put(kindOf("pods"), withStatus(run, std::move(pod), "10.4.0." + std::to_string(10 + index % nodes.size())));
    stored->dropJson(); // there may be 100,000 of these
}

std::string workloadOf(const Json& pod)
{
    const std::string space = textAt(pod, {"metadata", "namespace"});
    const Json* owners = find(pod, {"metadata", "ownerReferences"});
    if (!owners || owners->empty())
        return space + "/" + textAt(pod, {"metadata", "name"});
    const std::string owner = textAt(owners->front(), {"name"});
    const bool isReplicaSet = textAt(owners->front(), {"kind"}) == "ReplicaSet";
    return space + "/" + (isReplicaSet ? owner.substr(0, owner.rfind('-')) : owner);
}

} // namespace tealdeck::sandbox
