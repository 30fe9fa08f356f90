#include "core/connectors/kube/object_why_parts.h"

namespace tealdeck
{
namespace
{

std::string countAt(const ObjectJson& object, JsonPath path)
{
    return std::to_string(numberAt(object, path));
}

std::string desiredOf(const ObjectJson& object)
{
    return std::to_string(numberAt(object, {"spec", "replicas"}, 1));
}

Message availableOf(const ObjectJson& object)
{
    return message("ObjectWhy", "%1 of %2 pods are available.", {countAt(object, {"status", "availableReplicas"}), desiredOf(object)});
}

// Nobody may make the pods: a quota, an admission webhook, a security policy.
std::optional<ObjectWhy> whyRefused(const WhyFacts& facts)
{
    const ObjectJson& failure = conditionOf(facts.object, "ReplicaFailure");
    if (!isCondition(failure, "True"))
        return std::nullopt;
    return ObjectWhy{.fact = message("ObjectWhy", "The server refuses new pods: %1.", {wordsOf(textAt(failure, {"message"}))}),
                     .consequence = availableOf(facts.object),
                     .mood = ObjectMood::Broken};
}

std::optional<ObjectWhy> whyOfDeployment(const WhyFacts& facts)
{
    const ObjectJson& progressing = conditionOf(facts.object, "Progressing");
    if (isCondition(progressing, "False"))
        return ObjectWhy{.fact = textAt(progressing, {"reason"}) == "ProgressDeadlineExceeded"
                             ? message("ObjectWhy", "Its rollout made no progress within %1 s: %2.",
                                       {std::to_string(numberAt(facts.object, {"spec", "progressDeadlineSeconds"}, 600)),
                                        wordsOf(textAt(progressing, {"message"}))})
                             : message("ObjectWhy", "Its rollout does not go on: %1.", {wordsOf(textAt(progressing, {"message"}))}),
                         .consequence = availableOf(facts.object),
                         .mood = ObjectMood::Broken};
    if (flagAt(facts.object, {"spec", "paused"}))
        return ObjectWhy{.fact = message("ObjectWhy", "Its rollout is paused."),
                         .consequence = message("ObjectWhy", "Changes of its template have no effect until it is resumed."),
                         .mood = ObjectMood::Waiting};
    const ObjectJson& available = conditionOf(facts.object, "Available");
    if (isCondition(available, "False"))
        return ObjectWhy{.fact = availableOf(facts.object),
                         .consequence = message("ObjectWhy", "It has been below its minimum for %1.",
                                                {ageText(timeAt(available, {"lastTransitionTime"}), facts.now)}),
                         .mood = ObjectMood::Troubled};
    return std::nullopt;
}

// With OrderedReady the pods are made one after another: the last one made is the one that holds up the others.
std::optional<ObjectWhy> whyOfStatefulSet(const WhyFacts& facts)
{
    const long long desired = numberAt(facts.object, {"spec", "replicas"}, 1);
    const long long made = numberAt(facts.object, {"status", "replicas"});
    const long long ready = numberAt(facts.object, {"status", "readyReplicas"});
    if (ready >= desired)
        return std::nullopt;
    const bool isOrdered = textAt(facts.object, {"spec", "podManagementPolicy"}) != "Parallel";
    if (isOrdered && made > 0 && made < desired && ready < made) {
        const long long ordinal = numberAt(facts.object, {"spec", "ordinals", "start"}) + made - 1;
        const std::string name = textAt(facts.object, {"metadata", "name"});
        return ObjectWhy{
            .fact = message("ObjectWhy", "Pod %1 is not ready; the pods behind it wait for it.", {name + "-" + std::to_string(ordinal)}),
            .consequence = message("ObjectWhy", "%1 of %2 pods are ready.", {std::to_string(ready), std::to_string(desired)}),
            .mood = ObjectMood::Broken};
    }
    return ObjectWhy{.fact = message("ObjectWhy", "%1 of %2 pods are ready.", {std::to_string(ready), std::to_string(desired)}),
                     .mood = ObjectMood::Troubled};
}

std::optional<ObjectWhy> whyOfDaemonSet(const WhyFacts& facts)
{
    const long long missing = numberAt(facts.object, {"status", "numberUnavailable"});
    const long long desired = numberAt(facts.object, {"status", "desiredNumberScheduled"});
    const long long wrong = numberAt(facts.object, {"status", "numberMisscheduled"});
    if (missing > 0)
        return ObjectWhy{
            .fact = message("ObjectWhy", "It is not available on %1 of %2 nodes.", {std::to_string(missing), std::to_string(desired)}),
            .mood = ObjectMood::Troubled};
    if (wrong > 0)
        return ObjectWhy{.fact = message("ObjectWhy", "It runs on %1 nodes where it should not.", {std::to_string(wrong)}),
                         .mood = ObjectMood::Troubled};
    return std::nullopt;
}

} // namespace

std::optional<ObjectWhy> whyOfWorkload(const WhyFacts& facts)
{
    if (auto why = whyRefused(facts))
        return why;
    if (const ObjectEvent* event = newestEvent(facts, {"FailedCreate"});
        event != nullptr && event->last && facts.now - *event->last < std::chrono::minutes(10))
        return ObjectWhy{.fact = message("ObjectWhy", "The server refuses new pods: %1.", {wordsOf(event->text)}),
                         .consequence = message("ObjectWhy", "That was said %1 times, last %2 ago.",
                                                {std::to_string(event->count), ageText(event->last, facts.now)}),
                         .mood = ObjectMood::Broken};
    const std::string kind = textAt(facts.object, {"kind"});
    if (kind == "Deployment")
        return whyOfDeployment(facts);
    if (kind == "StatefulSet")
        return whyOfStatefulSet(facts);
    return kind == "DaemonSet" ? whyOfDaemonSet(facts) : std::nullopt;
}

std::optional<ObjectWhy> whyOfJob(const WhyFacts& facts)
{
    const ObjectJson& failed = conditionOf(facts.object, "Failed");
    if (isCondition(failed, "True"))
        return ObjectWhy{
            .fact = message("ObjectWhy", "The job failed (%1): %2.", {textAt(failed, {"reason"}), wordsOf(textAt(failed, {"message"}))}),
            .consequence = message("ObjectWhy", "%1 pods failed, %2 succeeded; it does not try again.",
                                   {countAt(facts.object, {"status", "failed"}), countAt(facts.object, {"status", "succeeded"})}),
            .mood = ObjectMood::Broken};
    if (flagAt(facts.object, {"spec", "suspend"}))
        return ObjectWhy{.fact = message("ObjectWhy", "It is suspended."),
                         .consequence = message("ObjectWhy", "It starts nothing until that is taken back."),
                         .mood = ObjectMood::Waiting};
    const long long failures = numberAt(facts.object, {"status", "failed"});
    if (failures == 0 || isCondition(conditionOf(facts.object, "Complete"), "True"))
        return std::nullopt;
    return ObjectWhy{.fact = message("ObjectWhy", "%1 of its pods failed; it gives up after %2.",
                                     {std::to_string(failures), std::to_string(numberAt(facts.object, {"spec", "backoffLimit"}, 6))}),
                     .mood = ObjectMood::Troubled};
}

} // namespace tealdeck
