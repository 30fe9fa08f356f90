#include "core/connectors/kube/object_summary.h"

#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/object_why_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tealdeck
{
namespace
{

std::string countText(long long count)
{
    return std::to_string(count);
}

std::string ofText(long long part, long long whole)
{
    return countText(part) + "/" + countText(whole);
}

void add(std::vector<ObjectFact>& facts, Message name, std::string value)
{
    if (!value.empty())
        facts.push_back({.name = std::move(name), .value = std::move(value)});
}

void addCreated(std::vector<ObjectFact>& facts, const ObjectJson& object)
{
    if (const auto created = timeAt(object, {"metadata", "creationTimestamp"}))
        facts.push_back({.name = message("ObjectFact", "Created"), .value = {}, .time = created});
}

std::string joined(const ObjectJson& list)
{
    std::string text;
    for (const ObjectJson& value : list) {
        if (value.is_string())
            text += (text.empty() ? "" : ", ") + value.get<std::string>();
    }
    return text;
}

std::string labelsText(const Labels& labels)
{
    std::string text;
    for (const auto& [key, value] : labels)
        text.append(text.empty() ? "" : ", ").append(key).append("=").append(value);
    return text;
}

std::string imagesOf(const ObjectJson& podSpec)
{
    std::string text;
    for (const ObjectJson& container : listAt(podSpec, {"containers"}))
        text += (text.empty() ? "" : ", ") + textAt(container, {"image"});
    return text;
}

// "500 m, 4 GiB": of each container, separated by a semicolon where there are several.
std::string resourcesOf(const ObjectJson& podSpec, const char* which)
{
    std::string text;
    for (const ObjectJson& container : listAt(podSpec, {"containers"})) {
        const std::string cpu = cpuText(printedAt(container, {"resources", which, "cpu"}));
        const std::string memory = memoryText(printedAt(container, {"resources", which, "memory"}));
        if (cpu.empty() && memory.empty())
            continue;
        text.append(text.empty() ? "" : "; ").append(cpu).append(cpu.empty() || memory.empty() ? "" : ", ").append(memory);
    }
    return text;
}

std::string controllerOf(const ObjectJson& object)
{
    for (const ObjectJson& owner : listAt(object, {"metadata", "ownerReferences"})) {
        if (flagAt(owner, {"controller"}))
            return textAt(owner, {"name"});
    }
    return {};
}

ObjectMood moodOfPod(const Pod& pod)
{
    constexpr std::array<std::string_view, 6> moving{"ContainerCreating", "PodInitializing", "Terminating", "NotReady", "Init:0/", "Init:"};
    if (pod.status == "Completed" || pod.status == "Succeeded")
        return ObjectMood::Ended;
    if (pod.status == "Running")
        return pod.isReady ? ObjectMood::Fine : ObjectMood::Troubled;
    if (pod.status == "Pending" || pod.status == "SchedulingGated")
        return ObjectMood::Waiting;
    if (pod.status == "Unknown")
        return ObjectMood::Unknown;
    if (pod.status.starts_with("Init:"))
        return pod.status.find("/") != std::string::npos ? ObjectMood::Moving : ObjectMood::Broken;
    return std::ranges::find(moving, std::string_view(pod.status)) != moving.end() ? ObjectMood::Moving : ObjectMood::Broken;
}

ObjectSummary podSummary(const ObjectJson& object)
{
    ObjectSummary summary;
    const ObjectJson& spec = jsonAt(object, {"spec"});
    add(summary.facts, message("ObjectFact", "Owner"), controllerOf(object));
    add(summary.facts, message("ObjectFact", "Pod IP"), textAt(object, {"status", "podIP"}));
    addCreated(summary.facts, object);
    if (const auto pod = decodePod(dumpJson(object))) {
        summary.status = pod->status;
        summary.mood = moodOfPod(*pod);
        add(summary.facts, message("ObjectFact", "Ready"), ofText(pod->readyContainers, pod->containers));
        add(summary.facts, message("ObjectFact", "Restarts"), countText(pod->restarts));
    }
    add(summary.facts, message("ObjectFact", "Image"), imagesOf(spec));
    add(summary.facts, message("ObjectFact", "Request"), resourcesOf(spec, "requests"));
    add(summary.facts, message("ObjectFact", "Limit"), resourcesOf(spec, "limits"));
    add(summary.facts, message("ObjectFact", "Priority class"), textAt(spec, {"priorityClassName"}));
    add(summary.facts, message("ObjectFact", "Service account"), textAt(spec, {"serviceAccountName"}));
    return summary;
}

ObjectSummary workloadSummary(const ObjectJson& object)
{
    const bool isDaemonSet = textAt(object, {"kind"}) == "DaemonSet";
    const long long desired
        = isDaemonSet ? numberAt(object, {"status", "desiredNumberScheduled"}) : numberAt(object, {"spec", "replicas"}, 1);
    const long long ready = isDaemonSet ? numberAt(object, {"status", "numberReady"}) : numberAt(object, {"status", "readyReplicas"});
    const long long updated
        = isDaemonSet ? numberAt(object, {"status", "updatedNumberScheduled"}) : numberAt(object, {"status", "updatedReplicas"}, -1);
    ObjectSummary summary{
        .status = ofText(ready, desired), .mood = ready >= desired ? ObjectMood::Fine : ObjectMood::Troubled, .facts = {}};
    if (updated >= 0 && updated < desired)
        summary.mood = ObjectMood::Moving;
    add(summary.facts, message("ObjectFact", "Ready"), ofText(ready, desired));
    if (updated >= 0)
        add(summary.facts, message("ObjectFact", "Up to date"), ofText(updated, desired));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Owner"), controllerOf(object));
    add(summary.facts, message("ObjectFact", "Image"), imagesOf(jsonAt(object, {"spec", "template", "spec"})));
    add(summary.facts, message("ObjectFact", "Selector"), labelSelectorText(jsonAt(object, {"spec", "selector"})));
    std::string strategy = textAt(object, {"spec", "strategy", "type"});
    add(summary.facts, message("ObjectFact", "Strategy"), strategy.empty() ? textAt(object, {"spec", "updateStrategy", "type"}) : strategy);
    add(summary.facts, message("ObjectFact", "Revision"), textAt(object, {"metadata", "annotations", "deployment.kubernetes.io/revision"}));
    return summary;
}

ObjectSummary jobSummary(const ObjectJson& object)
{
    ObjectSummary summary{.status = "Running", .mood = ObjectMood::Moving, .facts = {}};
    if (isCondition(conditionOf(object, "Complete"), "True")) {
        summary.status = "Complete";
        summary.mood = ObjectMood::Ended;
    } else if (isCondition(conditionOf(object, "Failed"), "True")) {
        summary.status = "Failed";
        summary.mood = ObjectMood::Broken;
    } else if (flagAt(object, {"spec", "suspend"})) {
        summary.status = "Suspended";
        summary.mood = ObjectMood::Waiting;
    }
    add(summary.facts, message("ObjectFact", "Completions"),
        ofText(numberAt(object, {"status", "succeeded"}), numberAt(object, {"spec", "completions"}, 1)));
    add(summary.facts, message("ObjectFact", "Failed pods"), countText(numberAt(object, {"status", "failed"})));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Owner"), controllerOf(object));
    add(summary.facts, message("ObjectFact", "Image"), imagesOf(jsonAt(object, {"spec", "template", "spec"})));
    return summary;
}

std::string portsOf(const ObjectJson& object)
{
    std::string text;
    for (const ObjectJson& port : listAt(object, {"spec", "ports"})) {
        const std::string name = textAt(port, {"name"});
        text += (text.empty() ? "" : ", ") + (name.empty() ? "" : name + " ") + printedAt(port, {"port"}) + "→"
            + printedAt(port, {"targetPort"});
    }
    return text;
}

ObjectSummary serviceSummary(const ObjectJson& object)
{
    ObjectSummary summary{.status = textAt(object, {"spec", "type"}), .mood = ObjectMood::Fine, .facts = {}};
    add(summary.facts, message("ObjectFact", "Type"), textAt(object, {"spec", "type"}));
    add(summary.facts, message("ObjectFact", "Cluster IP"), textAt(object, {"spec", "clusterIP"}));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Ports"), portsOf(object));
    add(summary.facts, message("ObjectFact", "Selector"), labelsText(labelsAt(object, {"spec", "selector"})));
    return summary;
}

std::string nodeAddress(const ObjectJson& node, std::string_view type)
{
    for (const ObjectJson& address : listAt(node, {"status", "addresses"})) {
        if (textAt(address, {"type"}) == type)
            return textAt(address, {"address"});
    }
    return {};
}

ObjectSummary nodeSummary(const ObjectJson& object)
{
    const ObjectJson& ready = conditionOf(object, "Ready");
    const bool isReady = isCondition(ready, "True");
    const bool isCordoned = flagAt(object, {"spec", "unschedulable"});
    ObjectSummary summary;
    summary.status = isReady ? "Ready" : isCondition(ready, "False") ? "NotReady" : "Unknown";
    summary.mood = isReady ? isCordoned ? ObjectMood::Waiting : ObjectMood::Fine : ObjectMood::Broken;
    if (isCordoned)
        summary.status += ",SchedulingDisabled";
    add(summary.facts, message("ObjectFact", "Kubelet"), textAt(object, {"status", "nodeInfo", "kubeletVersion"}));
    add(summary.facts, message("ObjectFact", "Internal IP"), nodeAddress(object, "InternalIP"));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Zone"), textAt(object, {"metadata", "labels", "topology.kubernetes.io/zone"}));
    add(summary.facts, message("ObjectFact", "CPU"), cpuText(printedAt(object, {"status", "allocatable", "cpu"})));
    add(summary.facts, message("ObjectFact", "Memory"), memoryText(printedAt(object, {"status", "allocatable", "memory"})));
    add(summary.facts, message("ObjectFact", "Pods"), printedAt(object, {"status", "allocatable", "pods"}));
    add(summary.facts, message("ObjectFact", "System"), textAt(object, {"status", "nodeInfo", "osImage"}));
    return summary;
}

ObjectMood moodOfPhase(const std::string& phase)
{
    constexpr std::array<std::string_view, 4> fine{"Bound", "Active", "Available", "Ready"};
    constexpr std::array<std::string_view, 2> broken{"Lost", "Failed"};
    if (std::ranges::find(fine, phase) != fine.end())
        return ObjectMood::Fine;
    if (std::ranges::find(broken, phase) != broken.end())
        return ObjectMood::Broken;
    return phase == "Pending" || phase == "Released" ? ObjectMood::Waiting
        : phase == "Terminating"                     ? ObjectMood::Moving
                                                     : ObjectMood::Unknown;
}

ObjectSummary storageSummary(const ObjectJson& object)
{
    const std::string phase = textAt(object, {"status", "phase"});
    ObjectSummary summary{.status = phase, .mood = moodOfPhase(phase), .facts = {}};
    std::string size = printedAt(object, {"status", "capacity", "storage"});
    if (size.empty())
        size = printedAt(object, {"spec", "capacity", "storage"});
    add(summary.facts, message("ObjectFact", "Size"), memoryText(size));
    add(summary.facts, message("ObjectFact", "Requested"), memoryText(printedAt(object, {"spec", "resources", "requests", "storage"})));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Storage class"), textAt(object, {"spec", "storageClassName"}));
    add(summary.facts, message("ObjectFact", "Access"), joined(listAt(object, {"spec", "accessModes"})));
    add(summary.facts, message("ObjectFact", "Reclaim"), textAt(object, {"spec", "persistentVolumeReclaimPolicy"}));
    return summary;
}

ObjectSummary scalerSummary(const ObjectJson& object)
{
    const bool isActive = isCondition(conditionOf(object, "ScalingActive"), "True");
    ObjectSummary summary{.status = countText(numberAt(object, {"status", "currentReplicas"})),
                          .mood = isActive ? ObjectMood::Fine : ObjectMood::Troubled,
                          .facts = {}};
    add(summary.facts, message("ObjectFact", "Target"),
        textAt(object, {"spec", "scaleTargetRef", "kind"}) + " " + textAt(object, {"spec", "scaleTargetRef", "name"}));
    add(summary.facts, message("ObjectFact", "Replicas"), countText(numberAt(object, {"status", "currentReplicas"})));
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "At least"), countText(numberAt(object, {"spec", "minReplicas"}, 1)));
    add(summary.facts, message("ObjectFact", "At most"), countText(numberAt(object, {"spec", "maxReplicas"})));
    return summary;
}

ObjectSummary keysSummary(const ObjectJson& object)
{
    ObjectSummary summary{.status = {}, .mood = ObjectMood::Fine, .facts = {}};
    add(summary.facts, message("ObjectFact", "Type"), textAt(object, {"type"}));
    const std::size_t keys = mapAt(object, {"data"}).size() + mapAt(object, {"binaryData"}).size() + mapAt(object, {"stringData"}).size();
    add(summary.facts, message("ObjectFact", "Keys"), countText(static_cast<long long>(keys)));
    addCreated(summary.facts, object);
    return summary;
}

ObjectSummary otherSummary(const ObjectJson& object)
{
    const std::string phase = textAt(object, {"status", "phase"});
    ObjectSummary summary{.status = phase, .mood = moodOfPhase(phase), .facts = {}};
    addCreated(summary.facts, object);
    add(summary.facts, message("ObjectFact", "Owner"), controllerOf(object));
    return summary;
}

using Summary = ObjectSummary (*)(const ObjectJson&);

struct KindSummary
{
    std::string_view kind;
    Summary summary;
};

constexpr std::array<KindSummary, 13> summaries{{{"Pod", &podSummary},
                                                 {"Deployment", &workloadSummary},
                                                 {"ReplicaSet", &workloadSummary},
                                                 {"StatefulSet", &workloadSummary},
                                                 {"DaemonSet", &workloadSummary},
                                                 {"Job", &jobSummary},
                                                 {"Service", &serviceSummary},
                                                 {"Node", &nodeSummary},
                                                 {"PersistentVolumeClaim", &storageSummary},
                                                 {"PersistentVolume", &storageSummary},
                                                 {"HorizontalPodAutoscaler", &scalerSummary},
                                                 {"ConfigMap", &keysSummary},
                                                 {"Secret", &keysSummary}}};

// "12.5" without the zeros behind.
std::string shortNumber(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, value < 10 ? 1 : 0);
    std::string number(text.data(), end.ptr);
    if (number.ends_with(".0"))
        number.resize(number.size() - 2);
    return number;
}

} // namespace

ObjectSummary summarizeObject(const ObjectJson& object)
{
    const std::string kind = textAt(object, {"kind"});
    const auto found = std::ranges::find(summaries, kind, &KindSummary::kind);
    ObjectSummary summary = found == summaries.end() ? otherSummary(object) : found->summary(object);
    if (textAt(object, {"metadata", "deletionTimestamp"}).empty() || kind == "Pod")
        return summary;
    summary.status = "Terminating";
    summary.mood = ObjectMood::Moving;
    return summary;
}

std::string cpuText(const std::string& quantity)
{
    double value = 0;
    const auto [end, error] = std::from_chars(quantity.data(), quantity.data() + quantity.size(), value);
    const std::string_view unit(end, quantity.data() + quantity.size());
    if (error != std::errc() || (!unit.empty() && unit != "m"))
        return quantity;
    return unit == "m" ? shortNumber(value) + " m" : shortNumber(value);
}

std::string memoryText(const std::string& quantity)
{
    struct Unit
    {
        std::string_view suffix;
        double bytes;
    };
    constexpr double kibi = 1024;
    constexpr std::array<Unit, 9> units{{{"", 1},
                                         {"k", 1e3},
                                         {"M", 1e6},
                                         {"G", 1e9},
                                         {"T", 1e12},
                                         {"Ki", kibi},
                                         {"Mi", kibi * kibi},
                                         {"Gi", kibi * kibi * kibi},
                                         {"Ti", kibi * kibi * kibi * kibi}}};
    double value = 0;
    const auto [end, error] = std::from_chars(quantity.data(), quantity.data() + quantity.size(), value);
    const auto unit = std::ranges::find(units, std::string_view(end, quantity.data() + quantity.size()), &Unit::suffix);
    if (quantity.empty() || error != std::errc() || unit == units.end())
        return quantity;
    const double bytes = value * unit->bytes;
    if (bytes >= kibi * kibi * kibi)
        return shortNumber(bytes / (kibi * kibi * kibi)) + " GiB";
    return bytes >= kibi * kibi ? shortNumber(bytes / (kibi * kibi)) + " MiB" : shortNumber(bytes / kibi) + " KiB";
}

} // namespace tealdeck
