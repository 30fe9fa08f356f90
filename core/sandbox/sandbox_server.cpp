#include "core/sandbox/sandbox_server.h"

#include "core/sandbox/server/sandbox_host.h"

namespace tealdeck::sandbox
{

Result<std::unique_ptr<SandboxServer>> SandboxServer::start(SandboxOptions options)
{
    auto identity = makeTlsIdentity();
    if (!identity)
        return fail(identity.error());
    auto host = std::make_unique<Host>(std::move(options), *identity);
    if (auto listening = host->listen(); !listening)
        return fail(listening.error());
    return std::unique_ptr<SandboxServer>(new SandboxServer(std::move(host)));
}

SandboxServer::SandboxServer(std::unique_ptr<Host> host)
    : m_host(std::move(host))
{
}

SandboxServer::~SandboxServer() = default;

const SandboxAccess& SandboxServer::access() const
{
    return m_host->access();
}

std::string SandboxServer::control(const std::string& line)
{
    return m_host->control(line);
}

} // namespace tealdeck::sandbox
