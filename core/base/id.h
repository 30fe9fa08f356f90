#pragma once

#include <compare>
#include <functional>
#include <string>

namespace tealdeck
{

// A name that cannot be mistaken for another kind of name: struct PodTag; using PodUid = Id<PodTag>.
template <typename Tag>
struct Id
{
    std::string value;

    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
};

} // namespace tealdeck

template <typename Tag>
struct std::hash<tealdeck::Id<Tag>>
{
    std::size_t operator()(const tealdeck::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
