#pragma once

#include "core/connectors/kube/object_sight.h"
#include "core/connectors/kube/service_selector_driver.h"
#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

struct ObjectPlanMoment
{
    Instant now;
    WallTime wallNow{};
    bool isLeaseExpired = false; // seen unchanged for its whole duration
};

// Whose lock a change of the object takes: the application that its labels (or its template's) name, else the object. An object without a
// namespace is locked in kube-system, which is where those who may change it may write.
struct ObjectLock
{
    std::string application; // "web"; "node-a" of a Node
    std::string namespaceName;
    std::string lease; // "tealdeck-web"
};
ObjectLock lockOf(const ObjectJson& object, const ObjectRequest& wish);

Plan objectPlanOf(const VerbFacts& facts, const SelectorDriverSettings& settings, const ObjectPlanMoment& moment);

// What is true of the plan's object. `object`: null where there is none.
Settled settledBy(const ObjectJson* object, const Plan& plan);
// Of the whole change, which may have several requests.
Settled settledBy(const ObjectSight& sight, const Plan& plan);
// Of one request alone. `object`: the request's.
Settled settledBy(const ObjectJson* object, const Plan& plan, const HttpStep& step);
EffectSeen effectOf(const ObjectSight& sight, const Plan& plan);

} // namespace tealdeck
