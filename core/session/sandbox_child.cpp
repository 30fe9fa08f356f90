#include "core/session/sandbox_child.h"

#include <nlohmann/json.hpp>

#include <random>

namespace tealdeck
{
namespace
{

Result<ClusterAccess> decodeReady(const std::string& line, const std::string& user)
{
    const auto ready = nlohmann::json::parse(line, nullptr, false);
    if (!ready.is_object() || !ready.contains("url") || !ready.contains("caPem"))
        return fail(ErrorKind::ProtocolViolation, message("Sandbox", "The sandbox started, but did not say how to reach it."));
    ClusterAccess access;
    access.context = "sandbox";
    access.cluster = "sandbox";
    access.user = user;
    access.namespaceName = "shop";
    access.server = ready.value("url", "");
    access.certificateAuthority = ready.value("caPem", "");
    access.token = Secret(ready.value("token", ""));
    const auto users = ready.value("users", nlohmann::json::object());
    if (users.is_object() && users.contains(user) && users[user].is_string())
        access.token = Secret(users[user].get<std::string>());
    return access;
}

} // namespace

SandboxChild::SandboxChild(Options options, Scheduler& scheduler, OnReady onReady, OnEnded onEnded)
    : m_options(std::move(options))
    , m_scheduler(scheduler)
    , m_onReady(std::move(onReady))
    , m_onEnded(std::move(onEnded))
{
    Command command{.program = m_options.program.string(),
                    .arguments = {"--scenario", m_options.scenario, "--speed", std::to_string(m_options.speed), "--seed",
                                  std::to_string(m_options.seed.value_or(std::random_device()()))},
                    .environment = Environment::minimal(),
                    .workingDirectory = {}};
    auto child = ChildProcess::start(command, scheduler,
                                     {.onLine = [this](const std::string& line) { takeLine(line); },
                                      .onExit =
                                          [this](ExitStatus status, std::string errorOutput) {
                                              Error error{.kind = ErrorKind::ConnectFailed,
                                                          .message = message("Sandbox", "The sandbox ended by itself (code %1, signal %2).",
                                                                             {std::to_string(status.code), std::to_string(status.signal)}),
                                                          .detail = std::move(errorOutput)};
                                              if (const auto tell = std::exchange(m_onReady, nullptr))
                                                  tell(fail(std::move(error)));
                                              else if (m_onEnded)
                                                  m_onEnded(std::move(error));
                                          }});
    if (child) {
        m_child = std::move(*child);
        return;
    }
    m_startFailed = scheduler.after(Duration::zero(), [this, error = child.error()] {
        if (const auto tell = std::exchange(m_onReady, nullptr))
            tell(fail(error));
    });
}

SandboxChild::~SandboxChild() = default;

std::filesystem::path SandboxChild::defaultProgram()
{
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "tealdeck-sandbox";
}

void SandboxChild::takeLine(const std::string& line)
{
    if (const auto onReady = std::exchange(m_onReady, nullptr))
        onReady(decodeReady(line, m_options.user));
}

} // namespace tealdeck
