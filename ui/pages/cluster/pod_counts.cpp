#include "ui/pages/cluster/pod_counts.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tealdeck
{

PodCounts countPods(const Store<Pod>::Rows& pods)
{
    std::unordered_map<std::string_view, PodStatusGroup> groups; // the texts are the store's
    std::unordered_set<std::string_view> namespaces;
    PodCounts counts;
    for (const auto& [uid, pod] : pods) {
        const PodUrgency urgency = urgencyOf(pod);
        PodStatusGroup& group = groups[pod.status];
        group.urgency = group.count == 0 ? urgency : std::max(group.urgency, urgency);
        ++group.count;
        namespaces.insert(pod.meta.namespaceName);
        counts.broken += urgency == PodUrgency::Broken ? 1 : 0;
    }
    counts.groups.assign(groups.begin(), groups.end());
    counts.namespaces.insert(namespaces.begin(), namespaces.end());
    std::ranges::sort(counts.groups, {}, [](const auto& entry) { return std::pair(-static_cast<int>(entry.second.urgency), entry.first); });
    return counts;
}

} // namespace tealdeck
