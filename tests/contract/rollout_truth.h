#pragma once

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/verbs/rollout_sets.h"
#include "core/connectors/kube/verbs/rollout_state.h"
#include "tests/contract/switch_console.h"

#include <set>
#include <string>

namespace tealdeck
{

// The Rollouts of the target `rollouts` (tests/testbed/testbedlib/rollouts.py) as the server has them now, and another hand that changes
// them.
class RolloutTruth
{
public:
    static constexpr const char* space = "shop-rollouts";

    RolloutTruth(SwitchConsole& console, std::string app)
        : m_console(console)
        , m_app(std::move(app))
    {
    }

    ObjectJson object() { return read(kube::rollouts, m_app); }
    RolloutState state() { return rolloutStateOf(object()); }
    // What the Service selects: the hash of a version.
    std::string selectedBy(const std::string& service)
    {
        return textAt(read(kube::services, service), {"spec", "selector", "rollouts-pod-template-hash"});
    }
    std::string scaleDownOf(const std::string& hash)
    {
        return textAt(read(kube::replicaSets, m_app + "-" + hash), {"metadata", "annotations", "scale-down-deadline"});
    }
    std::set<std::string> podUids()
    {
        ListOptions options;
        options.labelSelector = "app=" + m_app;
        std::set<std::string> uids;
        const ObjectJson pods = decoded(m_console.http.ask(listRequest(kube::pods, space, options)));
        for (const ObjectJson& pod : listAt(pods, {"items"})) {
            if (textAt(pod, {"metadata", "deletionTimestamp"}).empty())
                uids.insert(textAt(pod, {"metadata", "uid"}));
        }
        return uids;
    }

    void write(const std::string& patch, const char* subresource = "")
    {
        HttpRequest request = mergePatchRequest(kube::rollouts, space, m_app, patch);
        request.target = kubePath(kube::rollouts, space, m_app, subresource) + "?fieldManager=somebody-else";
        decoded(m_console.http.ask(std::move(request)));
    }
    bool becomes(const std::function<bool(const RolloutState&)>& isThere)
    {
        const Instant end = m_console.http.home.now() + contractLimit;
        while (m_console.http.home.now() < end) {
            const RolloutState now = state();
            if (now.isObserved && isThere(now))
                return true;
            m_console.http.home.runUntil([] { return false; }, std::chrono::milliseconds(200));
        }
        return false;
    }
    // At rest with one version, whatever a test left behind.
    bool comesToRest()
    {
        write(R"({"spec":{"paused":null}})");
        if (!becomes([](const RolloutState& now) { return !now.isPausedByHand; }))
            return false;
        if (!state().isFullyPromoted())
            write(R"({"status":{"abort":false,"promoteFull":true}})", "status");
        return becomes(
            [](const RolloutState& now) { return now.isFullyPromoted() && now.phase == "Healthy" && now.available >= now.replicas; });
    }

private:
    ObjectJson read(const KubeResource& resource, const std::string& name)
    {
        return decoded(m_console.http.ask(getRequest(resource, space, name)));
    }
    static ObjectJson decoded(const Result<HttpResponse>& answer)
    {
        if (!answer || answer->head.status != 200)
            qFatal("%s", answer ? answer->body.c_str() : describe(answer.error()).c_str());
        return *parseObjectJson(answer->body);
    }

    SwitchConsole& m_console;
    std::string m_app;
};

} // namespace tealdeck
