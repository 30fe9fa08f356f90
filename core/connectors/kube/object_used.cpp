#include "core/connectors/kube/object_related.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

// Collects each object once for each way in which it is used.
class Used
{
public:
    explicit Used(std::string namespaceName)
        : m_namespaceName(std::move(namespaceName))
    {
    }

    void add(const KubeResource& resource, const std::string& name, Message relation)
    {
        if (name.empty())
            return;
        RelatedObject related{.object
                              = makeAddress(resource.group.empty() ? std::string(resource.version)
                                                                   : std::string(resource.group) + "/" + std::string(resource.version),
                                            resource.kind, m_namespaceName, name),
                              .relation = std::move(relation)};
        if (std::ranges::find(m_all, related) == m_all.end())
            m_all.push_back(std::move(related));
    }

    std::vector<RelatedObject> take() { return std::move(m_all); }

private:
    std::string m_namespaceName;
    std::vector<RelatedObject> m_all;
};

Message mounted()
{
    return message("Related", "mounted");
}

Message readByEnvironment()
{
    return message("Related", "read by environment variables");
}

void addVolume(Used& used, const ObjectJson& volume)
{
    used.add(kube::persistentVolumeClaims, textAt(volume, {"persistentVolumeClaim", "claimName"}), mounted());
    used.add(kube::configMaps, textAt(volume, {"configMap", "name"}), mounted());
    used.add(kube::secrets, textAt(volume, {"secret", "secretName"}), mounted());
    for (const ObjectJson& source : listAt(volume, {"projected", "sources"})) {
        used.add(kube::configMaps, textAt(source, {"configMap", "name"}), mounted());
        used.add(kube::secrets, textAt(source, {"secret", "name"}), mounted());
    }
}

void addContainer(Used& used, const ObjectJson& container)
{
    for (const ObjectJson& variable : listAt(container, {"env"})) {
        used.add(kube::configMaps, textAt(variable, {"valueFrom", "configMapKeyRef", "name"}), readByEnvironment());
        used.add(kube::secrets, textAt(variable, {"valueFrom", "secretKeyRef", "name"}), readByEnvironment());
    }
    for (const ObjectJson& source : listAt(container, {"envFrom"})) {
        used.add(kube::configMaps, textAt(source, {"configMapRef", "name"}), readByEnvironment());
        used.add(kube::secrets, textAt(source, {"secretRef", "name"}), readByEnvironment());
    }
}

} // namespace

std::vector<RelatedObject> usedByPodSpec(const ObjectJson& podSpec, const std::string& namespaceName)
{
    Used used(namespaceName);
    for (const ObjectJson& volume : listAt(podSpec, {"volumes"}))
        addVolume(used, volume);
    for (const char* list : {"initContainers", "containers", "ephemeralContainers"}) {
        for (const ObjectJson& container : listAt(podSpec, {list}))
            addContainer(used, container);
    }
    for (const ObjectJson& secret : listAt(podSpec, {"imagePullSecrets"}))
        used.add(kube::secrets, textAt(secret, {"name"}), message("Related", "used to pull images"));
    const std::string account = textAt(podSpec, {"serviceAccountName"});
    used.add(kube::serviceAccounts, account, message("Related", "its identity"));
    return used.take();
}

} // namespace tealdeck
