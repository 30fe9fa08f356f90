#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_driver.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/http_client.h"

#include <memory>
#include <optional>
#include <vector>

namespace tealdeck
{

// How many ready endpoints of a Service are pods of the target, each pod counted once however many address families it has.
EffectSeen effectOf(const std::vector<EndpointSlice>& slices, const std::vector<Pod>& targetPods, const Plan& plan);
// True when nothing is elsewhere and as many as can be are on the target; whether it stays so is another question.
bool isExpectedPicture(const EffectSeen& effect);

// Looks at a Service's endpoint slices and the target's pods each second, at both at once, each with 5 s, and tells what it sees. The
// effect is complete when the expected picture was read unchanged for 3 s: so long the nodes' proxies may take to follow.
class SelectorEffect : public std::enable_shared_from_this<SelectorEffect>
{
public:
    SelectorEffect(HttpClient& http, Scheduler& scheduler, Plan plan, ChangeDriver::OnEffect onEffect);

    void start();
    void stop();

private:
    void look();
    void take();
    Result<EffectSeen> judge();
    void lookAgain();

    HttpClient& m_http;
    Scheduler& m_scheduler;
    Plan m_plan;
    ChangeDriver::OnEffect m_onEffect;
    std::optional<Result<std::vector<EndpointSlice>>> m_slices;
    std::optional<Result<std::vector<Pod>>> m_pods;
    std::optional<EffectSeen> m_last;
    Instant m_since; // when m_last was first read
    Handle m_slicesRead;
    Handle m_podsRead;
    Handle m_timer;
};

} // namespace tealdeck
