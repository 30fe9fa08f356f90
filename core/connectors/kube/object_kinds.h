#pragma once

#include "core/connectors/kube/kube_resource.h"
#include "core/domain/object_view.h"

#include <string_view>
#include <vector>

namespace tealdeck
{

// A built-in kind and the words that people call it by.
struct ObjectKind
{
    KubeResource resource;
    std::string_view singular; // "deployment"
    std::string_view shortName; // "deploy"; empty: none
    bool isNamespaced = true;
};

// The kind that a word names: plural, singular, short name or kind, in any case, also as "deployments.apps". nullptr when it is none of the
// built-in ones.
const ObjectKind* findKind(std::string_view word);
// By what an object says of itself, as in ownerReferences: "apps/v1" and "Deployment".
const ObjectKind* findKind(std::string_view apiVersion, std::string_view kind);

ObjectAddress makeAddress(const ObjectKind& kind, std::string namespaceName, std::string name, std::string uid = {});
// An object of a kind that may not be known here.
ObjectAddress makeAddress(std::string_view apiVersion, std::string_view kind, std::string namespaceName, std::string name,
                          std::string uid = {});
// A view into the reference, which outlives it.
KubeResource resourceOf(const ObjectAddress& object);
// "deployment/web", "claim.example.org/x": short, for people.
std::string shortName(const ObjectAddress& object);

// Kinds that are named in the code.
namespace kube
{
inline constexpr KubeResource configMaps{"", "v1", "configmaps", "ConfigMap"};
inline constexpr KubeResource secrets{"", "v1", "secrets", "Secret"};
inline constexpr KubeResource persistentVolumeClaims{"", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"};
inline constexpr KubeResource persistentVolumes{"", "v1", "persistentvolumes", "PersistentVolume"};
inline constexpr KubeResource serviceAccounts{"", "v1", "serviceaccounts", "ServiceAccount"};
inline constexpr KubeResource cronJobs{"batch", "v1", "cronjobs", "CronJob"};
inline constexpr KubeResource jobs{"batch", "v1", "jobs", "Job"};
inline constexpr KubeResource controllerRevisions{"apps", "v1", "controllerrevisions", "ControllerRevision"};
inline constexpr KubeResource rollouts{"argoproj.io", "v1alpha1", "rollouts", "Rollout"}; // Argo Rollouts, where it is installed
inline constexpr KubeResource disruptionBudgets{"policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget"};
} // namespace kube

} // namespace tealdeck
