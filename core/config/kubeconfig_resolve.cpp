#include "core/config/kubeconfig.h"

#include "core/base/encoding.h"
#include "core/config/text_file.h"

namespace tealdeck
{
namespace
{

// Names the place of a value for people: "the file F names the context C whose user U ...".
struct Place
{
    const std::filesystem::path& file;
    const std::string& context;
    std::string kind; // "cluster" or "user"
    const std::string& name;
};

std::filesystem::path besideFile(const std::filesystem::path& file, const std::string& path)
{
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::absolute(file, ignored).parent_path();
    return (folder / path).lexically_normal(); // an absolute path stays as it is
}

tl::unexpected<Error> wrong(const Place& place, const char* field, Message why)
{
    why.arguments = {place.file.string(), place.context, place.kind, place.name, field};
    return fail(ErrorKind::InvalidInput, std::move(why));
}

// The value itself (base64) wins over the file. `part` is what a PEM text of this kind holds.
Result<std::string> readPem(const Place& place, const char* field, std::string_view data, const std::string& fileName,
                            std::string_view part)
{
    std::string pem;
    const std::string dataField = std::string(field) + "-data";
    if (!data.empty()) {
        auto decoded = decodeBase64(data);
        if (!decoded)
            return wrong(place, dataField.c_str(),
                         message("Kubeconfig",
                                 "The file %1 names the context %2, whose %3 %4 has the field %5, which is not base64. Copy it anew."));
        pem = std::move(*decoded);
    } else if (!fileName.empty()) {
        const std::filesystem::path file = besideFile(place.file, fileName);
        auto text = readTextFile(file);
        if (!text)
            return fail(text.error().kind,
                        message("Kubeconfig",
                                "The file %1 names the context %2, whose %3 %4 needs the file %5, which cannot be read. Correct the field "
                                "%6 or restore the file.",
                                {place.file.string(), place.context, place.kind, place.name, file.string(), field}),
                        describe(text.error()));
        pem = std::move(*text);
    }
    if (!pem.empty() && (pem.find("-----BEGIN ") == std::string::npos || pem.find(part) == std::string::npos))
        return wrong(place, data.empty() ? field : dataField.c_str(),
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 has the field %5, which does not hold what it should in PEM "
                             "form. Copy it anew."));
    return pem;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool startsWithAny(const std::string& text, std::initializer_list<std::string_view> beginnings)
{
    for (const std::string_view beginning : beginnings) {
        if (text.starts_with(beginning) && text.size() > beginning.size())
            return true;
    }
    return false;
}

Result<void> takeCluster(ClusterAccess& access, const KubeCluster& cluster)
{
    const Place place{cluster.file, access.context, "cluster", cluster.name};
    access.cluster = cluster.name;
    access.server = trimmed(cluster.server);
    while (access.server.ends_with("/"))
        access.server.pop_back();
    if (!startsWithAny(access.server, {"https://", "http://"}))
        return wrong(place, "server",
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 has no usable field %5. It must look like https://host:port."));
    if (!cluster.proxyUrl.empty() && !startsWithAny(cluster.proxyUrl, {"http://", "https://", "socks5://"}))
        return wrong(place, "proxy-url",
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 has no usable field %5. It must begin with http://, https:// "
                             "or socks5://."));
    auto authority
        = readPem(place, "certificate-authority", cluster.certificateAuthorityData, cluster.certificateAuthorityFile, "CERTIFICATE-----");
    if (!authority)
        return fail(std::move(authority).error());
    if (cluster.skipTlsVerification && !authority->empty())
        return wrong(place, "insecure-skip-tls-verify",
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 has a certificate authority and the field %5 as well. Remove "
                             "one of them; better %5."));
    access.certificateAuthority = std::move(*authority);
    access.tlsServerName = cluster.tlsServerName;
    access.skipTlsVerification = cluster.skipTlsVerification;
    access.proxyUrl = cluster.proxyUrl;
    access.disableCompression = cluster.disableCompression;
    access.execExtensionJson = cluster.execExtensionJson;
    return {};
}

Result<void> takeClientCertificate(ClusterAccess& access, const KubeUser& user, const Place& place)
{
    auto certificate = readPem(place, "client-certificate", user.clientCertificateData, user.clientCertificateFile, "CERTIFICATE-----");
    if (!certificate)
        return fail(std::move(certificate).error());
    auto key = readPem(place, "client-key", user.clientKeyData.reveal(), user.clientKeyFile, "PRIVATE KEY-----");
    if (!key)
        return fail(std::move(key).error());
    Secret secretKey(std::move(*key));
    if (certificate->empty() != secretKey.empty())
        return wrong(place, secretKey.empty() ? "client-key" : "client-certificate",
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 lacks the field %5 (or the same with -data). Certificate and "
                             "key are needed together."));
    if (secretKey.reveal().find("ENCRYPTED") != std::string_view::npos)
        return wrong(
            place, "client-key",
            message("Kubeconfig",
                    "The file %1 names the context %2, whose %3 %4 has a %5 with a passphrase. kubectl and Tealdeck need it without one."));
    access.clientCertificate = std::move(*certificate);
    access.clientKey = std::move(secretKey);
    if (user.clientCertificateData.empty() && !user.clientCertificateFile.empty())
        access.clientCertificateFile = besideFile(user.file, user.clientCertificateFile);
    if (user.clientKeyData.empty() && !user.clientKeyFile.empty())
        access.clientKeyFile = besideFile(user.file, user.clientKeyFile);
    return {};
}

Result<void> takeExec(ClusterAccess& access, const KubeUser& user, const Place& place)
{
    if (!user.authProvider.empty())
        return wrong(place, user.authProvider.c_str(),
                     message("Kubeconfig",
                             "The file %1 names the context %2, whose %3 %4 uses the auth-provider %5. kubectl has given those up: use an "
                             "exec plugin instead."));
    // As in client-go: an exec plugin is not asked where something fixed is given.
    if (!user.exec || !access.token.empty() || !access.tokenFile.empty() || !access.username.empty())
        return {};
    access.exec = user.exec;
    if (access.exec->command.empty() || access.exec->apiVersion.empty())
        return wrong(
            place, access.exec->command.empty() ? "exec.command" : "exec.apiVersion",
            message("Kubeconfig", "The file %1 names the context %2, whose %3 %4 has an exec plugin without the field %5. Add it."));
    if (access.exec->command.find('/') != std::string::npos)
        access.exec->command = besideFile(user.file, access.exec->command).string();
    return {};
}

Result<void> takeUser(ClusterAccess& access, const KubeUser& user)
{
    const Place place{user.file, access.context, "user", user.name};
    access.user = user.name;
    access.token = Secret(trimmed(user.token.reveal()));
    if (!user.tokenFile.empty())
        access.tokenFile = besideFile(user.file, user.tokenFile);
    access.username = user.username;
    access.password = user.password;
    if ((!access.token.empty() || !access.tokenFile.empty()) && (!user.username.empty() || !user.password.empty()))
        return wrong(
            place, "username",
            message("Kubeconfig",
                    "The file %1 names the context %2, whose %3 %4 has a token and the field %5 as well. Only one of them may be there."));
    access.impersonation = user.impersonation;
    if (user.impersonation.user.empty() && !user.impersonation.empty())
        return wrong(
            place, "as",
            message("Kubeconfig",
                    "The file %1 names the context %2, whose %3 %4 has as-uid, as-groups or as-user-extra, but not the field %5. Add it."));
    if (auto certificate = takeClientCertificate(access, user, place); !certificate)
        return certificate;
    return takeExec(access, user, place);
}

} // namespace

Result<ClusterAccess> resolve(const Kubeconfig& kubeconfig, const std::string& contextName)
{
    const KubeContext* context = kubeconfig.context(contextName);
    const std::string firstFile = kubeconfig.files.empty() ? std::string() : kubeconfig.files.front().string();
    if (kubeconfig.contexts.empty())
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig",
                            "The kubeconfig %1 names no context: it is empty or not complete. Name another file with --kubeconfig, or get "
                            "a new one from whoever runs the cluster.",
                            {firstFile}));
    if (context == nullptr && contextName.empty())
        return fail(ErrorKind::NotFound, message("Kubeconfig", "The kubeconfig %1 has no current-context. Choose a context.", {firstFile}));
    if (context == nullptr)
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig", "The kubeconfig %1 has no context %2. Choose another one.", {firstFile, contextName}));
    const auto cluster = kubeconfig.clusters.find(context->cluster);
    if (cluster == kubeconfig.clusters.end())
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig",
                            "The file %1 names the context %2, whose cluster %3 is in no kubeconfig. Add it or correct the context.",
                            {context->file.string(), contextName, context->cluster}));
    const auto user = kubeconfig.users.find(context->user);
    if (user == kubeconfig.users.end() && !context->user.empty())
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig",
                            "The file %1 names the context %2, whose user %3 is in no kubeconfig. Add it or correct the context.",
                            {context->file.string(), contextName, context->user}));
    ClusterAccess access;
    access.context = contextName;
    access.namespaceName = context->namespaceName.empty() ? "default" : context->namespaceName;
    if (auto taken = takeCluster(access, cluster->second); !taken)
        return fail(std::move(taken).error());
    if (user != kubeconfig.users.end()) {
        if (auto taken = takeUser(access, user->second); !taken)
            return fail(std::move(taken).error());
    }
    return access;
}

} // namespace tealdeck
