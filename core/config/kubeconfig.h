#pragma once

#include "core/base/result.h"
#include "core/config/cluster_access.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Which files to read, in order of precedence.
struct KubeconfigFiles
{
    enum class Origin
    {
        Explicit, // one file that somebody named: it must exist
        Environment, // $KUBECONFIG: missing files are skipped
        Default, // ~/.kube/config
    };
    Origin origin = Origin::Default;
    std::vector<std::filesystem::path> paths{};
};

// Where a value stands: relative paths in it are relative to the file's folder, and errors name it.
struct KubeCluster
{
    std::string name{};
    std::filesystem::path file{};
    std::string server{};
    std::string tlsServerName{};
    bool skipTlsVerification = false;
    std::string certificateAuthorityFile{};
    std::string certificateAuthorityData{}; // base64, as it stands there
    std::string proxyUrl{};
    bool disableCompression = false;
    std::string execExtensionJson{}; // extension client.authentication.k8s.io/exec, for exec plugins
};

struct KubeUser
{
    std::string name{};
    std::filesystem::path file{};
    std::string clientCertificateFile{};
    std::string clientCertificateData{};
    std::string clientKeyFile{};
    Secret clientKeyData{};
    Secret token{};
    std::string tokenFile{};
    std::string username{};
    Secret password{};
    Impersonation impersonation{};
    std::string authProvider{}; // its name; refused by resolve()
    std::optional<ExecPlugin> exec{};
};

struct KubeContext
{
    std::string name{};
    std::filesystem::path file{};
    std::string cluster{};
    std::string user{};
    std::string namespaceName{}; // empty: "default"
};

// All kubeconfig files as one, merged as client-go does it: the first file that has an entry wins.
struct Kubeconfig
{
    std::vector<std::filesystem::path> files{}; // those that were read
    std::string currentContext{};
    std::vector<KubeContext> contexts{}; // in the order found
    std::map<std::string, KubeCluster> clusters{};
    std::map<std::string, KubeUser> users{};

    const KubeContext* context(const std::string& name) const;
};

// --kubeconfig, else $KUBECONFIG (a list, separated by ':'), else ~/.kube/config. Empty strings mean "not given".
KubeconfigFiles kubeconfigPaths(const std::string& explicitFile, const std::string& environmentVariable, const std::filesystem::path& home);

// Errors: NotFound when none of the files exists; InvalidInput names file, entry and field, and what to do.
Result<Kubeconfig> loadKubeconfig(const KubeconfigFiles& files);

// Everything needed to connect for one context; reads the certificate and key files it names (a tokenFile stays a name, as it changes).
// Errors: NotFound (context, cluster, user or a file), InvalidInput.
Result<ClusterAccess> resolve(const Kubeconfig& kubeconfig, const std::string& contextName);

// Reads a tokenFile anew. Errors: NotFound, InvalidInput when it is empty or no text.
Result<Secret> readTokenFile(const std::filesystem::path& file);

} // namespace tealdeck
