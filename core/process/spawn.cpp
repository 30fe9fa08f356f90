#include "core/process/spawn.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace tealdeck
{
namespace
{

// Everything the child needs between fork and exec, made before the fork: in there only async-signal-safe functions may be called.
struct ChildPlan
{
    std::string program;
    std::vector<std::string> argumentTexts;
    std::vector<std::string> environmentTexts;
    std::vector<char*> arguments;
    std::vector<char*> environment;
    std::string workingDirectory;
    int input = -1;
    int output = -1;
    int errorOutput = -1;
    int failure = -1; // tells errno when exec fails, closes when it works
    int descriptorLimit = 0;
    bool endsWithParent = false;
    pid_t parent = -1;
};

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> result;
    for (std::string& text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

ChildPlan makePlan(const Command& command, const std::filesystem::path& program, SpawnLifetime lifetime)
{
    ChildPlan plan;
    plan.program = program.string();
    plan.argumentTexts.push_back(command.program);
    plan.argumentTexts.insert(plan.argumentTexts.end(), command.arguments.begin(), command.arguments.end());
    for (const auto& [name, value] : command.environment.variables())
        plan.environmentTexts.push_back(name + "=" + value);
    plan.arguments = pointers(plan.argumentTexts);
    plan.environment = pointers(plan.environmentTexts);
    plan.workingDirectory = command.workingDirectory.string();
    plan.descriptorLimit = static_cast<int>(std::clamp(sysconf(_SC_OPEN_MAX), 256L, 65536L));
    plan.endsWithParent = lifetime == SpawnLifetime::EndsWithThisThread;
    plan.parent = getpid();
    return plan;
}

void closeOnExecFrom(int first, int limit)
{
#if defined(__linux__) && defined(SYS_close_range) && defined(CLOSE_RANGE_CLOEXEC)
    if (syscall(SYS_close_range, static_cast<unsigned>(first), ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
#endif
    for (int descriptor = first; descriptor < limit; ++descriptor)
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

void resetSignals()
{
    struct sigaction byDefault
    {
    };
    byDefault.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; ++signal)
        sigaction(signal, &byDefault, nullptr);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void becomeProgram(const ChildPlan& plan)
{
    setpgid(0, 0);
    resetSignals();
#ifdef __linux__
    if (plan.endsWithParent) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != plan.parent)
            _exit(127); // it ended before we could ask
    }
#endif
    const bool hasStreams
        = dup2(plan.input, STDIN_FILENO) >= 0 && dup2(plan.output, STDOUT_FILENO) >= 0 && dup2(plan.errorOutput, STDERR_FILENO) >= 0;
    closeOnExecFrom(STDERR_FILENO + 1, plan.descriptorLimit);
    if (hasStreams && (plan.workingDirectory.empty() || chdir(plan.workingDirectory.c_str()) == 0))
        execve(plan.program.c_str(), plan.arguments.data(), plan.environment.data());
    const int reason = errno;
    [[maybe_unused]] const ssize_t written = write(plan.failure, &reason, sizeof reason);
    _exit(127);
}

// fork() with all signals held back, so that no handler of ours runs in the child.
pid_t forkInto(const ChildPlan& plan)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = fork();
    if (pid == 0)
        becomeProgram(plan);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return pid;
}

// 0 when exec worked.
int readExecFailure(const PipeEnd& failure)
{
    int reason = 0;
    ssize_t count = -1;
    do
        count = read(failure.get(), &reason, sizeof reason);
    while (count < 0 && errno == EINTR);
    return count == static_cast<ssize_t>(sizeof reason) ? reason : 0;
}

tl::unexpected<Error> cannotRun(const std::string& program, int reason)
{
    return fail(ErrorKind::NotFound,
                message("Process", "The program %1 cannot be run: %2. Check that it is installed and may be executed.",
                        {program, std::generic_category().message(reason)}));
}

struct Streams
{
    Pipe input;
    Pipe output;
    Pipe errorOutput;
    Pipe failure;
};

Result<Streams> makeStreams()
{
    Streams streams;
    for (Pipe* pipe : {&streams.input, &streams.output, &streams.errorOutput, &streams.failure}) {
        auto made = makePipe();
        if (!made)
            return fail(std::move(made).error());
        *pipe = std::move(*made);
    }
    return streams;
}

} // namespace

std::optional<std::filesystem::path> findProgram(const std::string& program, const Environment& environment)
{
    if (program.empty() || program.find('\0') != std::string::npos)
        return std::nullopt;
    std::error_code ignored;
    if (program.find('/') != std::string::npos)
        return std::filesystem::absolute(program, ignored);
    std::string path = environment.get("PATH").value_or("/usr/local/bin:/usr/bin:/bin");
    while (!path.empty()) {
        const std::string folder = path.substr(0, path.find(':'));
        path.erase(0, folder.size() + 1);
        const std::filesystem::path candidate = std::filesystem::path(folder) / program;
        // An empty or relative folder would mean "wherever we happen to be".
        if (candidate.is_absolute() && std::filesystem::is_regular_file(candidate, ignored) && access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    return std::nullopt;
}

Result<SpawnedProgram> spawn(const Command& command, SpawnLifetime lifetime)
{
    const auto program = findProgram(command.program, command.environment);
    if (!program)
        return fail(ErrorKind::NotFound,
                    message("Process", "The program %1 was not found in PATH. Install it, or name it with its folder.", {command.program}));
    auto streams = makeStreams();
    if (!streams)
        return fail(std::move(streams).error());
    ChildPlan plan = makePlan(command, *program, lifetime);
    plan.input = streams->input.readEnd.get();
    plan.output = streams->output.writeEnd.get();
    plan.errorOutput = streams->errorOutput.writeEnd.get();
    plan.failure = streams->failure.writeEnd.get();
    const pid_t pid = forkInto(plan);
    if (pid < 0)
        return fail(ErrorKind::Internal,
                    message("Process", "The program %1 cannot be started: %2.", {command.program, std::generic_category().message(errno)}));
    setpgid(pid, pid); // also done by the child; whoever comes first
    streams->failure.writeEnd.close();
    if (const int reason = readExecFailure(streams->failure.readEnd); reason != 0) {
        waitpid(pid, nullptr, 0);
        return cannotRun(command.program, reason);
    }
    return SpawnedProgram{.pid = pid,
                          .input = std::move(streams->input.writeEnd),
                          .output = std::move(streams->output.readEnd),
                          .errorOutput = std::move(streams->errorOutput.readEnd)};
}

} // namespace tealdeck
