#pragma once

#include "core/base/secret.h"
#include "core/process/process_runner.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// What a credential plugin is told about the cluster (provideClusterInfo: true).
struct ExecClusterInfo
{
    std::string server{};
    std::string tlsServerName{};
    bool skipTlsVerification = false;
    std::string certificateAuthority{}; // PEM
    std::string proxyUrl{};
    bool disableCompression = false;
    std::string extensionJson{}; // cluster extension client.authentication.k8s.io/exec as JSON; empty: none
};

// A client-go credential plugin, as the kubeconfig names it
// (kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins).
struct ExecCredentialPlugin
{
    std::string command{};
    std::vector<std::string> arguments{};
    std::vector<std::pair<std::string, std::string>> environment{}; // added to ours
    std::string apiVersion{}; // client.authentication.k8s.io/v1 or /v1beta1
    std::string installHint{};
    bool needsTerminal = false; // interactiveMode: Always
    std::optional<ExecClusterInfo> cluster{};
    Duration timeLimit = std::chrono::seconds(60);
};

struct ExecCredential
{
    Secret token{};
    std::string clientCertificate{}; // PEM
    Secret clientKey{}; // PEM
    std::optional<WallTime> expiration{};
};

using OnExecCredential = std::function<void(Result<ExecCredential>)>;
// Runs the plugin without a shell and without a terminal, in our environment as client-go does. Its standard output is never logged.
// Errors: NotFound with the install hint, InvalidInput, Unauthorized (it failed; detail: its standard error), ProtocolViolation, TimedOut.
Handle fetchExecCredential(ProcessRunner& runner, const Environment& ours, ExecCredentialPlugin plugin, OnExecCredential onCredential);

// Reads what a plugin printed. Errors: ProtocolViolation; never with what it printed.
Result<ExecCredential> parseExecCredential(std::string_view output, const ExecCredentialPlugin& plugin);
// The value of KUBERNETES_EXEC_INFO.
std::string execInfoJson(const ExecCredentialPlugin& plugin);

} // namespace tealdeck
