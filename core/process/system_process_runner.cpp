#include "core/process/system_process_runner.h"

#include "core/process/program_watch.h"

namespace tealdeck
{

struct SystemProcessRunner::Run
{
    OnEnd onEnd; // empty: its Handle ended
    std::unique_ptr<ProgramWatch> watch; // none: it could not be started
};

namespace
{

// What the watch's thread gathers; nobody else touches it before the end is posted.
struct Gathered
{
    std::string program;
    RunLimits limits;
    ProgramOutput output;
};

Result<ProgramOutput> makeResult(Gathered& gathered, const WatchEnd& end)
{
    switch (end.cause) {
    case WatchEnd::Cause::Exited: break;
    case WatchEnd::Cause::Stopped: return fail(ErrorKind::Cancelled, message("Process", "The program %1 was ended.", {gathered.program}));
    case WatchEnd::Cause::TimedOut:
        return fail(ErrorKind::TimedOut,
                    message("Process", "The program %1 did not end within %2 s and was ended.",
                            {gathered.program, std::to_string(std::chrono::ceil<std::chrono::seconds>(gathered.limits.time).count())}),
                    gathered.output.errorOutput);
    case WatchEnd::Cause::TooMuchOutput:
        return fail(ErrorKind::ProtocolViolation,
                    message("Process", "The program %1 wrote more than %2 bytes and was ended.",
                            {gathered.program, std::to_string(gathered.limits.maxOutput)}));
    }
    gathered.output.status = end.status;
    return std::move(gathered.output);
}

ProgramWatch::Events gatherInto(const std::shared_ptr<Gathered>& gathered, std::function<void(Result<ProgramOutput>)> onEnd)
{
    return {.onOutput =
                [gathered](std::string_view bytes) {
                    if (bytes.size() > gathered->limits.maxOutput - gathered->output.output.size())
                        return false;
                    gathered->output.output += bytes;
                    return true;
                },
            .onErrorOutput =
                [gathered](std::string_view bytes) {
                    std::string& kept = gathered->output.errorOutput;
                    kept += bytes.substr(0, gathered->limits.maxErrorOutput - kept.size());
                },
            .onEnd = [gathered, onEnd = std::move(onEnd)](const WatchEnd& end) { onEnd(makeResult(*gathered, end)); }};
}

} // namespace

SystemProcessRunner::SystemProcessRunner(Scheduler& home)
    : m_home(home)
    , m_runs(std::make_shared<Runs>())
{
}

SystemProcessRunner::~SystemProcessRunner()
{
    for (const auto& [id, run] : m_runs->running) {
        if (run->watch)
            run->watch->stop(); // all at once, then wait for each
    }
}

Handle SystemProcessRunner::run(Command command, RunLimits limits, OnEnd onEnd)
{
    const std::uint64_t id = m_nextRun++;
    const auto report = [this, id, weak = std::weak_ptr(m_runs)](Result<ProgramOutput> result) {
        m_home.post([id, weak, result = std::move(result)]() mutable {
            const auto runs = weak.lock();
            auto node = runs ? runs->running.extract(id) : decltype(runs->running.extract(id)){};
            if (!node.empty() && node.mapped()->onEnd)
                node.mapped()->onEnd(std::move(result));
        });
    };
    auto run = std::make_unique<Run>();
    run->onEnd = std::move(onEnd);
    auto spawned = spawn(command, SpawnLifetime::ItsOwn);
    if (spawned) {
        auto gathered = std::make_shared<Gathered>(Gathered{.program = command.program, .limits = limits, .output = {}});
        run->watch = std::make_unique<ProgramWatch>(
            std::move(*spawned), ProgramWatch::Plan{.input = std::move(limits.input), .limit = limits.time}, gatherInto(gathered, report));
    } else {
        report(fail(std::move(spawned).error()));
    }
    m_runs->running.emplace(id, std::move(run));
    return Handle([id, weak = std::weak_ptr(m_runs)] {
        const auto runs = weak.lock();
        const auto found = runs ? runs->running.find(id) : decltype(runs->running.find(id)){};
        if (!runs || found == runs->running.end())
            return;
        const OnEnd dropped = std::move(found->second->onEnd);
        found->second->onEnd = nullptr;
        if (found->second->watch)
            found->second->watch->stop(); // its end is posted like any other and clears it away
    });
}

} // namespace tealdeck
