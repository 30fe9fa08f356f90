#pragma once

#include <protozero/types.hpp>

// Made by generate_fields.py from the generated.proto files of k8s.io/api and k8s.io/apimachinery v0.36.3; not to be edited.
// Field numbers of a message never change their meaning; every list is {1: ListMeta, 2: repeated items}.
namespace tealdeck::proto
{

enum class TypeMetaField : protozero::pbf_tag_type
{
    apiVersion = 1,
    kind = 2,
};

enum class UnknownField : protozero::pbf_tag_type
{
    typeMeta = 1,
    raw = 2,
    contentEncoding = 3,
    contentType = 4,
};

enum class RawExtensionField : protozero::pbf_tag_type
{
    raw = 1,
};

enum class IntOrStringField : protozero::pbf_tag_type
{
    type = 1,
    intVal = 2,
    strVal = 3,
};

enum class WatchEventField : protozero::pbf_tag_type
{
    type = 1,
    object = 2,
};

enum class StatusField : protozero::pbf_tag_type
{
    metadata = 1,
    status = 2,
    message = 3,
    reason = 4,
    details = 5,
    code = 6,
};

enum class ListMetaField : protozero::pbf_tag_type
{
    selfLink = 1,
    resourceVersion = 2,
    continue_ = 3,
    remainingItemCount = 4,
    shardInfo = 5,
};

enum class ObjectMetaField : protozero::pbf_tag_type
{
    name = 1,
    generateName = 2,
    namespace_ = 3,
    selfLink = 4,
    uid = 5,
    resourceVersion = 6,
    generation = 7,
    creationTimestamp = 8,
    deletionTimestamp = 9,
    deletionGracePeriodSeconds = 10,
    labels = 11,
    annotations = 12,
    ownerReferences = 13,
    finalizers = 14,
    managedFields = 17,
};

enum class OwnerReferenceField : protozero::pbf_tag_type
{
    kind = 1,
    name = 3,
    uid = 4,
    apiVersion = 5,
    controller = 6,
    blockOwnerDeletion = 7,
};

enum class ManagedFieldsEntryField : protozero::pbf_tag_type
{
    manager = 1,
    operation = 2,
    apiVersion = 3,
    time = 4,
    fieldsType = 6,
    fieldsV1 = 7,
    subresource = 8,
};

enum class FieldsV1Field : protozero::pbf_tag_type
{
    Raw = 1,
};

enum class TimeField : protozero::pbf_tag_type
{
    seconds = 1,
    nanos = 2,
};

enum class MicroTimeField : protozero::pbf_tag_type
{
    seconds = 1,
    nanos = 2,
};

enum class LabelSelectorField : protozero::pbf_tag_type
{
    matchLabels = 1,
    matchExpressions = 2,
};

enum class PodField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class PodSpecField : protozero::pbf_tag_type
{
    volumes = 1,
    containers = 2,
    restartPolicy = 3,
    terminationGracePeriodSeconds = 4,
    activeDeadlineSeconds = 5,
    dnsPolicy = 6,
    nodeSelector = 7,
    serviceAccountName = 8,
    serviceAccount = 9,
    nodeName = 10,
    hostNetwork = 11,
    hostPID = 12,
    hostIPC = 13,
    securityContext = 14,
    imagePullSecrets = 15,
    hostname = 16,
    subdomain = 17,
    affinity = 18,
    schedulerName = 19,
    initContainers = 20,
    automountServiceAccountToken = 21,
    tolerations = 22,
    hostAliases = 23,
    priorityClassName = 24,
    priority = 25,
    dnsConfig = 26,
    shareProcessNamespace = 27,
    readinessGates = 28,
    runtimeClassName = 29,
    enableServiceLinks = 30,
    preemptionPolicy = 31,
    overhead = 32,
    topologySpreadConstraints = 33,
    ephemeralContainers = 34,
    setHostnameAsFQDN = 35,
    os = 36,
    hostUsers = 37,
    schedulingGates = 38,
    resourceClaims = 39,
    resources = 40,
    hostnameOverride = 41,
    schedulingGroup = 43,
};

enum class PodStatusField : protozero::pbf_tag_type
{
    phase = 1,
    conditions = 2,
    message = 3,
    reason = 4,
    hostIP = 5,
    podIP = 6,
    startTime = 7,
    containerStatuses = 8,
    qosClass = 9,
    initContainerStatuses = 10,
    nominatedNodeName = 11,
    podIPs = 12,
    ephemeralContainerStatuses = 13,
    resize = 14,
    resourceClaimStatuses = 15,
    hostIPs = 16,
    observedGeneration = 17,
    extendedResourceClaimStatus = 18,
    allocatedResources = 19,
    resources = 20,
    nodeAllocatableResourceClaimStatuses = 21,
};

enum class PodConditionField : protozero::pbf_tag_type
{
    type = 1,
    status = 2,
    lastProbeTime = 3,
    lastTransitionTime = 4,
    reason = 5,
    message = 6,
    observedGeneration = 7,
};

enum class ContainerField : protozero::pbf_tag_type
{
    name = 1,
    image = 2,
    command = 3,
    args = 4,
    workingDir = 5,
    ports = 6,
    env = 7,
    resources = 8,
    volumeMounts = 9,
    livenessProbe = 10,
    readinessProbe = 11,
    lifecycle = 12,
    terminationMessagePath = 13,
    imagePullPolicy = 14,
    securityContext = 15,
    stdin = 16,
    stdinOnce = 17,
    tty = 18,
    envFrom = 19,
    terminationMessagePolicy = 20,
    volumeDevices = 21,
    startupProbe = 22,
    resizePolicy = 23,
    restartPolicy = 24,
    restartPolicyRules = 25,
};

enum class ContainerStatusField : protozero::pbf_tag_type
{
    name = 1,
    state = 2,
    lastState = 3,
    ready = 4,
    restartCount = 5,
    image = 6,
    imageID = 7,
    containerID = 8,
    started = 9,
    allocatedResources = 10,
    resources = 11,
    volumeMounts = 12,
    user = 13,
    allocatedResourcesStatus = 14,
    stopSignal = 15,
};

enum class ContainerStateField : protozero::pbf_tag_type
{
    waiting = 1,
    running = 2,
    terminated = 3,
};

enum class ContainerStateWaitingField : protozero::pbf_tag_type
{
    reason = 1,
    message = 2,
};

enum class ContainerStateTerminatedField : protozero::pbf_tag_type
{
    exitCode = 1,
    signal = 2,
    reason = 3,
    message = 4,
    startedAt = 5,
    finishedAt = 6,
    containerID = 7,
};

enum class PodTemplateSpecField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
};

enum class ServiceField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class ServiceSpecField : protozero::pbf_tag_type
{
    ports = 1,
    selector = 2,
    clusterIP = 3,
    type = 4,
    externalIPs = 5,
    sessionAffinity = 7,
    loadBalancerIP = 8,
    loadBalancerSourceRanges = 9,
    externalName = 10,
    externalTrafficPolicy = 11,
    healthCheckNodePort = 12,
    publishNotReadyAddresses = 13,
    sessionAffinityConfig = 14,
    ipFamilyPolicy = 17,
    clusterIPs = 18,
    ipFamilies = 19,
    allocateLoadBalancerNodePorts = 20,
    loadBalancerClass = 21,
    internalTrafficPolicy = 22,
    trafficDistribution = 23,
};

enum class ServicePortField : protozero::pbf_tag_type
{
    name = 1,
    protocol = 2,
    port = 3,
    targetPort = 4,
    nodePort = 5,
    appProtocol = 6,
};

enum class EventField : protozero::pbf_tag_type
{
    metadata = 1,
    involvedObject = 2,
    reason = 3,
    message = 4,
    source = 5,
    firstTimestamp = 6,
    lastTimestamp = 7,
    count = 8,
    type = 9,
    eventTime = 10,
    series = 11,
    action = 12,
    related = 13,
    reportingComponent = 14,
    reportingInstance = 15,
};

enum class EventSeriesField : protozero::pbf_tag_type
{
    count = 1,
    lastObservedTime = 2,
};

enum class ObjectReferenceField : protozero::pbf_tag_type
{
    kind = 1,
    namespace_ = 2,
    name = 3,
    uid = 4,
    apiVersion = 5,
    resourceVersion = 6,
    fieldPath = 7,
};

enum class NodeField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class NodeSpecField : protozero::pbf_tag_type
{
    podCIDR = 1,
    externalID = 2,
    providerID = 3,
    unschedulable = 4,
    taints = 5,
    configSource = 6,
    podCIDRs = 7,
};

enum class NodeStatusField : protozero::pbf_tag_type
{
    capacity = 1,
    allocatable = 2,
    phase = 3,
    conditions = 4,
    addresses = 5,
    daemonEndpoints = 6,
    nodeInfo = 7,
    images = 8,
    volumesInUse = 9,
    volumesAttached = 10,
    config = 11,
    runtimeHandlers = 12,
    features = 13,
    declaredFeatures = 14,
};

enum class NodeConditionField : protozero::pbf_tag_type
{
    type = 1,
    status = 2,
    lastHeartbeatTime = 3,
    lastTransitionTime = 4,
    reason = 5,
    message = 6,
};

enum class NodeSystemInfoField : protozero::pbf_tag_type
{
    machineID = 1,
    systemUUID = 2,
    bootID = 3,
    kernelVersion = 4,
    osImage = 5,
    containerRuntimeVersion = 6,
    kubeletVersion = 7,
    kubeProxyVersion = 8,
    operatingSystem = 9,
    architecture = 10,
    swap = 11,
};

enum class DeploymentField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class DeploymentSpecField : protozero::pbf_tag_type
{
    replicas = 1,
    selector = 2,
    template_ = 3,
    strategy = 4,
    minReadySeconds = 5,
    revisionHistoryLimit = 6,
    paused = 7,
    progressDeadlineSeconds = 9,
};

enum class DeploymentStatusField : protozero::pbf_tag_type
{
    observedGeneration = 1,
    replicas = 2,
    updatedReplicas = 3,
    availableReplicas = 4,
    unavailableReplicas = 5,
    conditions = 6,
    readyReplicas = 7,
    collisionCount = 8,
    terminatingReplicas = 9,
};

enum class StatefulSetField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class StatefulSetSpecField : protozero::pbf_tag_type
{
    replicas = 1,
    selector = 2,
    template_ = 3,
    volumeClaimTemplates = 4,
    serviceName = 5,
    podManagementPolicy = 6,
    updateStrategy = 7,
    revisionHistoryLimit = 8,
    minReadySeconds = 9,
    persistentVolumeClaimRetentionPolicy = 10,
    ordinals = 11,
};

enum class StatefulSetStatusField : protozero::pbf_tag_type
{
    observedGeneration = 1,
    replicas = 2,
    readyReplicas = 3,
    currentReplicas = 4,
    updatedReplicas = 5,
    currentRevision = 6,
    updateRevision = 7,
    collisionCount = 9,
    conditions = 10,
    availableReplicas = 11,
};

enum class LeaseField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
};

enum class LeaseSpecField : protozero::pbf_tag_type
{
    holderIdentity = 1,
    leaseDurationSeconds = 2,
    acquireTime = 3,
    renewTime = 4,
    leaseTransitions = 5,
    strategy = 6,
    preferredHolder = 7,
};

enum class EndpointSliceField : protozero::pbf_tag_type
{
    metadata = 1,
    endpoints = 2,
    ports = 3,
    addressType = 4,
};

enum class EndpointField : protozero::pbf_tag_type
{
    addresses = 1,
    conditions = 2,
    hostname = 3,
    targetRef = 4,
    deprecatedTopology = 5,
    nodeName = 6,
    zone = 7,
    hints = 8,
};

enum class EndpointConditionsField : protozero::pbf_tag_type
{
    ready = 1,
    serving = 2,
    terminating = 3,
};

enum class IngressField : protozero::pbf_tag_type
{
    metadata = 1,
    spec = 2,
    status = 3,
};

enum class IngressSpecField : protozero::pbf_tag_type
{
    defaultBackend = 1,
    tls = 2,
    rules = 3,
    ingressClassName = 4,
};

enum class IngressRuleField : protozero::pbf_tag_type
{
    host = 1,
    ingressRuleValue = 2,
};

enum class IngressRuleValueField : protozero::pbf_tag_type
{
    http = 1,
};

enum class HTTPIngressRuleValueField : protozero::pbf_tag_type
{
    paths = 1,
};

enum class HTTPIngressPathField : protozero::pbf_tag_type
{
    path = 1,
    backend = 2,
    pathType = 3,
};

enum class IngressBackendField : protozero::pbf_tag_type
{
    resource = 3,
    service = 4,
};

enum class IngressServiceBackendField : protozero::pbf_tag_type
{
    name = 1,
    port = 2,
};

} // namespace tealdeck::proto
