#include "core/connectors/kube/kube_owners.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string valueOf(const Labels& labels, const std::string& key)
{
    const auto found = labels.find(key);
    return found == labels.end() ? std::string() : found->second;
}

std::string managerName(const std::string& manager)
{
    if (manager.starts_with("argocd"))
        return "Argo CD";
    if (manager == "helm")
        return "Helm";
    if (manager == "kustomize-controller" || manager == "helm-controller")
        return "Flux";
    if (manager == "flagger")
        return "Flagger";
    return "field manager " + manager;
}

bool isPeoplesTool(const std::string& manager)
{
    return manager == "tealdeck" || manager.starts_with("kubectl");
}

// Who marked the object as theirs, by the labels and annotations that each tool documents.
void addMarks(const ObjectMeta& meta, std::vector<OwnerClaim>& claims)
{
    const std::string tracking = valueOf(meta.annotations, "argocd.argoproj.io/tracking-id");
    if (!tracking.empty())
        claims.push_back({"Argo CD application " + tracking.substr(0, tracking.find(':')), "annotation argocd.argoproj.io/tracking-id"});
    const std::string instance = valueOf(meta.labels, "argocd.argoproj.io/instance");
    if (!instance.empty() && tracking.empty())
        claims.push_back({"Argo CD application " + instance, "label argocd.argoproj.io/instance"});
    const std::string kustomization = valueOf(meta.labels, "kustomize.toolkit.fluxcd.io/name");
    if (!kustomization.empty())
        claims.push_back({"Flux Kustomization " + kustomization, "label kustomize.toolkit.fluxcd.io/name"});
    const std::string helmRelease = valueOf(meta.labels, "helm.toolkit.fluxcd.io/name");
    if (!helmRelease.empty())
        claims.push_back({"Flux HelmRelease " + helmRelease, "label helm.toolkit.fluxcd.io/name"});
    const std::string release = valueOf(meta.annotations, "meta.helm.sh/release-name");
    if (valueOf(meta.labels, "app.kubernetes.io/managed-by") == "Helm" || !release.empty())
        claims.push_back({release.empty() ? "Helm" : "Helm release " + release, "annotation meta.helm.sh/release-name"});
    if (!meta.ownerKind.empty())
        claims.push_back({meta.ownerKind + " " + meta.ownerName, "ownerReferences"});
}

} // namespace

std::vector<OwnerClaim> markedOwners(const ObjectMeta& meta)
{
    std::vector<OwnerClaim> claims;
    addMarks(meta, claims);
    return claims;
}

std::vector<OwnerClaim> ownersOf(const Service& service)
{
    std::vector<OwnerClaim> claims;
    addMarks(service.meta, claims);
    for (const FieldOwner& owner : service.owners) {
        if (!owner.ownsSelector || isPeoplesTool(owner.manager))
            continue;
        const std::string who = managerName(owner.manager);
        const bool isKnown = std::ranges::any_of(claims, [&](const OwnerClaim& claim) { return claim.who.starts_with(who); });
        if (!isKnown)
            claims.push_back({who, "managedFields of spec.selector, manager " + owner.manager});
    }
    return claims;
}

bool isMovedByRollout(const Service& service)
{
    return service.selector.contains("rollouts-pod-template-hash")
        || service.meta.annotations.contains("argo-rollouts.argoproj.io/managed-by-rollouts");
}

bool isAppliedByKubectl(const Service& service)
{
    return std::ranges::any_of(service.owners, [](const FieldOwner& owner) {
        return owner.ownsSelector && owner.manager.starts_with("kubectl")
            && (owner.operation == "Apply" || owner.manager == "kubectl-client-side-apply");
    });
}

} // namespace tealdeck
