#pragma once

#include "core/connectors/kube/lease_lock.h"
#include "core/connectors/kube/service_selector_driver.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_shop.h"

#include <QtTest>

#include <algorithm>
#include <optional>
#include <string>

namespace tealdeck
{

// The driver and its fake server.
struct SwitchBench
{
    static SelectorDriverSettings settings(AccessMode access = AccessMode::ReadWrite)
    {
        return {.environment = "shop / dev",
                .context = "dev",
                .environmentClass = EnvironmentClass::Development,
                .slotLabels = {"color", "slot"},
                .isSandbox = false,
                .access = access};
    }

    static SwitchRequest to(const std::string& slot)
    {
        return {.namespaceName = "shop",
                .service = "web",
                .targetSlot = slot,
                .seenUid = std::nullopt,
                .seenSelector = std::nullopt,
                .purpose = std::nullopt};
    }

    Result<Plan> tryPlan(const SwitchRequest& request)
    {
        std::optional<Result<Plan>> result;
        const Handle planning = driver.plan(request, [&](Result<Plan> made) { result = std::move(made); });
        scheduler.advance(std::chrono::seconds(11));
        if (!result)
            qFatal("no plan after 11 s");
        return std::move(*result);
    }
    Plan plan(const SwitchRequest& request = to("green"))
    {
        Result<Plan> made = tryPlan(request);
        if (!made)
            qFatal("%s", describe(made.error()).c_str());
        return std::move(*made);
    }

    FakeScheduler scheduler;
    FakeShop shop{scheduler};
    ServiceSelectorDriver driver{shop.http, scheduler, settings()};
};

inline Check checkIn(const Plan& plan, const std::string& id)
{
    const auto found = std::ranges::find(plan.checks, id, &Check::id);
    if (found == plan.checks.end())
        qFatal("the plan has no check %s", id.c_str());
    return *found;
}

inline std::string verdictIn(const Plan& plan, const std::string& id)
{
    return std::string(toString(checkIn(plan, id).verdict));
}

inline std::string measuredIn(const Plan& plan, const std::string& id)
{
    return render(checkIn(plan, id).measured);
}

inline bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace tealdeck
