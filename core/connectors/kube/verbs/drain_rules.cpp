#include "core/connectors/kube/verbs/drain_rules.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_meta.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/cordon_rules.h"
#include "core/connectors/kube/verbs/drain_checks.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

constexpr int mostPodsOnNode = 1000;
constexpr int mostPodsElsewhere = 1000; // more are not read for a forecast
constexpr int mostNodes = 500;
constexpr Duration usualTimeout = std::chrono::minutes(10);
constexpr Duration slack = std::chrono::seconds(60); // for the kubelet to tell that a pod ended

const CordonRules& cordonRules()
{
    static const CordonRules rules(true);
    return rules;
}

bool isCordoned(const ObjectJson& node)
{
    return flagAt(node, {"spec", "unschedulable"});
}

std::vector<DrainPod> evictedOf(const VerbFacts& facts)
{
    std::vector<DrainPod> pods = drain::podsIn(facts);
    std::erase_if(pods, [](const DrainPod& pod) { return pod.fate != DrainPod::Fate::Evicted; });
    return pods;
}

HttpStep evictionOf(const DrainPod& pod, const ObjectRequest& wish)
{
    const ObjectRef ref = verbs::refOf(kube::pods, pod.object);
    ObjectJson options{{"preconditions", {{"uid", ref.uid}}}};
    if (const auto grace = verbs::numberIn(wish, "grace"))
        options["gracePeriodSeconds"] = *grace;
    const ObjectJson eviction{{"apiVersion", "policy/v1"},
                              {"kind", "Eviction"},
                              {"metadata", {{"name", ref.name}, {"namespace", ref.namespaceName}}},
                              {"deleteOptions", options}};
    return {.method = HttpMethod::Post,
            .target = kubePath(kube::pods, ref.namespaceName, ref.name, "eviction"),
            .contentType = "application/json",
            .body = dumpJson(eviction),
            .object = ref,
            .mayWait = true};
}

// The budget that holds the pod back now, as far as it was read.
const BudgetSays* holdingBack(const DrainPod& pod, const DrainSimulation& simulation)
{
    for (const BudgetSays& says : simulation.budgets) {
        if (says.makesWait() && std::ranges::find(says.pods, pod.place) != says.pods.end())
            return &says;
    }
    return nullptr;
}

Message wordsOf(const DrainPod& pod, const DrainSimulation& simulation)
{
    const std::string grace = std::to_string(pod.graceSeconds);
    if (pod.isFinished)
        return message("Plan", "It has finished; what is left of it is deleted.");
    if (pod.isEnding)
        return message("Plan", "It is ending already; it is asked for all the same, as it has to be gone.");
    if (pod.owner.empty())
        return message("Plan", "It has no controller: nobody makes it anew. It has %1 s to end.", {grace});
    if (const BudgetSays* says = holdingBack(pod, simulation))
        return message("Plan", "%1 makes a new one. Budget %2 lets %3 go now: while it says no, it is asked again each 5 s.",
                       {pod.owner, says->place, std::to_string(says->allowed)});
    return message("Plan", "%1 makes a new one in its place. It has %2 s to end; another pod that has its name by then stays.",
                   {pod.owner, grace});
}

// Those that a budget holds back come last: they would only keep the others waiting.
void order(std::vector<DrainPod>& pods, const DrainSimulation& simulation)
{
    std::ranges::stable_partition(pods, [&](const DrainPod& pod) { return !holdingBack(pod, simulation); });
}

Duration timeFor(const ObjectRequest& wish, const std::vector<DrainPod>& pods)
{
    if (const auto timeout = verbs::numberIn(wish, "timeout"); timeout && *timeout > 0)
        return std::chrono::seconds(*timeout);
    int longest = 0;
    for (const DrainPod& pod : pods)
        longest = std::max(longest, pod.graceSeconds);
    return std::max<Duration>(usualTimeout, std::chrono::seconds(longest) + slack);
}

std::string commandOf(const std::string& context, const ObjectRequest& wish)
{
    const DrainOptions options = drain::optionsOf(wish);
    std::string arguments = "drain " + shellQuoted(wish.name) + " --ignore-daemonsets";
    if (options.mayLoseLocalData)
        arguments += " --delete-emptydir-data";
    if (options.isForced)
        arguments += " --force";
    if (options.graceSeconds)
        arguments += " --grace-period=" + std::to_string(*options.graceSeconds);
    if (const auto timeout = verbs::numberIn(wish, "timeout"))
        arguments += " --timeout=" + std::to_string(*timeout) + "s";
    return verbs::kubectl(context, wish, arguments);
}

std::optional<Error> obstacle(const VerbFacts& facts)
{
    for (const char* key : {"grace", "timeout"}) {
        if (facts.wish.values.contains(key) && !verbs::numberIn(facts.wish, key))
            return verbs::invalid(message("Plan", "%1 of %2 is a whole number, 0 or more.", {key, facts.wish.name}));
    }
    const auto pods = facts.further.find(drain::podsKey);
    if (pods == facts.further.end())
        return verbs::invalid(message("Plan", "The pods on %1 were not read.", {facts.wish.name}));
    if (!pods->second)
        return pods->second.value.error();
    if (!textAt(*pods->second, {"metadata", "continue"}).empty())
        return verbs::invalid(message("Plan", "There are more than %1 pods on %2; no plan is made for so many.",
                                      {std::to_string(mostPodsOnNode), facts.wish.name}));
    return std::nullopt;
}

void addCordon(ObjectChange& change, const VerbFacts& facts, const VerbMoment& moment)
{
    VerbFacts cordon;
    cordon.wish = facts.wish;
    cordon.wish.verb = ObjectVerb::Cordon;
    cordon.wish.values.clear();
    cordon.object = facts.object;
    auto made = cordonRules().change(cordon, moment);
    if (!made)
        return; // it is cordoned already
    change.requests.push_back(made->requests.front());
    change.requestTitles.push_back(made->requestTitles.front());
    change.requestWords.push_back(message("Plan", "Cordons it first: no new pod is placed on it from then on."));
    change.before = made->before;
    change.inverse = made->inverse;
    change.inverseWish = made->inverseWish;
    change.inverseCommands = made->inverseCommands;
}

void addEvictions(ObjectChange& change, const VerbFacts& facts)
{
    const DrainSimulation simulation = drain::simulationOf(facts);
    std::vector<DrainPod> pods = evictedOf(facts);
    order(pods, simulation);
    for (const DrainPod& pod : pods) {
        change.requests.push_back(evictionOf(pod, facts.wish));
        change.requestTitles.push_back(message("Plan", "Evict Pod %1", {pod.place}));
        change.requestWords.push_back(wordsOf(pod, simulation));
    }
    change.expected = static_cast<int>(pods.size());
    change.effectWithin = timeFor(facts.wish, pods);
    change.isHarder = std::ranges::any_of(
        pods, [](const DrainPod& pod) { return !pod.isFinished && (pod.owner.empty() || !pod.localVolumes.empty()); });
}

void addNotes(ObjectChange& change, bool wasCordoned)
{
    change.notes.push_back({UndoNote::Kind::Stays, message("Plan", "Pods do not move back: they stay where they were made anew.")});
    if (wasCordoned)
        change.notes.push_back(
            {UndoNote::Kind::Note, message("Plan", "The node was cordoned before and stays so; uncordon it when it may take pods again.")});
    change.notes.push_back(
        {UndoNote::Kind::Note, message("Plan", "It can be stopped at any time: what was evicted by then stays evicted.")});
}

// The plan's pods by uid.
std::set<std::string> evictedIn(const Plan& plan)
{
    std::set<std::string> uids;
    for (const PlanStep& step : plan.steps) {
        if (step.request && step.request->mayWait)
            uids.insert(step.request->object.uid);
    }
    return uids;
}

struct Left
{
    int there = 0; // still on the node
    int untouched = 0; // of those: not ending
};

Left leftOf(const Plan& plan, const VerbReadings& further)
{
    const std::set<std::string> evicted = evictedIn(plan);
    const auto pods = further.find(drain::podsKey);
    Left left;
    if (pods == further.end())
        return {.there = static_cast<int>(evicted.size()), .untouched = static_cast<int>(evicted.size())};
    for (const ObjectJson& pod : listAt(pods->second, {"items"})) {
        if (!evicted.contains(textAt(pod, {"metadata", "uid"})))
            continue;
        ++left.there;
        left.untouched += textAt(pod, {"metadata", "deletionTimestamp"}).empty() ? 1 : 0;
    }
    return left;
}

VerbRead podsOf(const std::string& node, bool isWhole)
{
    ListOptions options;
    options.limit = mostPodsOnNode;
    options.fieldSelector = "spec.nodeName=" + node;
    VerbRead read{.key = drain::podsKey,
                  .request = listRequest(kube::pods, {}, options),
                  .call = {.verb = "list", .resource = kube::pods, .namespaceName = {}, .name = {}}};
    if (!isWhole) { // who is there is enough: it is read each second
        for (HttpHeader& header : read.request.headers) {
            if (header.name == "accept")
                header.value = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
        }
    }
    return read;
}

VerbRead listOf(const char* key, const KubeResource& resource, const ListOptions& options)
{
    return {.key = key,
            .request = listRequest(resource, {}, options),
            .call = {.verb = "list", .resource = resource, .namespaceName = {}, .name = {}}};
}

} // namespace

std::optional<KubeResource> DrainRules::resource(const ObjectRequest& wish) const
{
    return cordonRules().resource(wish);
}

AccessQuestion DrainRules::right(const ObjectRequest&) const
{
    return {.verb = "create",
            .group = {},
            .resource = std::string(kube::pods.plural),
            .subresource = "eviction",
            .namespaceName = {},
            .name = {}};
}

std::vector<VerbRead> DrainRules::reads(const ObjectJson& object, const ObjectRequest& wish) const
{
    ListOptions others;
    others.limit = mostPodsElsewhere;
    others.fieldSelector = "spec.nodeName!=" + wish.name + ",status.phase!=Succeeded,status.phase!=Failed";
    ListOptions nodes;
    nodes.limit = mostNodes;
    std::vector<VerbRead> reads{podsOf(wish.name, true), listOf(drain::othersKey, kube::pods, others),
                                listOf(drain::nodesKey, kube::nodes, nodes), listOf(drain::budgetsKey, kube::disruptionBudgets, {})};
    if (!isCordoned(object)) {
        constexpr KubeResource accessReviews{"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview"};
        reads.push_back({.key = drain::cordonRightKey,
                         .request = accessReviewRequest(cordonRules().right(wish)),
                         .call = {.verb = "create", .resource = accessReviews, .namespaceName = {}, .name = {}}});
    }
    return reads;
}

Result<ObjectChange> DrainRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    if (const auto error = obstacle(facts))
        return fail(*error);
    const ObjectRequest& wish = facts.wish;
    ObjectChange change;
    change.wish = wish;
    change.title = message("Plan", "Drain node %1", {wish.name});
    change.object = verbs::refOf(kube::nodes, facts.object);
    change.before = cordonRules().state(&facts.object, wish);
    addCordon(change, facts, moment);
    addEvictions(change, facts);
    const bool wasCordoned = isCordoned(facts.object);
    const std::vector<DrainPod> all = drain::podsIn(facts);
    const auto held = std::ranges::count_if(
        all, [](const DrainPod& pod) { return pod.fate == DrainPod::Fate::NeedsForce || pod.fate == DrainPod::Fate::NeedsDataLoss; });
    if (change.requests.empty()) {
        return fail(verbs::invalid(
            held > 0 ? message("Plan", "Every pod left on %1 needs --force or --delete-local-data to be evicted.", {wish.name})
                     : message("Plan", "%1 is drained already: it is cordoned, and no pod is left to evict.", {wish.name})));
    }
    change.after = "unschedulable=true";
    change.consequence
        = message("Plan", "Controllers make new pods for those that were evicted; the scheduler places them on other nodes.");
    change.awaited = message("Plan", "None of the %1 evicted pods is on the node any more.", {std::to_string(change.expected)});
    change.beforeAfter = {{message("Plan", "Node"), change.before, change.after},
                          {message("Plan", "Pods on it that are evicted"), std::to_string(change.expected), "0"},
                          {message("Plan", "Pods on it that stay"), std::to_string(all.size() - static_cast<std::size_t>(change.expected)),
                           std::to_string(all.size() - static_cast<std::size_t>(change.expected))}};
    for (BeforeAfter& row : drain::rowsOf(facts))
        change.beforeAfter.push_back(std::move(row));
    addNotes(change, wasCordoned);
    change.commands = {commandOf(moment.context, wish)};
    return change;
}

std::vector<Check> DrainRules::checks(const VerbFacts& facts) const
{
    return drain::checksOf(facts);
}

std::string DrainRules::state(const ObjectJson* object, const ObjectRequest& wish) const
{
    return cordonRules().state(object, wish);
}

std::string DrainRules::answeredState(const ObjectJson& answer, const ObjectRequest& wish) const
{
    return textAt(answer, {"kind"}) == "Status" ? std::string("unschedulable=true") : state(&answer, wish);
}

// Also of one that is cordoned: that is how a node is drained in two steps.
std::optional<std::map<std::string, std::string>> DrainRules::offer(const ObjectJson&) const
{
    return std::optional<std::map<std::string, std::string>>(std::in_place);
}

std::vector<VerbRead> DrainRules::effectReads(const Plan& plan) const
{
    return {podsOf(plan.object.name, false)};
}

EffectSeen DrainRules::effectWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const
{
    const int expected = static_cast<int>(evictedIn(plan).size());
    const int gone = expected - leftOf(plan, further).there;
    return {.readyOnTarget = gone,
            .expectedOnTarget = expected,
            .readyElsewhere = 0,
            .isComplete = object && gone == expected && isCordoned(*object)};
}

std::optional<Settled> DrainRules::settledWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const
{
    if (!object)
        return Settled{.state = Settled::State::Gone, .found = {}, .who = {}, .when = {}};
    const int expected = static_cast<int>(evictedIn(plan).size());
    const int evicted = expected - leftOf(plan, further).untouched;
    const std::string now = cordonRules().state(object, {});
    const LastWrite last = lastWriteOf(*object);
    Settled settled{.state = Settled::State::Partly,
                    .found = now + ", evicted=" + std::to_string(evicted) + "/" + std::to_string(expected),
                    .who = last.who,
                    .when = last.when};
    if (now == plan.stateAfter && evicted == expected)
        settled.state = Settled::State::Applied;
    else if (now == plan.stateBefore && evicted == 0)
        settled.state = Settled::State::AsBefore;
    return settled;
}

} // namespace tealdeck
