#pragma once

#include "core/base/clock.h"
#include "core/process/spawn.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace tealdeck
{

// How the watch over a program ended.
struct WatchEnd
{
    enum class Cause
    {
        Exited, // by itself
        Stopped, // stop()
        TimedOut,
        TooMuchOutput,
    };
    Cause cause = Cause::Exited;
    ExitStatus status{};
};

// Feeds a program, reads it and waits for it, on a thread of its own; the only one who sends it signals.
class ProgramWatch
{
public:
    enum class InputEnd
    {
        AfterInput,
        WithWatch, // the program's standard input stays open until stop()
    };
    struct Plan
    {
        std::string input{};
        InputEnd inputEnd = InputEnd::AfterInput;
        Duration limit{}; // zero: none
    };
    // All run on the watch's thread; onEnd is the last. onOutput says whether it wants to go on.
    struct Events
    {
        std::function<bool(std::string_view bytes)> onOutput;
        std::function<void(std::string_view bytes)> onErrorOutput;
        std::function<void(WatchEnd end)> onEnd;
    };

    ProgramWatch(SpawnedProgram program, Plan plan, Events events);
    // Stops and waits.
    ~ProgramWatch();
    ProgramWatch(const ProgramWatch&) = delete;
    ProgramWatch& operator=(const ProgramWatch&) = delete;

    pid_t pid() const { return m_pid; }
    // Closes the program's input, then SIGTERM to its group, after a second SIGKILL. Returns at once; from any thread.
    void stop();

private:
    void run();
    void step();
    void write();
    void read(PipeEnd& end, bool isOutput);
    void terminate(WatchEnd::Cause cause);
    void reap();
    bool isFinished() const;
    int waitMilliseconds() const;

    const pid_t m_pid;
    SpawnedProgram m_program;
    Plan m_plan;
    Events m_events;
    PipeEnd m_exitNotice; // Linux: readable when the program has ended
    Pipe m_wake;
    std::atomic<bool> m_isStopWanted = false;
    std::size_t m_written = 0;
    WatchEnd m_end;
    bool m_isReaped = false;
    std::optional<Instant> m_deadline;
    std::optional<Instant> m_killAt;
    std::optional<Instant> m_drainUntil;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace tealdeck
