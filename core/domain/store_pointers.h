#pragma once

#include "core/domain/store.h"

#include <vector>

namespace tealdeck
{

// The rows of a store in no particular order; valid until the store changes.
template <typename Row>
std::vector<const Row*> pointers(const Store<Row>& store)
{
    std::vector<const Row*> rows;
    rows.reserve(store.rows().size());
    for (const auto& [key, row] : store.rows())
        rows.push_back(&row);
    return rows;
}

} // namespace tealdeck
