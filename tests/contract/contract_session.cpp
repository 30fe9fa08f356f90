#include "tests/contract/contract_session.h"

#include "core/config/kubeconfig.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/fetch.h"

#include <nlohmann/json.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

namespace tealdeck
{
namespace
{

nlohmann::json target()
{
    std::ifstream file(qEnvironmentVariable("TEALDECK_CONTRACT_TARGET").toStdString());
    return nlohmann::json::parse(file);
}

} // namespace

bool ContractSession::isAvailable()
{
    return qEnvironmentVariableIsSet("TEALDECK_CONTRACT_TARGET");
}

std::string ContractSession::kind()
{
    return target().at("kind");
}

std::string ContractSession::control(const std::string& line)
{
    const std::string path = target().at("control");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    const int handle = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0 || connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        throw std::runtime_error("the control socket does not answer");
    const std::string text = line + "\n";
    std::string answer;
    if (write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size())) {
        char byte = 0;
        while (read(handle, &byte, 1) == 1 && byte != '\n')
            answer += byte;
    }
    close(handle);
    return answer;
}

ClusterAccess ContractSession::access(const std::string& user)
{
    const std::string file = target().at("kubeconfigs").at(user);
    const auto config = loadKubeconfig({.origin = KubeconfigFiles::Origin::Explicit, .paths = {file}});
    if (!config)
        throw std::runtime_error(describe(config.error()));
    auto found = resolve(*config, config->currentContext);
    if (!found)
        throw std::runtime_error(describe(found.error()));
    return std::move(*found);
}

int ContractSession::serverPort()
{
    const std::string server = access("operator").server;
    return std::stoi(server.substr(server.rfind(':') + 1));
}

ContractSession::ContractSession(Options options)
    : m_loop(m_clock)
    , m_journal(std::make_unique<UserJournal>(m_loop, m_folder.path().toStdString()))
{
    const ConnectionOptions connectionOptions{.access = options.access, .isSandbox = kind() == "sandbox", .namespaceScope = {}};
    ClusterAccess target = access(options.user);
    if (options.port != 0)
        target.server = target.server.substr(0, target.server.rfind(':') + 1) + std::to_string(options.port);
    m_connection = std::make_unique<Connection>(target, Workspace(), connectionOptions, m_loop);
    m_session
        = std::make_unique<Session>(m_connection->settings(), m_connection->http(), m_connection->writes(), m_journal->journal(), m_loop);
}

ContractSession::~ContractSession() = default;

bool ContractSession::waitUntil(const std::function<bool()>& condition, Duration limit)
{
    const Instant end = m_loop.now() + limit;
    while (!condition()) {
        if (m_loop.now() >= end)
            return false;
        m_loop.runUntil(condition, std::chrono::milliseconds(100));
    }
    return true;
}

Result<Plan> ContractSession::plan(ChangeRequest request)
{
    std::optional<Result<Plan>> made;
    const Handle planning = m_session->planner().plan(std::move(request), [&](Result<Plan> plan) { made = std::move(plan); });
    if (!waitUntil([&] { return made.has_value(); }))
        return fail(ErrorKind::TimedOut, message("Test", "no plan within a minute"));
    return *made;
}

Result<ChangeProgress> ContractSession::run(Plan plan, const std::string& reason)
{
    const Requirements requirements = requirementsOf(plan);
    Answers answers{.typedName = requirements.typedName.value_or(""),
                    .reason = reason,
                    .seenWarnings = {requirements.warnings.begin(), requirements.warnings.end()},
                    .typingTime = {}};
    auto confirmed = confirm(std::move(plan), std::move(answers), m_loop.now());
    if (!confirmed)
        return fail(confirmed.error());
    const auto id = m_session->executor()->start(std::move(*confirmed));
    if (!id)
        return fail(id.error());
    const auto isEnded = [&] {
        const ChangeProgress* progress = m_session->executor()->progress(*id);
        return progress && progress->outcome.has_value();
    };
    if (!waitUntil(isEnded, std::chrono::minutes(3)))
        return fail(ErrorKind::TimedOut, message("Test", "no outcome within three minutes"));
    return *m_session->executor()->progress(*id);
}

std::string ContractSession::selectedSlot(const std::string& service)
{
    std::optional<Result<Service>> read;
    const Handle reading = fetch<Service>(
        m_connection->http(), getRequest(kube::services, "shop", service),
        [](const HttpResponse& response) { return decodeService(response.body); }, [&](Result<Service> found) { read = std::move(found); });
    if (!waitUntil([&] { return read.has_value(); }) || !*read)
        return "unreadable";
    const auto slot = (*read)->selector.find("color");
    return slot == (*read)->selector.end() ? "none" : slot->second;
}

} // namespace tealdeck
