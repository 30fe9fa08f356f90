#pragma once

#include "core/domain/kube_kind.h"

#include <string_view>
#include <vector>

namespace tealdeck
{

// Every kind of object that a cluster offers, subresources left out, each in the version that the server prefers. In the order of
// discovery: the core group first, then the groups as the server ranks them.
struct KubeCatalogue
{
    std::vector<KubeKind> kinds;
    std::vector<std::string> missingGroups; // "metrics.k8s.io/v1beta1": registered, but their server does not answer

    // By the words that kubectl takes: plural, singular, kind, short name, or plural.group ("deploy", "widgets.factory.example"), in
    // whatever case. Where several kinds share a word the first one is meant. Nothing: no such kind.
    const KubeKind* find(std::string_view word) const;
    const KubeKind* find(std::string_view group, std::string_view plural) const;

    bool operator==(const KubeCatalogue&) const = default;
};

} // namespace tealdeck
