#include "core/config/kubeconfig_parse.h"

#include "core/config/yaml_map.h"

namespace tealdeck
{
namespace
{

Message fieldMissing()
{
    return message("Config", "In the file %1, line %2, %3: the field %4 is missing. Add it.");
}

// Where the entry is kept in the file: lists of {name, cluster: {...}}.
struct NamedEntry
{
    std::string name;
    YamlMap fields;
};

std::vector<NamedEntry> namedEntries(const YamlMap& top, const char* list, const char* kind, YamlProblem& problem)
{
    std::vector<NamedEntry> entries;
    for (const YamlMap& item : top.maps(list, kind, "name")) {
        const std::string name = item.text("name");
        if (name.empty())
            item.reportWrong("name", fieldMissing());
        else
            entries.push_back({name, item.map(kind).value_or(YamlMap(YAML::Node(YAML::NodeType::Map), item.where(), problem))});
    }
    return entries;
}

std::string execExtension(const YamlMap& cluster)
{
    for (const YamlMap& extension : cluster.maps("extensions", "extension", "name")) {
        if (extension.text("name") == "client.authentication.k8s.io/exec")
            return yamlToJson(extension.node("extension"));
    }
    return {};
}

KubeCluster readCluster(const NamedEntry& entry, const std::filesystem::path& file)
{
    const YamlMap& fields = entry.fields;
    return {.name = entry.name,
            .file = file,
            .server = fields.text("server"),
            .tlsServerName = fields.text("tls-server-name"),
            .skipTlsVerification = fields.flag("insecure-skip-tls-verify"),
            .certificateAuthorityFile = fields.text("certificate-authority"),
            .certificateAuthorityData = fields.text("certificate-authority-data"),
            .proxyUrl = fields.text("proxy-url"),
            .disableCompression = fields.flag("disable-compression"),
            .execExtensionJson = execExtension(fields)};
}

ExecPlugin::Interaction readInteraction(const YamlMap& exec)
{
    const std::string mode = exec.text("interactiveMode");
    if (mode == "Never")
        return ExecPlugin::Interaction::Never;
    if (mode == "Always")
        return ExecPlugin::Interaction::Always;
    if (!mode.empty() && mode != "IfAvailable")
        exec.reportWrong(
            "interactiveMode",
            message("Kubeconfig", "In the file %1, line %2, %3: the field %4 must be Never, IfAvailable or Always. Correct it."));
    return ExecPlugin::Interaction::IfAvailable;
}

std::optional<ExecPlugin> readExec(const YamlMap& user)
{
    const auto exec = user.map("exec");
    if (!exec)
        return std::nullopt;
    ExecPlugin plugin{.command = exec->text("command"),
                      .arguments = exec->texts("args"),
                      .environment = {},
                      .apiVersion = exec->text("apiVersion"),
                      .installHint = exec->text("installHint"),
                      .provideClusterInfo = exec->flag("provideClusterInfo"),
                      .interaction = readInteraction(*exec)};
    for (const YamlMap& variable : exec->maps("env", user.where() + ", exec, env", "name")) {
        if (variable.text("name").empty())
            variable.reportWrong("name", fieldMissing());
        plugin.environment.emplace_back(variable.text("name"), variable.text("value"));
    }
    return plugin;
}

Impersonation readImpersonation(const YamlMap& user)
{
    Impersonation impersonation{.user = user.text("as"), .uid = user.text("as-uid"), .groups = user.texts("as-groups"), .extra = {}};
    if (const auto extra = user.map("as-user-extra")) {
        for (const auto& [key, value] : extra->entries())
            impersonation.extra.emplace(key, extra->texts(key.c_str()));
    }
    return impersonation;
}

std::string nameOf(const std::optional<YamlMap>& authProvider)
{
    if (!authProvider)
        return {};
    const std::string name = authProvider->text("name");
    return name.empty() ? "?" : name;
}

KubeUser readUser(const NamedEntry& entry, const std::filesystem::path& file)
{
    const YamlMap& fields = entry.fields;
    return {.name = entry.name,
            .file = file,
            .clientCertificateFile = fields.text("client-certificate"),
            .clientCertificateData = fields.text("client-certificate-data"),
            .clientKeyFile = fields.text("client-key"),
            .clientKeyData = Secret(fields.text("client-key-data")),
            .token = Secret(fields.text("token")),
            .tokenFile = fields.text("tokenFile"),
            .username = fields.text("username"),
            .password = Secret(fields.text("password")),
            .impersonation = readImpersonation(fields),
            .authProvider = nameOf(fields.map("auth-provider")),
            .exec = readExec(fields)};
}

Kubeconfig readAll(const YamlMap& top, const std::filesystem::path& file, YamlProblem& problem)
{
    Kubeconfig kubeconfig;
    kubeconfig.files.push_back(file);
    kubeconfig.currentContext = top.text("current-context");
    for (const NamedEntry& entry : namedEntries(top, "clusters", "cluster", problem))
        kubeconfig.clusters.emplace(entry.name, readCluster(entry, file));
    for (const NamedEntry& entry : namedEntries(top, "users", "user", problem))
        kubeconfig.users.emplace(entry.name, readUser(entry, file));
    for (const NamedEntry& entry : namedEntries(top, "contexts", "context", problem)) {
        if (kubeconfig.context(entry.name) == nullptr)
            kubeconfig.contexts.push_back({.name = entry.name,
                                           .file = file,
                                           .cluster = entry.fields.text("cluster"),
                                           .user = entry.fields.text("user"),
                                           .namespaceName = entry.fields.text("namespace")});
    }
    return kubeconfig;
}

} // namespace

Result<Kubeconfig> parseKubeconfig(const std::string& text, const std::filesystem::path& file)
{
    const auto root = parseYaml(text, file);
    if (!root)
        return fail(root.error());
    YamlProblem problem(file);
    try {
        Kubeconfig kubeconfig = readAll(YamlMap(*root, "the whole file", problem), file, problem);
        if (problem.error())
            return fail(*problem.error());
        return kubeconfig;
    } catch (const YAML::Exception& exception) {
        return fail(ErrorKind::InvalidInput,
                    message("Kubeconfig", "The file %1 cannot be understood as a kubeconfig. Correct it.", {file.string()}));
    }
}

} // namespace tealdeck
