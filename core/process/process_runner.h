#pragma once

#include "core/base/result.h"
#include "core/base/scheduler.h"
#include "core/process/command.h"

#include <functional>
#include <string>

namespace tealdeck
{

// What one run may cost, and what it is told.
struct RunLimits
{
    std::string input{}; // written to its standard input, which is then closed; kept off argv and environment, so it may hold a secret
    Duration time = std::chrono::seconds(60);
    std::size_t maxOutput = std::size_t{4} * 1024 * 1024; // of standard output; more ends the run
    std::size_t maxErrorOutput = std::size_t{64} * 1024; // of standard error; the rest is thrown away
};

struct ProgramOutput
{
    ExitStatus status{};
    std::string output{};
    std::string errorOutput{};
};

// Runs a program to its end. A seam, so that tests need no programs.
//
// Promises: the completion runs once, on the home thread, never inside run(), never after its Handle ended. Ending the Handle ends the
// program and everything in its process group (SIGTERM, after a second SIGKILL). A program that failed is an answer, not an error. Errors:
// NotFound (no such program, or it cannot be executed), TimedOut, ProtocolViolation (too much output), Internal.
class ProcessRunner
{
public:
    virtual ~ProcessRunner() = default;

    using OnEnd = std::function<void(Result<ProgramOutput>)>;
    virtual Handle run(Command command, RunLimits limits, OnEnd onEnd) = 0;
};

} // namespace tealdeck
