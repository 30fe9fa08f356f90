#include "core/process/program_watch.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>

namespace tealdeck
{
namespace
{

constexpr Duration killAfter = std::chrono::seconds(1);
constexpr Duration drainFor{200}; // a descendant may hold the pipes open for ever
constexpr Duration lookEvery{50}; // where the kernel cannot tell that a program ended

Instant now()
{
    return SystemClock().now();
}

PipeEnd openExitNotice([[maybe_unused]] pid_t pid)
{
#if defined(__linux__) && defined(SYS_pidfd_open)
    return PipeEnd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
#else
    return PipeEnd();
#endif
}

Pipe makeWakePipe()
{
    auto pipe = makePipe();
    if (!pipe)
        throw std::runtime_error(describe(pipe.error()));
    pipe->readEnd.setNonBlocking();
    pipe->writeEnd.setNonBlocking();
    return std::move(*pipe);
}

// SIGPIPE belongs to the thread that writes; here it is only an error of write().
void holdBackSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

} // namespace

ProgramWatch::ProgramWatch(SpawnedProgram program, Plan plan, Events events)
    : m_pid(program.pid)
    , m_program(std::move(program))
    , m_plan(std::move(plan))
    , m_events(std::move(events))
    , m_exitNotice(openExitNotice(m_pid))
    , m_wake(makeWakePipe())
{
    m_program.input.setNonBlocking();
    m_program.output.setNonBlocking();
    m_program.errorOutput.setNonBlocking();
    if (m_plan.limit > Duration::zero())
        m_deadline = now() + m_plan.limit;
    m_thread = std::jthread([this] { run(); });
}

ProgramWatch::~ProgramWatch()
{
    stop();
    m_thread.join();
}

void ProgramWatch::stop()
{
    m_isStopWanted = true;
    [[maybe_unused]] const ssize_t written = ::write(m_wake.writeEnd.get(), "", 1);
}

void ProgramWatch::run()
{
    holdBackSignals();
    while (!isFinished())
        step();
    m_program = {};
    m_events.onEnd(m_end);
}

void ProgramWatch::step()
{
    if (m_program.input.isOpen() && m_written == m_plan.input.size() && m_plan.inputEnd == InputEnd::AfterInput)
        m_program.input.close();
    const bool hasInput = m_program.input.isOpen() && m_written < m_plan.input.size();
    std::array<pollfd, 5> ends{
        pollfd{.fd = m_wake.readEnd.get(), .events = POLLIN, .revents = 0},
        pollfd{.fd = m_program.output.get(), .events = POLLIN, .revents = 0},
        pollfd{.fd = m_program.errorOutput.get(), .events = POLLIN, .revents = 0},
        pollfd{.fd = hasInput ? m_program.input.get() : -1, .events = POLLOUT, .revents = 0},
        pollfd{.fd = m_isReaped ? -1 : m_exitNotice.get(), .events = POLLIN, .revents = 0},
    };
    poll(ends.data(), ends.size(), waitMilliseconds());
    std::array<char, 16> rest{};
    while (::read(m_wake.readEnd.get(), rest.data(), rest.size()) > 0)
        continue;
    if (ends[3].revents != 0)
        write();
    if (ends[1].revents != 0)
        read(m_program.output, true);
    if (ends[2].revents != 0)
        read(m_program.errorOutput, false);
    if (m_isStopWanted)
        terminate(WatchEnd::Cause::Stopped);
    if (m_deadline && now() >= *m_deadline)
        terminate(WatchEnd::Cause::TimedOut);
    if (m_killAt && !m_isReaped && now() >= *m_killAt)
        kill(-m_pid, SIGKILL);
    reap();
}

void ProgramWatch::write()
{
    const ssize_t count = ::write(m_program.input.get(), m_plan.input.data() + m_written, m_plan.input.size() - m_written);
    if (count > 0)
        m_written += static_cast<std::size_t>(count);
    else if (errno != EAGAIN && errno != EINTR)
        m_program.input.close(); // it does not want to read any more
}

void ProgramWatch::read(PipeEnd& end, bool isOutput)
{
    std::array<char, 16384> buffer{};
    const ssize_t count = ::read(end.get(), buffer.data(), buffer.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return end.close();
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    if (!isOutput)
        m_events.onErrorOutput(bytes);
    else if (!m_killAt && !m_events.onOutput(bytes))
        terminate(WatchEnd::Cause::TooMuchOutput);
}

void ProgramWatch::terminate(WatchEnd::Cause cause)
{
    if (m_killAt || m_isReaped)
        return;
    m_end.cause = cause;
    m_program.input.close();
    kill(-m_pid, SIGTERM);
    m_killAt = now() + killAfter;
}

void ProgramWatch::reap()
{
    siginfo_t info{};
    if (m_isReaped || waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != m_pid)
        return;
    if (m_killAt)
        kill(-m_pid, SIGKILL); // whoever is left of the group; the number is still ours
    int status = 0;
    waitpid(m_pid, &status, 0);
    m_isReaped = true;
    m_end.status
        = WIFSIGNALED(status) ? ExitStatus{.code = 0, .signal = WTERMSIG(status)} : ExitStatus{.code = WEXITSTATUS(status), .signal = 0};
    m_drainUntil = now() + drainFor;
}

bool ProgramWatch::isFinished() const
{
    const bool isDrained = !m_program.output.isOpen() && !m_program.errorOutput.isOpen();
    return m_isReaped && (isDrained || now() >= *m_drainUntil);
}

int ProgramWatch::waitMilliseconds() const
{
    Duration wait = std::chrono::minutes(1);
    const auto until = [&wait](const std::optional<Instant>& moment) {
        if (moment)
            wait = std::clamp(*moment - now(), Duration::zero(), wait);
    };
    if (!m_isReaped) {
        if (!m_exitNotice.isOpen())
            wait = lookEvery;
        if (!m_killAt)
            until(m_deadline);
        else if (now() < *m_killAt)
            until(m_killAt);
    }
    until(m_drainUntil);
    return static_cast<int>(wait.count());
}

} // namespace tealdeck
