#include "core/domain/cluster.h"

#include <algorithm>

namespace tealdeck
{

bool selects(const Labels& selector, const Labels& labels)
{
    return !selector.empty() && std::ranges::all_of(selector, [&](const auto& pair) {
        const auto found = labels.find(pair.first);
        return found != labels.end() && found->second == pair.second;
    });
}

} // namespace tealdeck
