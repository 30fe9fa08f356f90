#include "core/sandbox/simulation/node_heartbeat.h"

namespace tealdeck::sandbox
{

namespace
{

constexpr Duration leasePeriod = std::chrono::seconds(10);
constexpr Duration statusPeriod = std::chrono::minutes(5);
const std::string leaseNamespace = "kube-node-lease";

Json condition(const char* type, const char* status, const char* reason, const char* message, const std::string& now)
{
    return {{"type", type},     {"status", status},  {"lastHeartbeatTime", now}, {"lastTransitionTime", now},
            {"reason", reason}, {"message", message}};
}

Json statusOf(const std::string& name, std::size_t index, Randomness& randomness, const std::string& now)
{
    Json capacity{{"cpu", "16"}, {"ephemeral-storage", "202051056Ki"}, {"hugepages-2Mi", "0"}, {"memory", "65804316Ki"}, {"pods", "110"}};
    Json allocatable = capacity;
    allocatable["cpu"] = "15890m";
    allocatable["ephemeral-storage"] = "186210253014";
    allocatable["memory"] = "62551068Ki";
    const Json conditions
        = Json::array({condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
                       condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
                       condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
                       condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now)});
    return {{"capacity", capacity},
            {"allocatable", allocatable},
            {"conditions", conditions},
            {"addresses",
             Json::array({{{"type", "InternalIP"}, {"address", "10.4.0." + std::to_string(10 + index)}},
                          {{"type", "Hostname"}, {"address", name}}})},
            {"daemonEndpoints", {{"kubeletEndpoint", {{"Port", 10250}}}}},
            {"nodeInfo",
             {{"machineID", randomness.hex(32)},
              {"systemUUID", randomness.uuid()},
              {"bootID", randomness.uuid()},
              {"kernelVersion", "6.1.0-31-amd64"},
              {"osImage", "Debian GNU/Linux 12 (bookworm)"},
              {"containerRuntimeVersion", "containerd://2.4.2"},
              {"kubeletVersion", "v1.36.3"},
              {"kubeProxyVersion", ""},
              {"operatingSystem", "linux"},
              {"architecture", "amd64"}}}};
}

} // namespace

NodeHeartbeat::NodeHeartbeat(World& world)
    : m_world(world)
{
}

void NodeHeartbeat::makeNode(const std::string& name, const std::string& zone, std::size_t index)
{
    Json node{{"kind", "Node"}, {"apiVersion", "v1"}};
    node["metadata"]
        = {{"name", name},
           {"labels",
            {{"beta.kubernetes.io/arch", "amd64"},
             {"beta.kubernetes.io/os", "linux"},
             {"kubernetes.io/arch", "amd64"},
             {"kubernetes.io/hostname", name},
             {"kubernetes.io/os", "linux"},
             {"node.kubernetes.io/instance-type", "standard-16"},
             {"topology.kubernetes.io/region", zone.substr(0, zone.size() - 1)},
             {"topology.kubernetes.io/zone", zone}}},
           {"annotations", {{"node.alpha.kubernetes.io/ttl", "0"}, {"volumes.kubernetes.io/controller-managed-attach-detach", "true"}}}};
    node["spec"] = {{"podCIDR", "10.244." + std::to_string(index) + ".0/24"},
                    {"podCIDRs", Json::array({"10.244." + std::to_string(index) + ".0/24"})},
                    {"providerID", "sandbox:///" + name}};
    node["status"] = statusOf(name, index, m_world.randomness(), m_world.timeNow());
    const ObjectPtr stored = m_world.write(kindOf("nodes"), nullptr, std::move(node), "kubelet");
    Json lease{{"kind", "Lease"}, {"apiVersion", "coordination.k8s.io/v1"}};
    lease["metadata"]
        = {{"name", name},
           {"namespace", leaseNamespace},
           {"ownerReferences", Json::array({{{"apiVersion", "v1"}, {"kind", "Node"}, {"name", name}, {"uid", stored->uid}}})}};
    lease["spec"]
        = {{"holderIdentity", name}, {"leaseDurationSeconds", 40}, {"renewTime", formatRfc3339Micro(m_world.timeline().wallNow())}};
    m_world.write(kindOf("leases"), nullptr, std::move(lease), "kubelet");
}

void NodeHeartbeat::start()
{
    renewLeases();
    reportStatus();
}

void NodeHeartbeat::renewLeases()
{
    const auto leases = m_world.store().objects(kindOf("leases"));
    for (const auto& [key, lease] : leases) {
        if (lease->namespaceName != leaseNamespace)
            continue;
        const Json& before = lease->json();
        Json after = before;
        after["spec"]["renewTime"] = formatRfc3339Micro(m_world.timeline().wallNow());
        m_world.write(kindOf("leases"), before, std::move(after), "kubelet");
    }
    m_world.timeline().after(leasePeriod, [this] { renewLeases(); });
}

void NodeHeartbeat::reportStatus()
{
    const auto nodes = m_world.store().objects(kindOf("nodes"));
    for (const auto& [key, node] : nodes) {
        const Json& before = node->json();
        Json after = before;
        for (Json& one : after["status"]["conditions"])
            one["lastHeartbeatTime"] = m_world.timeNow();
        m_world.write(kindOf("nodes"), before, std::move(after), "kubelet", "status");
    }
    m_world.timeline().after(statusPeriod, [this] { reportStatus(); });
}

} // namespace tealdeck::sandbox
