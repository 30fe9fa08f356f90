#pragma once

#include "core/process/process_runner.h"

#include <cstdint>
#include <map>
#include <memory>

namespace tealdeck
{

class ProgramWatch;

// Runs real programs: fork and exec with pipes, one short-lived thread per running program.
class SystemProcessRunner : public ProcessRunner
{
public:
    explicit SystemProcessRunner(Scheduler& home);
    ~SystemProcessRunner() override; // ends all

    Handle run(Command command, RunLimits limits, OnEnd onEnd) override;

private:
    struct Run;
    struct Runs
    {
        std::map<std::uint64_t, std::unique_ptr<Run>> running;
    };

    Scheduler& m_home;
    std::shared_ptr<Runs> m_runs;
    std::uint64_t m_nextRun = 1;
};

} // namespace tealdeck
