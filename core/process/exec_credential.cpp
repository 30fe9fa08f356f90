#include "core/process/exec_credential.h"

#include "core/base/encoding.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::json;

constexpr std::size_t longestOutput = 1024U * 1024;

Result<void> checkPlugin(const ExecCredentialPlugin& plugin)
{
    if (plugin.command.empty())
        return fail(ErrorKind::InvalidInput,
                    message("Credentials", "The credential plugin of this user has no command. Add exec.command to the kubeconfig."));
    if (plugin.apiVersion != "client.authentication.k8s.io/v1" && plugin.apiVersion != "client.authentication.k8s.io/v1beta1")
        return fail(ErrorKind::InvalidInput,
                    message("Credentials",
                            "The credential plugin %1 asks for the version %2. Known are client.authentication.k8s.io/v1 and v1beta1.",
                            {plugin.command, plugin.apiVersion}));
    if (plugin.needsTerminal)
        return fail(ErrorKind::InvalidInput,
                    message("Credentials",
                            "The credential plugin %1 wants a terminal to ask you something (interactiveMode: Always), and there is none "
                            "here. Log in with it in a "
                            "terminal, or set interactiveMode to IfAvailable.",
                            {plugin.command}));
    return {};
}

std::string text(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Message notRunnable(const ExecCredentialPlugin& plugin)
{
    if (plugin.installHint.empty())
        return message("Credentials", "The credential plugin %1 cannot be run. Install it, or correct exec.command in the kubeconfig.",
                       {plugin.command});
    return message("Credentials", "The credential plugin %1 cannot be run. The kubeconfig says: %2", {plugin.command, plugin.installHint});
}

Result<ExecCredential> judge(Result<ProgramOutput> output, const ExecCredentialPlugin& plugin)
{
    if (!output && output.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::NotFound, notRunnable(plugin), render(output.error().message));
    if (!output)
        return fail(std::move(output).error());
    if (!output->status.isSuccess())
        return fail(
            ErrorKind::Unauthorized,
            message("Credentials", "The credential plugin %1 failed (exit code %2). Run it in a terminal, or log in again.",
                    {plugin.command, std::to_string(output->status.signal != 0 ? 128 + output->status.signal : output->status.code)}),
            output->errorOutput.substr(0, 2000));
    return parseExecCredential(output->output, plugin);
}

} // namespace

std::string execInfoJson(const ExecCredentialPlugin& plugin)
{
    Json spec{{"interactive", false}};
    if (plugin.cluster) {
        const ExecClusterInfo& info = *plugin.cluster;
        Json cluster{{"server", info.server}, {"config", nullptr}};
        if (!info.tlsServerName.empty())
            cluster["tls-server-name"] = info.tlsServerName;
        if (info.skipTlsVerification)
            cluster["insecure-skip-tls-verify"] = true;
        if (!info.certificateAuthority.empty())
            cluster["certificate-authority-data"] = encodeBase64(info.certificateAuthority);
        if (!info.proxyUrl.empty())
            cluster["proxy-url"] = info.proxyUrl;
        if (info.disableCompression)
            cluster["disable-compression"] = true;
        if (const Json extension = Json::parse(info.extensionJson, nullptr, false); !extension.is_discarded())
            cluster["config"] = extension;
        spec["cluster"] = std::move(cluster);
    }
    return Json{{"kind", "ExecCredential"}, {"apiVersion", plugin.apiVersion}, {"spec", std::move(spec)}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

Result<ExecCredential> parseExecCredential(std::string_view output, const ExecCredentialPlugin& plugin)
{
    // None of these sentences repeats what the plugin printed.
    const auto unusable = [&plugin](Message what) {
        what.arguments = {plugin.command};
        return fail(ErrorKind::ProtocolViolation, std::move(what));
    };
    const Json answer = Json::parse(output, nullptr, false);
    if (!answer.is_object() || text(answer, "kind") != "ExecCredential")
        return unusable(message(
            "Credentials", "The credential plugin %1 did not print an ExecCredential in JSON. Run it in a terminal to see what it says."));
    if (text(answer, "apiVersion") != plugin.apiVersion)
        return unusable(message("Credentials",
                                "The credential plugin %1 answered with another apiVersion than the kubeconfig asks for. Correct "
                                "exec.apiVersion or update the plugin."));
    const auto status = answer.find("status");
    if (status == answer.end() || !status->is_object())
        return unusable(
            message("Credentials",
                    "The credential plugin %1 printed an ExecCredential without a status. Run it in a terminal to see what it says."));
    ExecCredential credential{.token = Secret(text(*status, "token")),
                              .clientCertificate = text(*status, "clientCertificateData"),
                              .clientKey = Secret(text(*status, "clientKeyData"))};
    if (credential.clientCertificate.empty() != credential.clientKey.empty())
        return unusable(message(
            "Credentials", "The credential plugin %1 gave only one of client certificate and key. Update the plugin or log in again."));
    if (credential.token.empty() && credential.clientKey.empty())
        return unusable(message("Credentials", "The credential plugin %1 gave neither a token nor a client certificate. Log in again."));
    if (const std::string expiration = text(*status, "expirationTimestamp"); !expiration.empty()) {
        const auto time = parseRfc3339(expiration);
        if (!time)
            return unusable(
                message("Credentials", "The credential plugin %1 gave an expirationTimestamp that is not a time. Update the plugin."));
        credential.expiration = *time;
    }
    return credential;
}

Handle fetchExecCredential(ProcessRunner& runner, const Environment& ours, ExecCredentialPlugin plugin, OnExecCredential onCredential)
{
    Command command{.program = plugin.command, .arguments = plugin.arguments, .environment = ours};
    for (const auto& [name, value] : plugin.environment)
        command.environment.set(name, value);
    command.environment.set("KUBERNETES_EXEC_INFO", execInfoJson(plugin));
    const RunLimits limits{.time = plugin.timeLimit, .maxOutput = longestOutput};
    if (auto checked = checkPlugin(plugin); !checked) {
        // An impossible program ends like any other: later, and on the home thread.
        command.program.clear();
        return runner.run(
            std::move(command), limits,
            [error = checked.error(), onCredential = std::move(onCredential)](const Result<ProgramOutput>&) { onCredential(fail(error)); });
    }
    return runner.run(std::move(command), limits,
                      [plugin = std::move(plugin), onCredential = std::move(onCredential)](Result<ProgramOutput> output) {
                          onCredential(judge(std::move(output), plugin));
                      });
}

} // namespace tealdeck
