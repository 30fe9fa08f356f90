#pragma once

#include "core/base/result.h"
#include "core/process/command.h"
#include "core/process/pipe.h"

#include <sys/types.h>

#include <optional>

namespace tealdeck
{

// A program that was just started in a process group of its own, and our ends of its standard streams. Whoever has it must wait for it.
struct SpawnedProgram
{
    pid_t pid = -1;
    PipeEnd input{};
    PipeEnd output{};
    PipeEnd errorOutput{};
};

enum class SpawnLifetime
{
    ItsOwn,
    EndsWithThisThread, // Linux: killed by the kernel when the calling thread ends (PR_SET_PDEATHSIG)
};

// Starts a program with fork and exec. It gets the three standard streams and no other descriptor of ours, default signal handlers and
// the command's environment. Errors: NotFound when there is no such program or it cannot be executed; Internal.
Result<SpawnedProgram> spawn(const Command& command, SpawnLifetime lifetime);

// The file that would be executed: with a slash as it is, else the first executable in PATH.
std::optional<std::filesystem::path> findProgram(const std::string& program, const Environment& environment);

} // namespace tealdeck
