#pragma once

#include "core/base/result.h"
#include "core/base/scheduler.h"
#include "core/process/command.h"

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>

namespace tealdeck
{

// A program that runs beside ours for long, such as tealdeck-sandbox. It dies with us: its standard input is a pipe that ends with this
// object or with our process, and on Linux the kernel kills it (PR_SET_PDEATHSIG). Home thread only; on Linux start() must be called from a
// thread that lives as long as the child, because the kernel takes the end of that thread for the end of the parent.
class ChildProcess
{
public:
    struct Events
    {
        std::function<void(std::string line)> onLine; // each line of standard output, without its end; at most 64 KiB long
        std::function<void(ExitStatus status, std::string errorOutput)> onExit; // with the last 16 KiB of standard error
    };

    // Errors: NotFound when it cannot be executed. The events run on the home thread, never inside start(), never after this object's end.
    static Result<std::unique_ptr<ChildProcess>> start(const Command& command, Scheduler& home, Events events);

    // Closes its standard input, then SIGTERM, and after a second SIGKILL to its process group.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t pid() const;

private:
    struct Shared;
    explicit ChildProcess(std::shared_ptr<Shared> shared);

    std::shared_ptr<Shared> m_shared;
};

} // namespace tealdeck
