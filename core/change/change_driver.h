#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/change/plan.h"
#include "core/change/progress.h"

#include <functional>

namespace tealdeck
{

// What is true about the object of a change whose answer was lost or refused; found by reading.
struct Settled
{
    enum class State
    {
        AsBefore, // the values that the plan relied on are unchanged
        Applied, // exactly what the plan wanted
        ChangedByOther, // neither: `who` and `found` say what is there now
        Gone, // the object does not exist any more, or another one has its name
        Partly, // of several requests some are in effect: `found` says how far
    };
    State state = State::AsBefore;
    std::string found; // the selector as found: "app=web,color=red"
    std::string who; // field manager that wrote it, if known
    std::optional<WallTime> when;
};

// Knows one way of changing things (a Service's selector, say): plans it, reads back what is true, and watches the effect.
// All functions use the connection for plans (HttpLane::Foreground), have a deadline of 5 s per read (safety.md 3) and keep Handle's
// promises.
class ChangeDriver
{
public:
    virtual ~ChangeDriver() = default;

    using OnPlan = std::function<void(Result<Plan>)>;
    // Reads the plan's few objects directly from the server and never from a store. Errors: NotFound, Forbidden, InvalidInput, and what
    // HttpClient gives when the target itself cannot be read; a check that cannot be read is NotRun instead.
    virtual Handle plan(ChangeRequest request, OnPlan onPlan) = 0;

    using OnUid = std::function<void(Result<ClusterUid>)>;
    // The cluster's UID as the server says it now.
    virtual Handle readIdentity(OnUid onUid) = 0;

    using OnSettled = std::function<void(Result<Settled>)>;
    virtual Handle settle(const Plan& plan, OnSettled onSettled) = 0;
    // The same for one of the plan's requests alone, by reading its object: Applied where an object that shall be evicted is gone or
    // ending.
    virtual Handle settleStep(const Plan& plan, const HttpStep&, OnSettled onSettled) { return settle(plan, std::move(onSettled)); }

    using OnEffect = std::function<void(Result<EffectSeen>)>;
    // Tells what is seen, again and again, until the Handle ends. An Error means: could not look just now, still trying.
    virtual Handle watchEffect(const Plan& plan, OnEffect onEffect) = 0;
};

} // namespace tealdeck
