#include "core/session/connection.h"

#include "core/domain/application.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <pwd.h>

namespace tealdeck
{
namespace
{

std::string hostName()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("unknown-host");
}

std::string userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return found->pw_name;
    return std::to_string(getuid());
}

EnvironmentClass classOf(WorkspaceClass workspaceClass)
{
    switch (workspaceClass) {
    case WorkspaceClass::Production: return EnvironmentClass::Production;
    case WorkspaceClass::Staging: return EnvironmentClass::Staging;
    case WorkspaceClass::Development: return EnvironmentClass::Development;
    }
    return EnvironmentClass::Production;
}

} // namespace

SessionSettings settingsFor(const ClusterAccess& access, const Workspace& workspace, const ConnectionOptions& options)
{
    const WorkspaceEnvironment known = workspace.environmentFor(access.context);
    const bool isNamed = std::ranges::any_of(workspace.environments, [&](const auto& entry) { return entry.context == access.context; });
    SessionSettings settings;
    settings.context = access.context;
    settings.product = options.isSandbox ? "shop" : known.product;
    settings.environment = known.name.empty() ? access.context : known.name;
    settings.environmentClass = classOf(known.environmentClass);
    settings.isClassified = isNamed;
    settings.access = options.access;
    settings.isSandbox = options.isSandbox;
    settings.slotLabels = known.slotLabels.empty() ? defaultSlotLabels() : known.slotLabels;
    settings.namespaceScope = options.namespaceScope;
    if (settings.namespaceScope.empty() && known.namespaces.size() == 1)
        settings.namespaceScope = known.namespaces.front();
    settings.server = access.server;
    settings.isTlsUnverified = access.skipTlsVerification;
    settings.host = hostName();
    settings.osUser = userName();
    return settings;
}

Connection::Connection(const ClusterAccess& access, const Workspace& workspace, const ConnectionOptions& options, Scheduler& scheduler)
    : m_settings(settingsFor(access, workspace, options))
    , m_processes(scheduler)
    , m_curl(endpointOf(access), credentialsOf(access), scheduler, &m_writes)
    , m_credentials(m_curl, access, m_processes, scheduler)
{
    if (options.access == AccessMode::ReadOnly)
        m_readOnly = std::make_unique<ReadOnlyHttpClient>(m_credentials, scheduler);
}

Connection::~Connection() = default;

HttpClient& Connection::http()
{
    if (m_readOnly)
        return *m_readOnly;
    return m_credentials;
}

} // namespace tealdeck
