#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/sandbox/scenario/scenario.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace tealdeck::sandbox
{

enum class SandboxClock
{
    Machine, // time passes by itself
    Manual, // it stands still but for the control line "advance"
};

struct SandboxOptions
{
    Scenario scenario;
    std::uint64_t seed = 1; // the same seed gives the same names, uids and chances
    double speed = 1.0; // how much faster than the machine's clock things happen; answers do not
    SandboxClock clock = SandboxClock::Machine;
    // Told of every request that arrives, on the server's thread; for tests that count what a client sends.
    std::function<void(const std::string& method, const std::string& target)> onRequest = {};
};

// Where a started sandbox is to be found, and with what.
struct SandboxAccess
{
    std::string url; // "https://127.0.0.1:40123"
    std::string caPem;
    std::map<std::string, Secret> tokens; // by user
    std::string user; // whose kubeconfig is the first one
    std::string clusterUid; // uid of the namespace kube-system

    const Secret& token() const { return tokens.at(user); }
    // A whole kubeconfig for a user, with the context "sandbox".
    std::string kubeconfig(const std::string& userName) const;
    // One line of JSON: url, caPem, token, user, users, clusterUid, kubeconfig, kubeconfigs, pid.
    std::string json() const;
};

// A simulated product behind the protocol of Kubernetes, on a free port of 127.0.0.1, in a thread of its own. It stops when it is
// destroyed; connections then simply break.
class SandboxServer
{
public:
    // Errors: Internal (certificate), ConnectFailed (no port).
    static Result<std::unique_ptr<SandboxServer>> start(SandboxOptions options);
    ~SandboxServer();
    SandboxServer(const SandboxServer&) = delete;
    SandboxServer& operator=(const SandboxServer&) = delete;

    const SandboxAccess& access() const;
    // Carries out a control line (docs: resources/scenarios/README.md) and answers "ok" or "error WHY"; from any thread but its own.
    std::string control(const std::string& line);

private:
    class Host;
    explicit SandboxServer(std::unique_ptr<Host> host);

    std::unique_ptr<Host> m_host;
};

} // namespace tealdeck::sandbox
