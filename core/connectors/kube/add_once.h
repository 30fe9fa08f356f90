#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// Appends a name that is not empty and not there yet.
inline void addOnce(std::vector<std::string>& names, std::string name)
{
    if (!name.empty() && std::ranges::find(names, name) == names.end())
        names.push_back(std::move(name));
}

} // namespace tealdeck
