#pragma once

#include "core/base/text.h"

#include <functional>
#include <unordered_set>
#include <vector>

namespace tealdeck
{

using TextSet = std::unordered_set<Text, TextHash, std::equal_to<>>;

// What a feed learned since the last batch, for one kind of row. Rows are keyed by Row::key() (for Kubernetes: the uid).
template <typename Row>
struct Batch
{
    // True: `changed` is the complete content; whatever the store holds beyond it is gone (a new list after 410 Gone, say).
    bool replacesAll = false;
    std::vector<Row> changed;
    std::vector<Text> removed; // keys
    TextSet kept{}; // with replacesAll: keys that are there as well, though nothing new is said of them
};

} // namespace tealdeck
