#include "ui/pages/cluster/pod_counts.h"

#include <algorithm>
#include <map>

namespace tealdeck
{

std::size_t PodGroups::GroupHash::operator()(const Group& group) const
{
    constexpr std::size_t prime = 31;
    return (TextHash()(group.status) * prime + TextHash()(group.namespaceName)) * prime + static_cast<std::size_t>(group.urgency);
}

int PodGroups::groupOf(const Pod& pod)
{
    const auto [found, isNew] = m_known.emplace(
        Group{.status = pod.status, .namespaceName = pod.meta.namespaceName, .urgency = urgencyOf(pod)}, static_cast<int>(m_groups.size()));
    if (isNew)
        m_groups.push_back(found->first);
    return found->second;
}

PodCounts PodGroups::counted(const std::vector<int>& sizes) const
{
    std::map<std::string, PodStatusGroup> groups;
    PodCounts counts;
    for (std::size_t i = 0; i < std::min(sizes.size(), m_groups.size()); ++i) {
        if (sizes[i] == 0)
            continue;
        const Group& counted = m_groups[i];
        PodStatusGroup& group = groups[counted.status.str()];
        group.urgency = group.count == 0 ? counted.urgency : std::max(group.urgency, counted.urgency);
        group.count += sizes[i];
        counts.namespaces.insert(counted.namespaceName.str());
        counts.broken += counted.urgency == PodUrgency::Broken ? sizes[i] : 0;
    }
    counts.groups.assign(groups.begin(), groups.end());
    std::ranges::sort(counts.groups, {}, [](const auto& entry) { return std::pair(-static_cast<int>(entry.second.urgency), entry.first); });
    return counts;
}

} // namespace tealdeck
