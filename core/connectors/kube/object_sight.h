#pragma once

#include "core/base/handle.h"
#include "core/change/plan.h"
#include "core/connectors/kube/verbs/verb_rules.h"
#include "core/net/http_client.h"

#include <functional>
#include <optional>

namespace tealdeck
{

// An object as it is now, and what its verb has to see beside it.
struct ObjectSight
{
    std::optional<ObjectJson> object; // nothing: it does not exist any more, or another one has its name
    VerbReadings further;

    const ObjectJson* found() const { return object ? &*object : nullptr; }
};

using OnObjectSight = std::function<void(Result<ObjectSight>)>;
// Reads the plan's object and, at the same time, what VerbRules::effectReads() names; an Error when any of it cannot be read.
Handle lookAtPlan(HttpClient& http, const Plan& plan, OnObjectSight onSight);
// Reads the object of one request alone.
Handle lookAtStep(HttpClient& http, const Plan& plan, const HttpStep& step, OnObjectSight onSight);

} // namespace tealdeck
