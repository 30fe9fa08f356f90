#pragma once

#include "core/change/change_driver.h"
#include "core/change/plan.h"
#include "core/change/progress.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/object_json.h"
#include "core/connectors/kube/plan_surroundings.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// What a verb reads beside the object itself, and under which key it finds it.
struct VerbRead
{
    std::string key;
    HttpRequest request;
    KubeCall call; // for the words of an error
};

using VerbReadings = std::map<std::string, ObjectJson>; // by VerbRead::key

// What a wish means for one object as it is now.
struct ObjectChange
{
    ObjectRequest wish{}; // with what was left open filled in
    Message title{};
    std::string before{}; // VerbRules::state() before and after
    std::string after{};
    std::vector<HttpStep> requests{}; // at least one; the first is the one that the server checks in a dry run
    std::vector<Message> requestTitles{}; // one each: "Patch Node a"
    std::vector<Message> requestWords{}; // one each; empty: from `before` to `after`
    std::optional<ObjectRef> object{}; // what the plan is about, where that is not the first request's object
    std::optional<HttpStep> inverse{};
    std::optional<ObjectRequest> inverseWish{};
    Message consequence{}; // what others do then: predicted, not done by us
    Message awaited{}; // what is watched for
    int expected = 1; // in the units of effect()
    bool isHarder = false; // typed name and reason in every class
    std::optional<Duration> effectWithin{};
    std::vector<UndoNote> notes{};
    std::vector<BeforeAfter> beforeAfter{};
    std::vector<DiffLine> diff{}; // of the object, masked; empty: its states before and after say it all
    std::vector<std::string> commands{}; // the same with kubectl
    std::vector<std::string> inverseCommands{};
};

// Everything that the change of one object depends on, as read directly from the server just now.
struct VerbFacts : PlanSurroundings
{
    ObjectRequest wish{};
    ObjectJson object{};
    WallTime objectReadAt{};
    std::map<std::string, Fact<ObjectJson>> further{}; // by VerbRead::key
    ObjectChange change{};
};

struct VerbMoment
{
    std::string context;
    WallTime now{};
};

// The rules of one verb: what it reads, what it sends, and what is true of its object then. Pure functions of what was read.
class VerbRules
{
public:
    VerbRules() = default;
    VerbRules(const VerbRules&) = delete;
    VerbRules& operator=(const VerbRules&) = delete;
    virtual ~VerbRules() = default;

    // Where the object lies that is read for the plan. Nothing: the verb does not apply to this kind.
    virtual std::optional<KubeResource> resource(const ObjectRequest& wish) const = 0;
    // Where the object lies that the plan is about (Plan::object); another one where the verb makes a new object.
    virtual std::optional<KubeResource> watched(const ObjectRequest& wish) const { return resource(wish); }
    virtual AccessQuestion right(const ObjectRequest& wish) const = 0;
    virtual std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const;
    // Errors: InvalidInput where it makes no sense, with what to do; what could not be read and is needed.
    virtual Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const = 0;
    // Its own ones; rights, lock, identity and dry run are added by the caller.
    virtual std::vector<Check> checks(const VerbFacts& facts) const;
    // What the wish is about, so that it can be compared and reads the same in every language: "unschedulable=true". Null: there is no such
    // object, or another one has its name.
    virtual std::string state(const ObjectJson* object, const ObjectRequest& wish) const = 0;
    // Of the answer to a dry run of the first request.
    virtual std::string answeredState(const ObjectJson& answer, const ObjectRequest& wish) const { return state(&answer, wish); }
    // Whether it makes sense for the object as it is, and the values that it has now; nothing: it is not offered.
    virtual std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const = 0;
    // How far the effect is; complete where the state is as planned, unless a verb knows more.
    virtual EffectSeen effect(const ObjectJson* object, const Plan& plan) const;
    // What effectWith() and settledWith() have to see beside the object; read each time that it is.
    virtual std::vector<VerbRead> effectReads(const Plan& plan) const;
    virtual EffectSeen effectWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const;
    // What is true of a change of several requests; nothing: the object's state tells.
    virtual std::optional<Settled> settledWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const;
};

// The rules of a verb; they live as long as the program.
const VerbRules& rulesOf(ObjectVerb verb);
// Everything that makes sense for the object, in the order in which it is shown.
std::vector<ObjectOffer> offersFor(const ObjectJson& object);

} // namespace tealdeck
