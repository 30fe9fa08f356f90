#pragma once

#include "core/domain/cluster.h"

#include <string>
#include <vector>

namespace tealdeck
{

// Somebody who keeps an object as it is described elsewhere and may therefore undo what is changed here (safety.md 14).
struct OwnerClaim
{
    std::string who; // "Argo CD application shop", "Helm release web", "field manager x"
    std::string evidence; // where that stands: "annotation argocd.argoproj.io/tracking-id"
    bool operator==(const OwnerClaim&) const = default;
};

// Who marked the object as theirs, by labels, annotations and ownerReferences.
std::vector<OwnerClaim> markedOwners(const ObjectMeta& meta);
// Who owns the Service or its selector besides people with kubectl or Tealdeck; each once.
std::vector<OwnerClaim> ownersOf(const Service& service);
// True when an Argo Rollout moves this selector itself: it has to be asked, a patch would be undone at once.
bool isMovedByRollout(const Service& service);
// True when somebody applies the Service from a manifest with kubectl; the next time puts the manifest's selector back.
bool isAppliedByKubectl(const Service& service);

} // namespace tealdeck
