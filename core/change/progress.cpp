#include "core/change/progress.h"

#include "core/base/match.h"

namespace tealdeck
{

std::string_view outcomeWord(const Outcome& outcome)
{
    return match(
        outcome, [](const Done&) { return "done"; }, [](const Refused&) { return "refused"; },
        [](const OutcomeUnknown&) { return "unknown"; });
}

} // namespace tealdeck
