#pragma once

#include "core/change/change_executor.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_change_driver.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/lease_lock.h"
#include "tests/contract/contract_target.h"
#include "tests/support/fake_journal.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

inline constexpr Duration contractLimit = std::chrono::seconds(120);

// Driver, lock and executor of one user, straight on the target.
class SwitchConsole
{
public:
    SwitchConsole(const ContractTarget& target, const std::string& user, LeaseLockSettings lockSettings = {.host = "desk"})
        : http(endpointOf(target.access(user)), credentialsOf(target.access(user)))
        , journal(http.home)
        , driver(http.client, http.home, settings(), std::make_shared<LeaseObservations>())
        , lock(http.client, http.home, std::move(lockSettings))
        , directSteps(access, http.client)
    {
        useSteps(directSteps);
    }

    void useSteps(StepRunner& steps) { executor = std::make_unique<ChangeExecutor>(access, steps, driver, lock, journal, http.home); }

    Result<Plan> plan(const ChangeRequest& request)
    {
        std::optional<Result<Plan>> made;
        const Handle planning = driver.plan(request, [&](Result<Plan> result) { made = std::move(result); });
        if (!http.home.runUntil([&] { return made.has_value(); }, contractLimit))
            return fail(ErrorKind::Internal, message("Test", "no plan"));
        return *made;
    }

    const ChangeProgress& run(Plan plan)
    {
        const Requirements needed = requirementsOf(plan);
        auto change = confirm(std::move(plan),
                              {.typedName = needed.typedName.value_or(std::string()),
                               .reason = "contract test",
                               .seenWarnings = {needed.warnings.begin(), needed.warnings.end()},
                               .typingTime = {}},
                              http.home.now());
        if (!change)
            qFatal("%s", describe(change.error()).c_str());
        const auto id = executor->start(*change);
        if (!id)
            qFatal("%s", describe(id.error()).c_str());
        if (!http.home.runUntil([&] { return executor->progress(*id)->outcome.has_value(); }, contractLimit))
            qFatal("the change did not end");
        return *executor->progress(*id);
    }

    Service service()
    {
        const auto answer = http.ask(getRequest(kube::services, "shop", "web"));
        const auto found = answer ? decodeService(answer->body) : Result<Service>(fail(answer.error()));
        if (!found)
            qFatal("%s", describe(found.error()).c_str());
        return *found;
    }

    // Somebody else's hand: the selector as a whole, by another field manager.
    void writeSelector(const Labels& selector)
    {
        const nlohmann::json patch{{{"op", "replace"}, {"path", "/spec/selector"}, {"value", selector}}};
        HttpRequest request = jsonPatchRequest(kube::services, "shop", "web", patch.dump());
        request.target += "?fieldManager=somebody-else";
        const auto answer = http.ask(std::move(request));
        if (!answer || answer->head.status != 200)
            qFatal("the selector could not be written");
    }

    static SelectorDriverSettings settings()
    {
        return {.environment = "contract",
                .context = "contract",
                .environmentClass = EnvironmentClass::Development,
                .slotLabels = {"color"},
                .isSandbox = false,
                .access = AccessMode::ReadWrite};
    }

    HttpTestClient http;
    FakeJournal journal;
    WriteAccess access = *WriteAccess::forMode(AccessMode::ReadWrite);
    KubeChangeDriver driver;
    LeaseLock lock;
    HttpStepRunner directSteps;
    std::unique_ptr<ChangeExecutor> executor;
};

// Service web selects blue again; the lock of an unknown outcome and what a way back without a journal left are gone.
inline void putBackBlue(const ContractTarget& target)
{
    SwitchConsole console(target, "operator");
    console.writeSelector({{"app", "web"}, {"color", "blue"}});
    console.http.ask(mergePatchRequest(kube::services, "shop", "web", R"({"metadata":{"annotations":{"tealdeck.org/journal":null}}})"));
    console.http.ask(deleteRequest(kube::leases, "shop", "tealdeck-web"));
}

// Whether a request that goes through a CuttingProxy reaches the server.
enum class Forwarding
{
    ThenCut,
    CutOnly,
};

// Between the console and the server: the request arrives (or not), the answer never comes back.
class CuttingProxy
{
public:
    CuttingProxy(const ContractTarget& target, Forwarding forwarding)
        : m_server({}, [target, forwarding](const LoopbackRequest& request) { return pass(target, forwarding, request); })
    {
    }

    HttpEndpoint endpoint() const
    {
        HttpEndpoint endpoint;
        endpoint.baseUrl = m_server.url();
        return endpoint;
    }
    std::size_t requests() const { return m_server.requests().size(); }

private:
    static LoopbackReply pass(const ContractTarget& target, Forwarding forwarding, const LoopbackRequest& request)
    {
        if (forwarding == Forwarding::ThenCut) {
            HttpTestClient forward(endpointOf(target.access("operator")), credentialsOf(target.access("operator")));
            forward.ask({.method = request.method == "POST" ? HttpMethod::Post : HttpMethod::Patch,
                         .target = request.target,
                         .headers = {{"content-type", request.header("content-type")}},
                         .body = request.body});
        }
        return {.steps = {LoopbackReply::Cut{}}};
    }

    LoopbackServer m_server;
};

// Hands steps to a proxy instead of the server.
class ProxiedSteps : public StepRunner
{
public:
    ProxiedSteps(const WriteAccess& access, HttpEndpoint endpoint, Scheduler& home)
        : m_client(std::move(endpoint), {}, home, nullptr, {})
        , m_steps(access, m_client)
    {
    }
    Handle run(const HttpStep& step, OnAnswer onAnswer) override { return m_steps.run(step, std::move(onAnswer)); }

private:
    CurlHttpClient m_client;
    HttpStepRunner m_steps;
};

} // namespace tealdeck
