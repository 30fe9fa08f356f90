#pragma once

#include <utility>
#include <variant>

namespace tealdeck
{

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

// Calls the function that fits the alternative a variant holds; leaving one out does not compile.
template <typename Variant, typename... Functions>
decltype(auto) match(Variant&& variant, Functions&&... functions)
{
    return std::visit(Overloaded{std::forward<Functions>(functions)...}, std::forward<Variant>(variant));
}

} // namespace tealdeck
