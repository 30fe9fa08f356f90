#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// One kind of object as a cluster offers it, built in or by a CustomResourceDefinition.
struct KubeKind
{
    std::string group; // empty: the core group
    std::string version; // the one that the server prefers
    std::string plural; // "deployments"
    std::string singular; // "deployment"
    std::string kind; // "Deployment"
    bool isNamespaced = false;
    std::vector<std::string> shortNames;
    std::vector<std::string> categories;
    std::vector<std::string> verbs;

    bool can(std::string_view verb) const { return std::ranges::find(verbs, verb) != verbs.end(); }
    // "deployments.apps", "pods": no other kind of the cluster has it.
    std::string qualifiedPlural() const { return group.empty() ? plural : plural + "." + group; }
    // "deployment.apps", "pod": as kubectl puts it in front of names.
    std::string qualifiedSingular() const
    {
        const std::string& word = singular.empty() ? plural : singular;
        return group.empty() ? word : word + "." + group;
    }
    // "apps/v1", "v1".
    std::string apiVersion() const { return group.empty() ? version : group + "/" + version; }

    bool operator==(const KubeKind&) const = default;
};

} // namespace tealdeck
