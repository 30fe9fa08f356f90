#pragma once

#include "core/sandbox/server/mischief.h"
#include "core/sandbox/simulation/cluster.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// What control lines can do to a running sandbox: the words of resources/scenarios/README.md. Answers are "ok" or "error WHY".
class ControlDesk
{
public:
    struct Tools
    {
        ObjectStore& store;
        Cluster& cluster;
        Mischief& mischief;
        std::function<void(Duration)> advance;
        std::function<void()> cutWatches;
    };

    explicit ControlDesk(Tools tools);
    std::string carryOut(const std::string& line);

private:
    using Words = std::vector<std::string>;
    using Command = std::function<std::string(const Words&)>;

    void addClockAndWire();
    void addFaults();
    void addProduct();

    Tools m_tools;
    std::map<std::string, Command> m_commands;
};

// "30s", "500ms", "2m", "1h"; nothing for anything else.
std::optional<Duration> parseDuration(const std::string& text);

} // namespace tealdeck::sandbox
