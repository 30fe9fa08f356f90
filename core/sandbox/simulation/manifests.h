#pragma once

#include "core/sandbox/store/json.h"

#include <string>

namespace tealdeck::sandbox
{

// What a workload is made of, in a line.
struct WorkloadSpec
{
    std::string kind = "Deployment"; // or StatefulSet, DaemonSet
    std::string namespaceName;
    std::string name;
    std::string image;
    std::size_t replicas = 1;
    StringMap labels; // of the object and its pods
    StringMap selector;
    StringMap nodeSelector;
    int port = 8080;
    bool hasInit = false;
    std::string restartPolicy = "Always";
};

Json workloadManifest(const WorkloadSpec& spec);
Json serviceManifest(const std::string& space, const std::string& name, const StringMap& labels, const StringMap& selector,
                     const std::string& address);
Json ingressManifest(const std::string& space, const std::string& name, const StringMap& labels, const std::string& host);
Json namespaceManifest(const std::string& name);

} // namespace tealdeck::sandbox
