#include "core/domain/pod_index.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string indexKey(const std::string& namespaceName, const std::string& label, const std::string& value)
{
    return namespaceName + '\n' + label + '\n' + value; // none of them can hold a line break
}

} // namespace

PodIndex::PodIndex(const std::vector<const Pod*>& pods, const std::vector<std::string>& labels)
{
    for (const Pod* pod : pods) {
        const bool isWanted = std::ranges::any_of(labels, [&](const std::string& label) { return pod->meta.labels.contains(label); });
        if (!isWanted)
            continue;
        for (const auto& [label, value] : pod->meta.labels)
            m_podsByLabel[indexKey(pod->meta.namespaceName, label, value)].push_back(pod);
    }
}

std::vector<const Pod*> PodIndex::selected(const std::string& namespaceName, const Labels& selector) const
{
    const std::vector<const Pod*>* fewest = nullptr;
    for (const auto& [label, value] : selector) {
        const auto found = m_podsByLabel.find(indexKey(namespaceName, label, value));
        if (found == m_podsByLabel.end())
            return {};
        if (!fewest || found->second.size() < fewest->size())
            fewest = &found->second;
    }
    std::vector<const Pod*> result;
    if (!fewest)
        return result;
    std::ranges::copy_if(*fewest, std::back_inserter(result), [&](const Pod* pod) { return selects(selector, pod->meta.labels); });
    std::ranges::sort(result, {}, [](const Pod* pod) -> const std::string& { return pod->meta.name; });
    return result;
}

} // namespace tealdeck
