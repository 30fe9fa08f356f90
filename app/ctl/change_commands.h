#pragma once

#include "app/ctl/commands.h"

namespace CLI
{
class App;
}

namespace tealdeck
{

// Which command was asked for.
struct Chosen
{
    ExitCode (*run)(CtlEnvironment&, const CtlOptions&) = nullptr;
};

// The commands that change something, each with what only it needs and with what every change is asked for. All three outlive the parsing.
void addChangeCommands(CLI::App& app, CtlOptions& options, Chosen& chosen);

} // namespace tealdeck
