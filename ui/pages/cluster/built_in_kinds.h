#pragma once

#include "core/domain/kube_kind.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tealdeck
{

// Kinds that every supported version of Kubernetes has: no discovery is needed to show them.
KubeKind builtInKind(const char* group, const char* plural, const char* kind, bool isNamespaced);
// Deployments, stateful sets, daemon sets, replica sets, jobs, cron jobs.
std::vector<KubeKind> workloadKinds();
// A pod or a kind of workload by the name that owner references give it; nothing for another one.
std::optional<KubeKind> ownerKind(std::string_view kind);

} // namespace tealdeck
