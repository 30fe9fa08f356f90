#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>
#include <string>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace
{

using namespace tealdeck;

// The sandbox must not outlive the program that started it, even if that is killed.
void dieWithParent()
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}

int complain(const Error& error)
{
    std::cerr << "tealdeck-sandbox: " << describe(error) << '\n';
    return 1;
}

int listScenarios()
{
    for (const sandbox::Scenario& scenario : sandbox::knownScenarios())
        std::cout << scenario.name << "\t" << scenario.description << '\n';
    return 0;
}

int serve(sandbox::SandboxOptions options)
{
    auto server = sandbox::SandboxServer::start(std::move(options));
    if (!server)
        return complain(server.error());
    std::cout << (*server)->access().json() << std::endl;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << (*server)->control(line) << std::endl;
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    dieWithParent();
    CLI::App app("Serves a simulated product behind the Kubernetes protocol on 127.0.0.1 until standard input ends.\n"
                 "One line of JSON on standard output tells where and with what; control lines come on standard input.",
                 "tealdeck-sandbox");
    std::string scenarioName = "healthy";
    sandbox::SandboxOptions options;
    std::string clock = "machine";
    bool list = false;
    app.add_option("--scenario", scenarioName, "Name of a scenario, or the path of a scenario file")->capture_default_str();
    app.add_option("--seed", options.seed, "The same seed gives the same names and chances")->capture_default_str();
    app.add_option("--speed", options.speed, "How much faster than the clock things happen")
        ->check(CLI::Range(0.01, 1000.0))
        ->capture_default_str();
    app.add_option("--clock", clock, "machine, or manual: time passes by the control line \"advance 30s\" only")
        ->check(CLI::IsMember({"machine", "manual"}))
        ->capture_default_str();
    app.add_flag("--list-scenarios", list, "Name and meaning of each scenario");
    CLI11_PARSE(app, argc, argv);
    if (list)
        return listScenarios();
    auto scenario = sandbox::loadScenario(scenarioName);
    if (!scenario)
        return complain(scenario.error());
    options.scenario = std::move(*scenario);
    options.clock = clock == "manual" ? sandbox::SandboxClock::Manual : sandbox::SandboxClock::Machine;
    return serve(std::move(options));
}
