#include "core/sandbox/simulation/deployment_controller.h"

#include <algorithm>
#include <cmath>

namespace tealdeck::sandbox
{

// One Deployment with its replica sets, as one pass sees it.
struct DeploymentController::Rollout
{
    ObjectPtr stored;
    Json deployment;
    long long desired = 0;
    long long surge = 0;
    long long mayLack = 0; // maxUnavailable
    ObjectPtr newSet;
    std::vector<ObjectPtr> oldSets; // oldest first

    std::vector<ObjectPtr> allSets() const
    {
        std::vector<ObjectPtr> all = oldSets;
        if (newSet)
            all.push_back(newSet);
        return all;
    }
};

namespace
{

const std::string revisionKey = "deployment.kubernetes.io/revision";
const std::string desiredKey = "deployment.kubernetes.io/desired-replicas";
const std::string maxKey = "deployment.kubernetes.io/max-replicas";
const std::string historyKey = "deployment.kubernetes.io/revision-history";
const std::string appliedKey = "kubectl.kubernetes.io/last-applied-configuration";

long long share(const Json* value, long long of, bool roundUp)
{
    if (!value)
        return 0;
    if (value->is_number())
        return value->get<long long>();
    const double exact = std::atof(value->get<std::string>().c_str()) * static_cast<double>(of) / 100.0;
    return static_cast<long long>(roundUp ? std::ceil(exact) : std::floor(exact));
}

Json templateOf(const Json& set)
{
    Json plain = set["spec"]["template"];
    plain["metadata"]["labels"].erase("pod-template-hash");
    return plain;
}

long long replicasOf(const ObjectPtr& set)
{
    return numberAt(set->json(), {"spec", "replicas"});
}

long long statusOf(const ObjectPtr& set, const char* name)
{
    return numberAt(set->json(), {"status", name});
}

long long sum(const std::vector<ObjectPtr>& sets, const char* part, const char* name)
{
    long long total = 0;
    for (const ObjectPtr& set : sets)
        total += numberAt(set->json(), {part, name});
    return total;
}

long long revisionOf(const Json& object)
{
    return std::atoll(textAt(object, {"metadata", "annotations", revisionKey}, "0").c_str());
}

// As SetNewReplicaSetAnnotations() of Kubernetes: the Deployment's own are copied, never removed; a set that becomes the newest again keeps
// the numbers that it had.
void annotate(Json& set, const Json& deployment, long long revision)
{
    const std::string old = textAt(set, {"metadata", "annotations", revisionKey});
    Json& annotations = ensure(set, {"metadata", "annotations"});
    if (const Json* own = find(deployment, {"metadata", "annotations"})) {
        for (const auto& [key, value] : own->items()) {
            if (key != revisionKey && key != historyKey && key != desiredKey && key != maxKey && key != appliedKey)
                annotations[key] = value;
        }
    }
    if (std::atoll(old.c_str()) >= revision)
        return;
    const std::string history = textAt(set, {"metadata", "annotations", historyKey});
    if (!old.empty())
        annotations[historyKey] = history.empty() ? old : history + "," + old;
    annotations[revisionKey] = std::to_string(revision);
}

Json condition(const std::string& type, bool isTrue, const std::string& reason, const std::string& message, const std::string& now)
{
    return {{"type", type},          {"status", isTrue ? "True" : "False"},
            {"lastUpdateTime", now}, {"lastTransitionTime", now},
            {"reason", reason},      {"message", message}};
}

// Keeps the old one where nothing but the time differs; a changed reason alone is an update, not a transition.
void setCondition(Json& conditions, Json wanted)
{
    for (Json& known : conditions) {
        if (known["type"] != wanted["type"])
            continue;
        const bool isSameState = known["status"] == wanted["status"];
        if (isSameState && known["reason"] == wanted["reason"] && known["message"] == wanted["message"])
            return;
        if (isSameState)
            wanted["lastTransitionTime"] = known["lastTransitionTime"];
        known = std::move(wanted);
        return;
    }
    conditions.push_back(std::move(wanted));
}

} // namespace

DeploymentController::DeploymentController(World& world)
    : m_world(world)
    , m_queue(world, Duration(15), Duration(60), [this](const std::string& key) { sync(key); })
{
}

void DeploymentController::onEvent(const StoreEvent& event)
{
    if (event.kind == &kindOf("deployments") && event.type != StoreEvent::Type::Deleted) {
        m_queue.add(event.object->key());
        return;
    }
    if (event.kind == &kindOf("replicasets") && !event.object->ownerUid.empty())
        m_queue.add(event.object->namespaceName + "/" + event.object->ownerName);
}

void DeploymentController::sync(const std::string& key)
{
    const auto [space, name] = splitKey(key);
    Rollout rollout{.stored = m_world.store().find(kindOf("deployments"), space, name), .deployment = {}, .newSet = {}, .oldSets = {}};
    if (!rollout.stored)
        return;
    rollout.deployment = rollout.stored->json();
    rollout.desired = numberAt(rollout.deployment, {"spec", "replicas"}, 1);
    rollout.surge = share(find(rollout.deployment, {"spec", "strategy", "rollingUpdate", "maxSurge"}), rollout.desired, true);
    rollout.mayLack = share(find(rollout.deployment, {"spec", "strategy", "rollingUpdate", "maxUnavailable"}), rollout.desired, false);
    if (rollout.surge == 0 && rollout.mayLack == 0)
        rollout.mayLack = 1;
    const Json wanted = rollout.deployment["spec"]["template"];
    for (const ObjectPtr& set : m_world.ownedBy(kindOf("replicasets"), rollout.stored->uid)) {
        if (!rollout.newSet && isSame(templateOf(set->json()), wanted))
            rollout.newSet = set;
        else
            rollout.oldSets.push_back(set);
    }
    std::sort(rollout.oldSets.begin(), rollout.oldSets.end(),
              [](const ObjectPtr& a, const ObjectPtr& b) { return revisionOf(a->json()) < revisionOf(b->json()); });
    const bool isPaused = flagAt(rollout.deployment, {"spec", "paused"});
    if (!isPaused)
        makeNewSet(rollout);
    if (!isPaused || rollout.oldSets.empty())
        scale(rollout);
    updateStatus(rollout);
    dropHistory(rollout);
}

void DeploymentController::makeNewSet(Rollout& rollout)
{
    long long highest = 0;
    for (const ObjectPtr& set : rollout.oldSets)
        highest = std::max(highest, revisionOf(set->json()));
    if (!rollout.newSet) {
        Json podTemplate = rollout.deployment["spec"]["template"];
        const std::string hash = safeHash(podTemplate.dump());
        podTemplate["metadata"]["labels"]["pod-template-hash"] = hash;
        Json selector = rollout.deployment["spec"]["selector"];
        selector["matchLabels"]["pod-template-hash"] = hash;
        Json set{{"kind", "ReplicaSet"}, {"apiVersion", "apps/v1"}};
        set["metadata"] = {{"name", rollout.stored->name + "-" + hash},
                           {"namespace", rollout.stored->namespaceName},
                           {"labels", podTemplate["metadata"]["labels"]},
                           {"ownerReferences", Json::array({ownerReference(*rollout.stored)})}};
        set["spec"] = {{"replicas", 0}, {"selector", selector}, {"template", podTemplate}};
        set["status"] = {{"replicas", 0}};
        annotate(set, rollout.deployment, highest + 1);
        rollout.newSet = m_world.write(kindOf("replicasets"), nullptr, std::move(set), controllerManager);
    } else {
        const Json before = rollout.newSet->json();
        Json after = before;
        annotate(after, rollout.deployment, highest + 1);
        rollout.newSet = m_world.write(kindOf("replicasets"), before, std::move(after), controllerManager);
    }
    Json after = rollout.deployment;
    ensure(after, {"metadata", "annotations"})[revisionKey] = textAt(rollout.newSet->json(), {"metadata", "annotations", revisionKey});
    rollout.stored = m_world.write(kindOf("deployments"), rollout.deployment, std::move(after), controllerManager, "status");
    rollout.deployment = rollout.stored->json();
}

void DeploymentController::scale(Rollout& rollout)
{
    if (!rollout.newSet)
        return;
    const bool isRecreate = textAt(rollout.deployment, {"spec", "strategy", "type"}) == "Recreate";
    const long long total = sum(rollout.allSets(), "spec", "replicas");
    const long long inOld = sum(rollout.oldSets, "spec", "replicas");
    const long long now = replicasOf(rollout.newSet);
    if (inOld == 0 || isRecreate) {
        scaleSet(rollout, rollout.newSet, rollout.desired);
    } else if (now > rollout.desired) {
        scaleSet(rollout, rollout.newSet, rollout.desired);
    } else if (const long long room = rollout.desired + rollout.surge - total; room > 0 && now < rollout.desired) {
        scaleSet(rollout, rollout.newSet, std::min(rollout.desired, now + room));
        return; // the next pass begins with what this one changed
    }
    const long long mustHave = rollout.desired - rollout.mayLack;
    const long long newLacks = replicasOf(rollout.newSet) - statusOf(rollout.newSet, "availableReplicas");
    scaleDownOld(rollout, isRecreate ? inOld : sum(rollout.allSets(), "spec", "replicas") - mustHave - newLacks);
}

void DeploymentController::scaleDownOld(Rollout& rollout, long long spare)
{
    for (ObjectPtr& set : rollout.oldSets) {
        const long long replicas = replicasOf(set);
        const long long less = std::min(replicas, spare);
        if (less <= 0)
            continue;
        spare -= less;
        scaleSet(rollout, set, replicas - less);
    }
}

void DeploymentController::scaleSet(Rollout& rollout, ObjectPtr& set, long long replicas)
{
    const Json& before = set->json();
    const long long was = numberAt(before, {"spec", "replicas"});
    Json after = before;
    after["metadata"]["annotations"][desiredKey] = std::to_string(rollout.desired);
    after["metadata"]["annotations"][maxKey] = std::to_string(rollout.desired + rollout.surge);
    after["spec"]["replicas"] = replicas;
    if (replicas != was)
        after["metadata"]["generation"] = numberAt(before, {"metadata", "generation"}, 1) + 1;
    set = m_world.write(kindOf("replicasets"), before, std::move(after), controllerManager);
    if (replicas == was)
        return;
    const std::string direction = replicas > was ? "up" : "down";
    m_world.say(*rollout.stored,
                {.reason = "ScalingReplicaSet",
                 .message
                 = "Scaled " + direction + " replica set " + set->name + " from " + std::to_string(was) + " to " + std::to_string(replicas),
                 .component = "deployment-controller",
                 .host = {},
                 .fieldPath = {}});
}

void DeploymentController::updateStatus(Rollout& rollout)
{
    const auto sets = rollout.allSets();
    const long long available = sum(sets, "status", "availableReplicas");
    const long long updated = rollout.newSet ? statusOf(rollout.newSet, "replicas") : 0;
    const long long replicas = sum(sets, "status", "replicas");
    Json after = rollout.deployment;
    const Json* known = find(rollout.deployment, {"status", "conditions"});
    Json conditions = known ? *known : Json::array();
    const std::string now = m_world.timeNow();
    const bool isAvailable = available >= rollout.desired - rollout.mayLack;
    setCondition(conditions,
                 condition("Available", isAvailable, isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                           isAvailable ? "Deployment has minimum availability." : "Deployment does not have minimum availability.", now));
    const bool isComplete = updated == rollout.desired && replicas == rollout.desired && available == rollout.desired;
    const std::string set = rollout.newSet ? rollout.newSet->name : "";
    const auto isProgressing = std::find_if(conditions.begin(), conditions.end(), [](const Json& c) { return c["type"] == "Progressing"; });
    const bool wasComplete = isProgressing != conditions.end() && (*isProgressing)["reason"] == "NewReplicaSetAvailable"
        && (*isProgressing)["message"] == "ReplicaSet \"" + set + "\" has successfully progressed.";
    if (isComplete || wasComplete) // a set that was complete once stays so, whatever its pods do
        setCondition(
            conditions,
            condition("Progressing", true, "NewReplicaSetAvailable", "ReplicaSet \"" + set + "\" has successfully progressed.", now));
    else
        setCondition(conditions, condition("Progressing", true, "ReplicaSetUpdated", "ReplicaSet \"" + set + "\" is progressing.", now));
    Json status{{"observedGeneration", numberAt(rollout.deployment, {"metadata", "generation"}, 1)}};
    const auto put = [&](const char* name, long long count) {
        if (count != 0)
            status[name] = count;
    };
    put("replicas", replicas);
    put("updatedReplicas", updated);
    put("readyReplicas", sum(sets, "status", "readyReplicas"));
    put("availableReplicas", available);
    put("unavailableReplicas", std::max(0LL, sum(sets, "spec", "replicas") - available));
    status["terminatingReplicas"] = sum(sets, "status", "terminatingReplicas");
    status["conditions"] = std::move(conditions);
    after["status"] = std::move(status);
    m_world.write(kindOf("deployments"), rollout.deployment, std::move(after), controllerManager, "status");
}

void DeploymentController::dropHistory(Rollout& rollout)
{
    const auto limit = static_cast<std::size_t>(numberAt(rollout.deployment, {"spec", "revisionHistoryLimit"}, 10));
    for (std::size_t i = 0; i + limit < rollout.oldSets.size(); ++i) {
        const ObjectPtr& set = rollout.oldSets[i];
        if (replicasOf(set) == 0 && statusOf(set, "replicas") == 0)
            m_world.store().remove(kindOf("replicasets"), set->namespaceName, set->name);
    }
}

} // namespace tealdeck::sandbox
