#include "tests/contract/contract_target.h"

#include "core/config/kubeconfig.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tealdeck
{
namespace
{

constexpr const char* variable = "TEALDECK_CONTRACT_TARGET";

// One line out, one line in, over a Unix socket.
std::string exchangeLine(const std::string& path, const std::string& line)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    std::string answer;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
        const std::string out = line + "\n";
        char byte = 0;
        if (::write(socket, out.data(), out.size()) == static_cast<ssize_t>(out.size())) {
            while (::read(socket, &byte, 1) == 1 && byte != '\n')
                answer += byte;
        }
    }
    ::close(socket);
    return answer.empty() ? "error no answer" : answer;
}

} // namespace

bool ContractTarget::isGiven()
{
    const char* file = std::getenv(variable);
    return file && *file;
}

ContractTarget ContractTarget::load()
{
    std::ifstream file(std::getenv(variable));
    const auto json = nlohmann::json::parse(file);
    return {.kind = json.value("kind", ""),
            .kubeconfigs = json.at("kubeconfigs").get<std::map<std::string, std::string>>(),
            .bin = json.value("bin", ""),
            .control = json.value("control", ""),
            .kubectl = json.value("state", nlohmann::json::object()).value("kubectl", "")};
}

ClusterAccess ContractTarget::access(const std::string& user) const
{
    const auto kubeconfig = loadKubeconfig({.origin = KubeconfigFiles::Origin::Explicit, .paths = {kubeconfigs.at(user)}});
    if (!kubeconfig)
        throw std::runtime_error(describe(kubeconfig.error()));
    const auto access = resolve(*kubeconfig, kubeconfig->currentContext);
    if (!access)
        throw std::runtime_error(describe(access.error()));
    return *access;
}

std::string ContractTarget::command(const std::string& line) const
{
    return control.empty() ? "unsupported" : exchangeLine(control, line);
}

bool ContractTarget::expireVersions() const
{
    return command(kind == "sandbox" ? "compact" : "expire") == "ok"; // the testbed's compact alone leaves watches alive
}

} // namespace tealdeck
