#pragma once

#include "core/base/clock.h"
#include "core/domain/cluster.h"

#include <string>
#include <vector>

namespace tealdeck
{

// A duration as kubectl prints ages: "45s", "7m30s", "3h20m", "12d" (HumanDuration of k8s.io/apimachinery/pkg/util/duration).
std::string kubectlDuration(Duration duration);
// The cells of `kubectl get pods`, with the namespace first where it is wanted.
std::vector<std::string> podHead(bool isNamespaceShown);
std::vector<std::string> podCells(const Pod& pod, WallTime now, bool isNamespaceShown);

} // namespace tealdeck
