#include "core/sandbox/scenario/scenario_library.h"

#include "core/sandbox/scenario/scenario_texts.h"

#include <fstream>
#include <sstream>

namespace tealdeck::sandbox
{

std::vector<Scenario> knownScenarios()
{
    std::vector<Scenario> scenarios;
    for (const auto& [name, text] : scenarioTexts()) {
        if (auto scenario = parseScenario(std::string(text), std::string(name)))
            scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

Result<Scenario> loadScenario(const std::string& nameOrPath)
{
    std::string names;
    for (const auto& [name, text] : scenarioTexts()) {
        if (name == nameOrPath)
            return parseScenario(std::string(text), nameOrPath);
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    std::ifstream file(nameOrPath, std::ios::binary);
    if (!file)
        return fail(ErrorKind::NotFound,
                    message("Sandbox", "There is no scenario and no readable file \"%1\". Known scenarios: %2.", {nameOrPath, names}));
    std::ostringstream text;
    text << file.rdbuf();
    return parseScenario(text.str(), nameOrPath);
}

} // namespace tealdeck::sandbox
