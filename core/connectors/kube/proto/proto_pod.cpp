#include "core/connectors/kube/pod_images.h"
#include "core/connectors/kube/pod_status.h"
#include "core/connectors/kube/proto/proto_rows.h"

namespace tealdeck::proto
{
namespace
{

// What of a pod's spec and status a row is made of, before it is a row.
struct PodParts
{
    PodState state;
    std::string_view node;
    std::string_view ip;
    std::vector<protozero::data_view> containers;
    std::vector<std::string_view> imageIds; // beside state.states
};

ContainerEnd readEnd(protozero::data_view bytes)
{
    ContainerEnd end;
    forEachField<ContainerStateTerminatedField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ContainerStateTerminatedField::exitCode: end.exitCode = field.get_int32(); break;
        case ContainerStateTerminatedField::signal: end.signal = field.get_int32(); break;
        case ContainerStateTerminatedField::reason: end.reason = string(field); break;
        case ContainerStateTerminatedField::finishedAt: end.finished = readTime(field.get_view()); break;
        default: field.skip();
        }
    });
    return end;
}

std::string readWaitingReason(protozero::data_view bytes)
{
    std::string reason;
    forEachField<ContainerStateWaitingField>(bytes, [&](auto& field) {
        if (field.tag() == ContainerStateWaitingField::reason)
            reason = string(field);
        else
            field.skip();
    });
    return reason;
}

void readState(protozero::data_view bytes, ContainerState& state)
{
    forEachField<ContainerStateField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ContainerStateField::waiting: state.waitingReason = readWaitingReason(field.get_view()); break;
        case ContainerStateField::terminated: state.terminated = readEnd(field.get_view()); break;
        case ContainerStateField::running:
            state.isRunning = true;
            field.skip();
            break;
        default: field.skip();
        }
    });
}

std::optional<ContainerEnd> readLastEnd(protozero::data_view bytes)
{
    ContainerState last;
    readState(bytes, last);
    return last.terminated;
}

struct ContainerStatus
{
    ContainerState state;
    std::string_view imageId;
};

ContainerStatus readContainerStatus(protozero::data_view bytes)
{
    ContainerStatus status;
    ContainerState& state = status.state;
    forEachField<ContainerStatusField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ContainerStatusField::name: state.name = string(field); break;
        case ContainerStatusField::imageID: status.imageId = view(field); break;
        case ContainerStatusField::state: readState(field.get_view(), state); break;
        case ContainerStatusField::lastState: state.lastTerminated = readLastEnd(field.get_view()); break;
        case ContainerStatusField::ready: state.isReady = field.get_bool(); break;
        case ContainerStatusField::started: state.isStarted = field.get_bool(); break;
        case ContainerStatusField::restartCount: state.restarts = field.get_int32(); break;
        default: field.skip();
        }
    });
    return status;
}

PodCondition readCondition(protozero::data_view bytes)
{
    PodCondition condition;
    forEachField<PodConditionField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case PodConditionField::type: condition.type = string(field); break;
        case PodConditionField::status: condition.status = string(field); break;
        case PodConditionField::reason: condition.reason = string(field); break;
        default: field.skip();
        }
    });
    return condition;
}

void readInitContainer(protozero::data_view bytes, PodState& state)
{
    std::string name;
    std::string restartPolicy;
    forEachField<ContainerField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ContainerField::name: name = string(field); break;
        case ContainerField::restartPolicy: restartPolicy = string(field); break;
        default: field.skip();
        }
    });
    ++state.initContainers;
    if (restartPolicy == "Always")
        state.sidecars.push_back(std::move(name));
}

void readSpec(protozero::data_view bytes, PodParts& parts)
{
    forEachField<PodSpecField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case PodSpecField::containers: parts.containers.push_back(field.get_view()); break;
        case PodSpecField::initContainers: readInitContainer(field.get_view(), parts.state); break;
        case PodSpecField::nodeName: parts.node = view(field); break;
        default: field.skip();
        }
    });
    parts.state.containers = static_cast<int>(parts.containers.size());
}

void readStatus(protozero::data_view bytes, PodParts& parts)
{
    forEachField<PodStatusField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case PodStatusField::phase: parts.state.phase = string(field); break;
        case PodStatusField::reason: parts.state.reason = string(field); break;
        case PodStatusField::podIP: parts.ip = view(field); break;
        case PodStatusField::conditions: parts.state.conditions.push_back(readCondition(field.get_view())); break;
        case PodStatusField::initContainerStatuses: parts.state.initStates.push_back(readContainerStatus(field.get_view()).state); break;
        case PodStatusField::containerStatuses: {
            ContainerStatus status = readContainerStatus(field.get_view());
            parts.imageIds.push_back(status.imageId);
            parts.state.states.push_back(std::move(status.state));
            break;
        }
        default: field.skip();
        }
    });
}

std::string imagesKey(const std::vector<ContainerImage>& images)
{
    std::string key;
    for (const ContainerImage& image : images)
        key += image.container + '\n' + image.image + '\n' + image.digest + '\n';
    return key;
}

ContainerImage readImage(protozero::data_view bytes)
{
    ContainerImage image;
    forEachField<ContainerField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ContainerField::name: image.container = string(field); break;
        case ContainerField::image: image.image = string(field); break;
        default: field.skip();
        }
    });
    return image;
}

} // namespace

std::vector<ContainerImage> readImages(const std::vector<protozero::data_view>& containers)
{
    std::vector<ContainerImage> images;
    images.reserve(containers.size());
    for (const protozero::data_view& container : containers)
        images.push_back(readImage(container));
    return images;
}

Pod readPod(protozero::data_view bytes, RowPools& pools)
{
    Pod pod;
    PodParts parts;
    forEachField<PodField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case PodField::metadata: pod.meta = readMeta(field.get_view(), pools); break;
        case PodField::spec: readSpec(field.get_view(), parts); break;
        case PodField::status: readStatus(field.get_view(), parts); break;
        default: field.skip();
        }
    });
    parts.state.isBeingDeleted = pod.meta.deleted.has_value();
    std::vector<ContainerImage> images = readImages(parts.containers);
    for (std::size_t i = 0; i < parts.imageIds.size(); ++i)
        addDigest(images, parts.state.states[i].name, parts.imageIds[i]);

    const PodSummary summary = summarizePod(parts.state);
    pod.status = pools.texts.text(summary.status);
    pod.readyContainers = summary.ready;
    pod.containers = summary.containers;
    pod.restarts = summary.restarts;
    pod.isReady = hasReadyCondition(parts.state.conditions) && !parts.state.isBeingDeleted;
    pod.lastRestart = summary.lastRestart;
    pod.phase = pools.texts.text(parts.state.phase);
    pod.reason = pools.texts.text(parts.state.reason);
    pod.node = pools.texts.text(parts.node);
    pod.ip = Text(parts.ip);
    pod.images = pools.images.value(imagesKey(images), [&](std::string_view) { return std::move(images); });
    return pod;
}

} // namespace tealdeck::proto
