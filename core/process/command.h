#pragma once

#include "core/base/clock.h"
#include "core/process/environment.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tealdeck
{

// A program to run, as an argument vector: nothing here ever passes through a shell, and no secret belongs into it.
struct Command
{
    std::string program; // with a slash: this file; without: looked up in the PATH of `environment`
    std::vector<std::string> arguments{}; // without the program's own name
    Environment environment{}; // all of it; nothing is inherited beside it
    std::filesystem::path workingDirectory{}; // empty: ours
};

// How a program ended.
struct ExitStatus
{
    int code = 0; // what it returned; meaningless when a signal ended it
    int signal = 0; // 0: it ended by itself

    bool isSuccess() const { return code == 0 && signal == 0; }
    bool operator==(const ExitStatus&) const = default;
};

} // namespace tealdeck
