#include "core/connectors/kube/object_why_parts.h"

#include <array>

namespace tealdeck
{
namespace
{

std::optional<ObjectWhy> whyOfClaim(const WhyFacts& facts)
{
    const std::string phase = textAt(facts.object, {"status", "phase"});
    if (phase == "Lost")
        return ObjectWhy{.fact = message("ObjectWhy", "Its volume %1 is gone.", {textAt(facts.object, {"spec", "volumeName"})}),
                         .consequence = message("ObjectWhy", "What was on it can only come from a backup."),
                         .mood = ObjectMood::Broken};
    if (phase != "Pending")
        return std::nullopt;
    const ObjectEvent* event = newestEvent(facts,
                                           {"ProvisioningFailed", "FailedBinding", "WaitForFirstConsumer", "WaitForPodScheduled",
                                            "ExternalProvisioning", "Provisioning", "VolumeMismatch"});
    if (event == nullptr)
        return ObjectWhy{.fact = message("ObjectWhy", "It is not bound to a volume yet."), .mood = ObjectMood::Waiting};
    const bool isFailure = event->type == "Warning" || event->reason == "FailedBinding";
    return ObjectWhy{.fact = message("ObjectWhy", "It is not bound: %1.", {wordsOf(event->text)}),
                     .consequence = isFailure ? message("ObjectWhy", "Pods that mount it cannot start.")
                                              : message("ObjectWhy", "That is no failure; it goes on when what it waits for has happened."),
                     .mood = isFailure ? ObjectMood::Broken : ObjectMood::Waiting};
}

std::optional<ObjectWhy> whyOfVolume(const WhyFacts& facts)
{
    const std::string phase = textAt(facts.object, {"status", "phase"});
    const std::string words = wordsOf(textAt(facts.object, {"status", "message"}));
    if (phase == "Failed")
        return ObjectWhy{.fact = words.empty() ? message("ObjectWhy", "Its reclamation failed.")
                                               : message("ObjectWhy", "Its reclamation failed: %1.", {words}),
                         .mood = ObjectMood::Broken};
    if (phase == "Released")
        return ObjectWhy{.fact = message("ObjectWhy", "Its claim %1 was deleted.", {textAt(facts.object, {"spec", "claimRef", "name"})}),
                         .consequence = message("ObjectWhy", "No other claim gets it until somebody clears its claimRef."),
                         .mood = ObjectMood::Waiting};
    return std::nullopt;
}

Message pressureText(std::string_view type, const std::string& words)
{
    if (type == "MemoryPressure")
        return message("ObjectWhy", "The node is short of memory: %1.", {words});
    if (type == "DiskPressure")
        return message("ObjectWhy", "The node is short of disk space: %1.", {words});
    if (type == "PIDPressure")
        return message("ObjectWhy", "The node is short of process ids: %1.", {words});
    return message("ObjectWhy", "The node's network is not set up: %1.", {words});
}

std::optional<ObjectWhy> whyPressed(const WhyFacts& facts)
{
    constexpr std::array<std::string_view, 4> types{"MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"};
    for (const std::string_view type : types) {
        const ObjectJson& condition = conditionOf(facts.object, type);
        if (isCondition(condition, "True"))
            return ObjectWhy{.fact = pressureText(type, wordsOf(textAt(condition, {"message"}))),
                             .consequence = message("ObjectWhy", "The scheduler keeps new pods away; it has been so for %1.",
                                                    {ageText(timeAt(condition, {"lastTransitionTime"}), facts.now)}),
                             .mood = ObjectMood::Troubled};
    }
    return std::nullopt;
}

std::optional<ObjectWhy> whyOfBudget(const WhyFacts& facts)
{
    const ObjectJson& status = jsonAt(facts.object, {"status"});
    if (!status.is_object() || numberAt(status, {"disruptionsAllowed"}) > 0 || numberAt(status, {"expectedPods"}) == 0)
        return std::nullopt;
    return ObjectWhy{.fact
                     = message("ObjectWhy", "No pod may be evicted now: %1 of %2 are healthy, %3 are wanted.",
                               {std::to_string(numberAt(status, {"currentHealthy"})), std::to_string(numberAt(status, {"expectedPods"})),
                                std::to_string(numberAt(status, {"desiredHealthy"}))}),
                     .consequence = message("ObjectWhy", "A drain of their nodes waits for it."),
                     .mood = ObjectMood::Troubled};
}

} // namespace

std::optional<ObjectWhy> whyOfStorage(const WhyFacts& facts)
{
    return textAt(facts.object, {"kind"}) == "PersistentVolume" ? whyOfVolume(facts) : whyOfClaim(facts);
}

std::optional<ObjectWhy> whyOfNode(const WhyFacts& facts)
{
    const ObjectJson& ready = conditionOf(facts.object, "Ready");
    const std::string age = ageText(timeAt(ready, {"lastTransitionTime"}), facts.now);
    if (isCondition(ready, "Unknown"))
        return ObjectWhy{.fact = message("ObjectWhy", "Its kubelet has not reported for %1; the state of its pods is unknown.", {age}),
                         .consequence
                         = message("ObjectWhy", "The last report came %1 ago. %2.",
                                   {ageText(timeAt(ready, {"lastHeartbeatTime"}), facts.now), wordsOf(textAt(ready, {"message"}))}),
                         .mood = ObjectMood::Broken};
    if (isCondition(ready, "False"))
        return ObjectWhy{.fact
                         = message("ObjectWhy", "The node has not been ready for %1: %2.", {age, wordsOf(textAt(ready, {"message"}))}),
                         .consequence = message("ObjectWhy", "Services send its pods no requests, and no pod is scheduled to it."),
                         .mood = ObjectMood::Broken};
    if (auto why = whyPressed(facts))
        return why;
    if (flagAt(facts.object, {"spec", "unschedulable"}))
        return ObjectWhy{.fact = message("ObjectWhy", "The node is cordoned."),
                         .consequence = message("ObjectWhy", "Its pods stay, new ones go elsewhere."),
                         .mood = ObjectMood::Waiting};
    return std::nullopt;
}

std::optional<ObjectWhy> whyOfAutoscaler(const WhyFacts& facts)
{
    if (textAt(facts.object, {"kind"}) == "PodDisruptionBudget")
        return whyOfBudget(facts);
    const std::string replicas = std::to_string(numberAt(facts.object, {"status", "currentReplicas"}));
    for (const std::string_view type : {"AbleToScale", "ScalingActive"}) {
        const ObjectJson& condition = conditionOf(facts.object, type);
        if (!isCondition(condition, "False"))
            continue;
        const bool isWanted = textAt(condition, {"reason"}) == "ScalingDisabled";
        return ObjectWhy{.fact = message("ObjectWhy", "It does not scale (%1): %2.",
                                         {textAt(condition, {"reason"}), wordsOf(textAt(condition, {"message"}))}),
                         .consequence = message("ObjectWhy", "Its target stays at %1 pods, whatever the load is.", {replicas}),
                         .mood = isWanted ? ObjectMood::Waiting : ObjectMood::Broken};
    }
    const ObjectJson& limited = conditionOf(facts.object, "ScalingLimited");
    if (!isCondition(limited, "True"))
        return std::nullopt;
    const bool isAtMost = textAt(limited, {"reason"}) == "TooManyReplicas";
    return ObjectWhy{.fact = message("ObjectWhy", "It would scale further, but is limited: %1.", {wordsOf(textAt(limited, {"message"}))}),
                     .consequence = message("ObjectWhy", "%1 pods now, between %2 and %3 allowed.",
                                            {replicas, std::to_string(numberAt(facts.object, {"spec", "minReplicas"}, 1)),
                                             std::to_string(numberAt(facts.object, {"spec", "maxReplicas"}))}),
                     .mood = isAtMost ? ObjectMood::Troubled : ObjectMood::Fine};
}

} // namespace tealdeck
