#pragma once

#include "core/base/scheduler.h"
#include "core/config/cluster_access.h"
#include "core/process/child_process.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

// The sandbox as a child program: started, asked how to reach it, and ended with this object. Home thread only.
class SandboxChild
{
public:
    struct Options
    {
        std::filesystem::path program; // tealdeck-sandbox
        std::string scenario = "healthy"; // a name or a file
        std::string user = "operator"; // whose access is given back
        double speed = 1;
        std::optional<std::uint32_t> seed{}; // nothing: another cluster each time, as a sandbox forgets everything when it ends
    };
    using OnReady = std::function<void(Result<ClusterAccess>)>;
    using OnEnded = std::function<void(Error)>;

    // Tells once how to reach it, or why not; `onEnded` tells that it ended by itself later.
    SandboxChild(Options options, Scheduler& scheduler, OnReady onReady, OnEnded onEnded);
    ~SandboxChild();

    // Where the program lies beside the running one.
    static std::filesystem::path defaultProgram();

private:
    void takeLine(const std::string& line);

    Options m_options;
    Scheduler& m_scheduler;
    OnReady m_onReady;
    OnEnded m_onEnded;
    Handle m_startFailed;
    std::unique_ptr<ChildProcess> m_child;
};

} // namespace tealdeck
