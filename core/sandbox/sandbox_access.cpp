#include "core/base/encoding.h"
#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/store/json.h"

#include <unistd.h>

namespace tealdeck::sandbox
{

std::string SandboxAccess::kubeconfig(const std::string& userName) const
{
    return "apiVersion: v1\n"
           "kind: Config\n"
           "clusters:\n"
           "- name: sandbox\n"
           "  cluster:\n"
           "    server: "
        + url + "\n    certificate-authority-data: " + encodeBase64(caPem)
        + "\n"
          "users:\n"
          "- name: "
        + userName + "\n  user:\n    token: " + std::string(tokens.at(userName).reveal())
        + "\n"
          "contexts:\n"
          "- name: sandbox\n"
          "  context:\n"
          "    cluster: sandbox\n"
          "    user: "
        + userName
        + "\n"
          "    namespace: shop\n"
          "current-context: sandbox\n"
          "preferences: {}\n";
}

std::string SandboxAccess::json() const
{
    Json users = Json::object();
    Json configs = Json::object();
    for (const auto& [name, secret] : tokens) {
        users[name] = {{"token", std::string(secret.reveal())}};
        configs[name] = kubeconfig(name);
    }
    const Json all{{"url", url},     {"caPem", caPem},           {"token", std::string(token().reveal())}, {"user", user},
                   {"users", users}, {"clusterUid", clusterUid}, {"kubeconfig", kubeconfig(user)},         {"kubeconfigs", configs},
                   {"pid", getpid()}};
    return all.dump();
}

} // namespace tealdeck::sandbox
