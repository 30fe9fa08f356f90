#include "app/ctl/environment.h"

#include <cstdlib>

namespace tealdeck
{
namespace
{

constexpr Duration sandboxStart = std::chrono::seconds(60);

std::string environmentVariable(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

CtlEnvironment::CtlEnvironment(const CtlOptions& options)
    : m_options(options)
    , m_loop(m_clock)
{
}

CtlEnvironment::~CtlEnvironment() = default;

Result<Kubeconfig> CtlEnvironment::kubeconfig() const
{
    return loadKubeconfig(kubeconfigPaths(m_options.kubeconfig, environmentVariable("KUBECONFIG"), environmentVariable("HOME")));
}

Result<Workspace> CtlEnvironment::workspace() const
{
    return loadWorkspace(workspacePath(m_options.workspace, environmentVariable("XDG_CONFIG_HOME"), environmentVariable("HOME")));
}

Result<ClusterAccess> CtlEnvironment::sandboxAccess()
{
    std::optional<Result<ClusterAccess>> ready;
    m_sandbox = std::make_unique<SandboxChild>(
        SandboxChild::Options{.program = SandboxChild::defaultProgram(), .scenario = m_options.scenario}, m_loop,
        [&ready](Result<ClusterAccess> access) { ready = std::move(access); }, [](const Error&) {});
    return waitFor(m_loop, ready, sandboxStart);
}

Result<ClusterAccess> CtlEnvironment::access()
{
    if (m_options.isSandbox)
        return sandboxAccess();
    const auto config = kubeconfig();
    if (!config)
        return fail(config.error());
    const std::string context = m_options.context.empty() ? config->currentContext : m_options.context;
    if (context.empty() && !config->contexts.empty())
        return fail(ErrorKind::InvalidInput, message("Ctl", "The kubeconfig names no current context; choose one with --context NAME."));
    return resolve(*config, context);
}

Result<Connection*> CtlEnvironment::connect()
{
    if (m_connection)
        return m_connection.get();
    const auto workspaceFile = workspace();
    if (!workspaceFile)
        return fail(workspaceFile.error());
    const auto clusterAccess = access();
    if (!clusterAccess)
        return fail(clusterAccess.error());
    const ConnectionOptions connectionOptions{.access = m_options.isReadOnly ? AccessMode::ReadOnly : AccessMode::ReadWrite,
                                              .isSandbox = m_options.isSandbox,
                                              .namespaceScope = m_options.namespaceName};
    m_contextNamespace = clusterAccess->namespaceName.empty() ? "default" : clusterAccess->namespaceName;
    m_access = *clusterAccess;
    m_connection = std::make_unique<Connection>(*clusterAccess, *workspaceFile, connectionOptions, m_loop);
    return m_connection.get();
}

Journal& CtlEnvironment::journal()
{
    if (!m_journal)
        m_journal = std::make_unique<UserJournal>(m_loop);
    return m_journal->journal();
}

Result<Session*> CtlEnvironment::session()
{
    if (m_session)
        return m_session.get();
    const auto connection = connect();
    if (!connection)
        return fail(connection.error());
    m_session = std::make_unique<Session>((*connection)->settings(), (*connection)->http(), (*connection)->writes(), journal(), m_loop);
    return m_session.get();
}

} // namespace tealdeck
