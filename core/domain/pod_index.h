#pragma once

#include "core/domain/cluster.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// Finds the pods that a selector selects without looking at all of them. Holds pointers: the pods must outlive it unchanged.
class PodIndex
{
public:
    // Only pods that carry at least one of the labels are found.
    PodIndex(const std::vector<const Pod*>& pods, const std::vector<std::string>& labels);

    // Sorted by name. An empty selector selects nothing.
    std::vector<const Pod*> selected(const std::string& namespaceName, const Labels& selector) const;

private:
    std::unordered_map<std::string, std::vector<const Pod*>> m_podsByLabel; // namespace, label and value
};

} // namespace tealdeck
