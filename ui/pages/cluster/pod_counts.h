#pragma once

#include "core/domain/cluster.h"
#include "core/domain/pod_urgency.h"

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tealdeck
{

// Pods with the same status word.
struct PodStatusGroup
{
    // The mildest of the word: "Running" keeps its tick though one such pod is not ready yet.
    PodUrgency urgency = PodUrgency::Unknown;
    int count = 0;
};

// All pods counted.
struct PodCounts
{
    std::vector<std::pair<std::string, PodStatusGroup>> groups; // by word, the mildest first
    std::set<std::string> namespaces;
    int broken = 0;
};

// Divides pods by what is counted of them, so that a table can count them as they change (KeyedTable::setGroups).
class PodGroups
{
public:
    int groupOf(const Pod& pod);
    // `sizes`: how many pods each group has.
    PodCounts counted(const std::vector<int>& sizes) const;

private:
    struct Group
    {
        Text status;
        Text namespaceName;
        PodUrgency urgency = PodUrgency::Unknown;
        bool operator==(const Group&) const = default;
    };
    struct GroupHash
    {
        std::size_t operator()(const Group& group) const;
    };

    std::vector<Group> m_groups;
    std::unordered_map<Group, int, GroupHash> m_known;
};

} // namespace tealdeck
