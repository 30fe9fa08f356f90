#include "core/connectors/kube/resource_version.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char character) { return character >= '0' && character <= '9'; });
}

std::string_view withoutLeadingZeros(std::string_view number)
{
    return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

} // namespace

bool runsBackwards(std::string_view earlier, std::string_view later)
{
    if (!isNumber(earlier) || !isNumber(later))
        return false;
    const std::string_view before = withoutLeadingZeros(earlier);
    const std::string_view after = withoutLeadingZeros(later);
    return after.size() != before.size() ? after.size() < before.size() : after < before;
}

} // namespace tealdeck
