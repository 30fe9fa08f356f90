#include "core/process/child_process.h"

#include "core/process/program_watch.h"

namespace tealdeck
{
namespace
{

constexpr std::size_t longestLine = 64U * 1024;
constexpr std::size_t errorOutputKept = 16U * 1024;

} // namespace

struct ChildProcess::Shared
{
    Events events;
    std::unique_ptr<ProgramWatch> watch;
};

namespace
{

// Cuts a stream of bytes into lines; on the watch's thread.
class LineSplitter
{
public:
    explicit LineSplitter(std::function<void(std::string)> onLine)
        : m_onLine(std::move(onLine))
    {
    }

    void take(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::size_t end = bytes.find('\n');
            const std::string_view part = bytes.substr(0, end);
            m_line += part.substr(0, longestLine - m_line.size());
            if (end == std::string_view::npos)
                return;
            m_onLine(std::exchange(m_line, {}));
            bytes.remove_prefix(end + 1);
        }
    }

private:
    std::function<void(std::string)> m_onLine;
    std::string m_line;
};

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const Command& command, Scheduler& home, Events events)
{
    auto spawned = spawn(command, SpawnLifetime::EndsWithThisThread);
    if (!spawned)
        return fail(std::move(spawned).error());
    auto shared = std::make_shared<Shared>();
    shared->events = std::move(events);
    const std::weak_ptr<Shared> weak = shared;
    auto splitter = std::make_shared<LineSplitter>([weak, &home](std::string line) {
        home.post([weak, line = std::move(line)] {
            const auto alive = weak.lock();
            if (const auto onLine = alive ? alive->events.onLine : nullptr) // a copy: it may destroy the ChildProcess
                onLine(line);
        });
    });
    auto errorOutput = std::make_shared<std::string>();
    ProgramWatch::Events watched{.onOutput =
                                     [splitter](std::string_view bytes) {
                                         splitter->take(bytes);
                                         return true;
                                     },
                                 .onErrorOutput =
                                     [errorOutput](std::string_view bytes) {
                                         errorOutput->append(bytes);
                                         if (errorOutput->size() > errorOutputKept)
                                             errorOutput->erase(0, errorOutput->size() - errorOutputKept);
                                     },
                                 .onEnd =
                                     [weak, &home, errorOutput](const WatchEnd& end) {
                                         home.post([weak, status = end.status, text = *errorOutput] {
                                             const auto alive = weak.lock();
                                             if (const auto onExit = alive ? alive->events.onExit : nullptr)
                                                 onExit(status, text);
                                         });
                                     }};
    shared->watch = std::make_unique<ProgramWatch>(std::move(*spawned), ProgramWatch::Plan{.inputEnd = ProgramWatch::InputEnd::WithWatch},
                                                   std::move(watched));
    return std::unique_ptr<ChildProcess>(new ChildProcess(std::move(shared)));
}

ChildProcess::ChildProcess(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
}

ChildProcess::~ChildProcess()
{
    m_shared->watch.reset(); // a listener may hold the rest for a moment
    m_shared->events = {};
}

pid_t ChildProcess::pid() const
{
    return m_shared->watch->pid();
}

} // namespace tealdeck
