#pragma once

#include <string>
#include <vector>

namespace tealdeck
{

// What a feed learned since the last batch, for one kind of row. Rows are keyed by Row::key() (for Kubernetes: the uid).
template <typename Row>
struct Batch
{
    // True: `changed` is the complete content; whatever the store holds beyond it is gone (a new list after 410 Gone, say).
    bool replacesAll = false;
    std::vector<Row> changed;
    std::vector<std::string> removed; // keys
};

} // namespace tealdeck
