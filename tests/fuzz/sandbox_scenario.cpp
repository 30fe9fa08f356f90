#include "core/sandbox/scenario/scenario_library.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void sandboxScenario(std::string_view input)
{
    const auto scenario = sandbox::parseScenario(std::string(input), "the-source");
    if (scenario)
        return;
    requireError(scenario.error(), ErrorKind::InvalidInput);
    require(describe(scenario.error()).find("the-source") != std::string::npos, "an error names its source");
}

} // namespace tealdeck::fuzz
