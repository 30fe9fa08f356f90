#pragma once

#include "core/base/secret.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// A credential plugin as the kubeconfig names it; kept as a value, run by the session (core/process/exec_credential.h).
struct ExecPlugin
{
    enum class Interaction
    {
        Never,
        IfAvailable,
        Always,
    };
    std::string command{};
    std::vector<std::string> arguments{};
    std::vector<std::pair<std::string, std::string>> environment{};
    std::string apiVersion{};
    std::string installHint{};
    bool provideClusterInfo = false;
    Interaction interaction = Interaction::IfAvailable;
    bool operator==(const ExecPlugin&) const = default;
};

// as, as-uid, as-groups, as-user-extra.
struct Impersonation
{
    std::string user{};
    std::string uid{};
    std::vector<std::string> groups{};
    std::map<std::string, std::vector<std::string>> extra{};

    bool empty() const { return user.empty() && uid.empty() && groups.empty() && extra.empty(); }
    bool operator==(const Impersonation&) const = default;
};

// The headers that carry it: Impersonate-User, -Uid, -Group and -Extra-KEY with the key percent-encoded
// (kubernetes.io/docs/reference/access-authn-authz/user-impersonation).
std::vector<std::pair<std::string, std::string>> impersonationHeaders(const Impersonation& impersonation);

// How one context's cluster is reached and who we are there; files are already read. At most one way to authenticate is set beside the
// certificate.
struct ClusterAccess
{
    std::string context{};
    std::string cluster{};
    std::string user{};
    std::string namespaceName{}; // "default" when the context names none

    std::string server{}; // "https://127.0.0.1:6443", no slash at the end
    std::string tlsServerName{};
    std::string certificateAuthority{}; // PEM; empty: the system's
    bool skipTlsVerification = false;
    std::string proxyUrl{};
    bool disableCompression = false;

    std::string clientCertificate{}; // PEM
    Secret clientKey{}; // PEM
    std::filesystem::path clientCertificateFile{}; // where the two were read, as they may be renewed there; empty: the kubeconfig itself
    std::filesystem::path clientKeyFile{};
    Secret token{};
    std::filesystem::path tokenFile{}; // read it for each request or at least each minute; wins over token
    std::string username{};
    Secret password{};
    Impersonation impersonation{};
    std::optional<ExecPlugin> exec{};
    std::string execExtensionJson{};
};

} // namespace tealdeck
