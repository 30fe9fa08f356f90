#include "core/connectors/kube/object_why_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr Duration recently = std::chrono::hours(1);
constexpr int signalBase = 128; // a shell's way to say that a signal ended a program

// One container with its status; `isInit` changes the words.
struct Container
{
    const ObjectJson& status;
    const ObjectJson& spec; // null when it is not found
    bool isInit = false;

    std::string name() const { return textAt(status, {"name"}); }
    const ObjectJson& waiting() const { return jsonAt(status, {"state", "waiting"}); }
    // How it ended: now, or the last time.
    const ObjectJson& end() const
    {
        const ObjectJson& now = jsonAt(status, {"state", "terminated"});
        return now.is_object() ? now : jsonAt(status, {"lastState", "terminated"});
    }
    std::string restarts() const { return std::to_string(numberAt(status, {"restartCount"})); }
};

const ObjectJson& specOf(const ObjectJson& pod, const char* list, const std::string& name)
{
    static const ObjectJson none;
    for (const ObjectJson& container : listAt(pod, {"spec", list})) {
        if (textAt(container, {"name"}) == name)
            return container;
    }
    return none;
}

bool isOneOf(const std::string& word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

Message ended(const Container& container)
{
    const ObjectJson& end = container.end();
    const long long code = numberAt(end, {"exitCode"});
    const long long signal = numberAt(end, {"signal"}, code > signalBase && code < signalBase + 65 ? code - signalBase : 0);
    const std::string limit = printedAt(container.spec, {"resources", "limits", "memory"});
    const std::string reason = textAt(end, {"reason"});
    if (reason == "OOMKilled")
        return limit.empty()
            ? message("ObjectWhy", "Container %1 was killed because its memory ran out.", {container.name()})
            : message("ObjectWhy", "Container %1 was killed because it used more memory than its limit of %2.", {container.name(), limit});
    if (isOneOf(reason, {"StartError", "ContainerCannotRun"}))
        return message("ObjectWhy", "Container %1 cannot start: %2.", {container.name(), wordsOf(textAt(end, {"message"}))});
    if (signal > 0)
        return message("ObjectWhy", "Container %1 ended with exit code %2 (signal %3).",
                       {container.name(), std::to_string(code), std::to_string(signal)});
    return message("ObjectWhy", "Container %1 ended with exit code %2.", {container.name(), std::to_string(code)});
}

// "back-off 20s restarting failed container" gives "20s".
std::string backOffOf(const std::string& words)
{
    constexpr std::string_view before = "back-off ";
    const std::size_t start = words.find(before);
    if (start == std::string::npos)
        return {};
    const std::size_t begin = start + before.size();
    return words.substr(begin, words.find(' ', begin) - begin);
}

std::optional<ObjectWhy> whyProbeFails(const WhyFacts& facts, std::initializer_list<std::string_view> probes)
{
    const ObjectEvent* event = newestEvent(facts, {"Unhealthy", "ProbeWarning"});
    if (event == nullptr)
        return std::nullopt;
    for (const std::string_view probe : probes) {
        if (event->text.starts_with(probe))
            return ObjectWhy{.fact = message("ObjectWhy", "%1.", {wordsOf(event->text)}),
                             .consequence = message("ObjectWhy", "The probe failed %1 times, last %2 ago.",
                                                    {std::to_string(event->count), ageText(event->last, facts.now)}),
                             .mood = ObjectMood::Broken};
    }
    return std::nullopt;
}

ObjectWhy whyCrashing(const WhyFacts& facts, const Container& container)
{
    // A probe that failed is why the kubelet ended it; the exit code alone would mislead.
    const bool wasKilled = numberAt(container.end(), {"exitCode"}) > signalBase && textAt(container.end(), {"reason"}) != "OOMKilled";
    if (wasKilled) {
        if (auto why = whyProbeFails(facts, {"Liveness probe", "Startup probe"}))
            return *std::move(why);
    }
    const std::string backOff = backOffOf(textAt(container.waiting(), {"message"}));
    const std::string ago = ageText(timeAt(container.end(), {"finishedAt"}), facts.now);
    return {.fact = container.end().is_object() ? ended(container)
                                                : message("ObjectWhy", "Container %1 does not keep running.", {container.name()}),
            .consequence = backOff.empty()
                ? message("ObjectWhy", "It was restarted %1 times, the last end was %2 ago.", {container.restarts(), ago})
                : message("ObjectWhy", "It was restarted %1 times, the last end was %2 ago; the kubelet waits %3 before the next try.",
                          {container.restarts(), ago, backOff}),
            .mood = ObjectMood::Broken};
}

// Known words of registries and the network; the verbatim words follow in any case.
Message pullCause(const std::string& image, const std::string& words)
{
    const auto has = [&](std::initializer_list<std::string_view> parts) {
        return std::ranges::any_of(parts, [&](std::string_view part) { return words.find(part) != std::string::npos; });
    };
    if (has({"not present with pull policy of Never"}))
        return message("ObjectWhy", "Image %1 is not on the node, and the pod forbids to pull it.", {image});
    if (has({"invalid reference format", "InvalidImageName", "couldn't parse image name"}))
        return message("ObjectWhy", "The image's name \"%1\" is not valid.", {image});
    if (has({"unauthorized", "authentication required", "403 Forbidden", "401 Unauthorized", "access denied", "pull access denied"}))
        return message("ObjectWhy", "The registry does not let the node pull image %1.", {image});
    if (has({"manifest unknown", "not found", "404 Not Found"}))
        return message("ObjectWhy", "The registry has no image %1.", {image});
    if (has({"429 Too Many Requests", "toomanyrequests"}))
        return message("ObjectWhy", "The registry refuses more pulls for now (image %1).", {image});
    if (has({"no such host", "connection refused", "i/o timeout", "no route to host", "deadline exceeded"}))
        return message("ObjectWhy", "The node does not reach the registry of image %1.", {image});
    if (has({"x509:", "certificate"}))
        return message("ObjectWhy", "The node does not trust the certificate of the registry of image %1.", {image});
    return message("ObjectWhy", "Image %1 cannot be pulled.", {image});
}

// The cause behind the kubelet's own phrases.
std::string pullWords(const WhyFacts& facts, const Container& container)
{
    std::string words = textAt(container.waiting(), {"message"});
    if (words.find(": ") == std::string::npos) { // before 1.32 the back-off does not repeat the cause
        const auto pull
            = std::ranges::find_if(facts.events, [](const ObjectEvent& event) { return event.text.starts_with("Failed to pull"); });
        words = pull == facts.events.end() ? words : pull->text;
    }
    constexpr std::string_view prefix = "ErrImagePull: ";
    const std::size_t cause = words.find(prefix);
    return cause == std::string::npos ? words : words.substr(cause + prefix.size());
}

std::optional<ObjectWhy> whyWaiting(const WhyFacts& facts, const Container& container)
{
    const std::string reason = textAt(container.waiting(), {"reason"});
    const std::string words = textAt(container.waiting(), {"message"});
    if (reason == "CrashLoopBackOff")
        return whyCrashing(facts, container);
    if (isOneOf(reason,
                {"ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "ImageInspectError", "RegistryUnavailable",
                 "SignatureValidationFailed"})) {
        const std::string cause = pullWords(facts, container);
        return ObjectWhy{.fact = pullCause(textAt(container.spec, {"image"}), cause),
                         .consequence = cause.empty()
                             ? message("ObjectWhy", "Container %1 waits for it.", {container.name()})
                             : message("ObjectWhy", "Container %1 waits for it. The node's words: %2.", {container.name(), wordsOf(cause)}),
                         .mood = ObjectMood::Broken};
    }
    if (isOneOf(reason,
                {"CreateContainerConfigError", "CreateContainerError", "RunContainerError", "PreCreateHookError", "PreStartHookError",
                 "PostStartHookError"}))
        return ObjectWhy{.fact = words.empty()
                             ? message("ObjectWhy", "Container %1 cannot be made (%2).", {container.name(), reason})
                             : message("ObjectWhy", "Container %1 cannot be made: %2.", {container.name(), wordsOf(words)}),
                         .consequence = message("ObjectWhy", "The kubelet tries again until it can."),
                         .mood = ObjectMood::Broken};
    return std::nullopt;
}

std::optional<ObjectWhy> whyEnded(const WhyFacts& facts, const Container& container)
{
    const ObjectJson& now = jsonAt(container.status, {"state", "terminated"});
    if (!now.is_object() || (numberAt(now, {"exitCode"}) == 0 && numberAt(now, {"signal"}) == 0))
        return std::nullopt;
    const bool isForGood = textAt(facts.object, {"status", "phase"}) == "Failed";
    return ObjectWhy{.fact = ended(container),
                     .consequence = isForGood ? message("ObjectWhy", "The pod failed %1 ago and is not started again.",
                                                        {ageText(timeAt(now, {"finishedAt"}), facts.now)})
                                              : message("ObjectWhy", "It ended %1 ago.", {ageText(timeAt(now, {"finishedAt"}), facts.now)}),
                     .mood = ObjectMood::Broken};
}

// A sidecar is an init container that goes on.
bool isSidecar(const Container& container)
{
    return textAt(container.spec, {"restartPolicy"}) == "Always";
}

std::optional<ObjectWhy> whyInit(const WhyFacts& facts, const Container& container)
{
    if (auto why = whyWaiting(facts, container))
        return why;
    if (auto why = whyEnded(facts, container))
        return why;
    const ObjectJson& running = jsonAt(container.status, {"state", "running"});
    if (running.is_object() && !isSidecar(container) && isCondition(conditionOf(facts.object, "Initialized"), "False"))
        return ObjectWhy{.fact = message("ObjectWhy", "Init container %1 has been running for %2.",
                                         {container.name(), ageText(timeAt(running, {"startedAt"}), facts.now)}),
                         .consequence = message("ObjectWhy", "The other containers start when it has ended."),
                         .mood = ObjectMood::Waiting};
    return std::nullopt;
}

template <typename Look>
std::optional<ObjectWhy> firstWhy(const WhyFacts& facts, bool isInit, Look look)
{
    const char* statuses = isInit ? "initContainerStatuses" : "containerStatuses";
    const char* specs = isInit ? "initContainers" : "containers";
    for (const ObjectJson& status : listAt(facts.object, {"status", statuses})) {
        const Container container{.status = status, .spec = specOf(facts.object, specs, textAt(status, {"name"})), .isInit = isInit};
        if (auto why = look(facts, container))
            return why;
    }
    return std::nullopt;
}

std::optional<ObjectWhy> whyPodFailed(const WhyFacts& facts)
{
    const std::string reason = textAt(facts.object, {"status", "reason"});
    const ObjectJson& target = conditionOf(facts.object, "DisruptionTarget");
    const std::string words = wordsOf(textAt(facts.object, {"status", "message"}));
    if (isCondition(target, "True") && textAt(target, {"reason"}) == "PreemptionByScheduler")
        return ObjectWhy{.fact = message("ObjectWhy", "It was preempted: %1.", {wordsOf(textAt(target, {"message"}))}),
                         .consequence = message("ObjectWhy", "A pod with a higher priority takes its place."),
                         .mood = ObjectMood::Broken};
    if (textAt(facts.object, {"status", "phase"}) != "Failed" || reason.empty())
        return std::nullopt;
    if (reason == "Evicted")
        return ObjectWhy{.fact = words.empty() ? message("ObjectWhy", "Its node evicted it.")
                                               : message("ObjectWhy", "Its node evicted it: %1.", {words}),
                         .consequence = message("ObjectWhy", "It stays as a record; its controller makes another one, if it has one."),
                         .mood = ObjectMood::Broken};
    return ObjectWhy{.fact = words.empty() ? message("ObjectWhy", "It failed: %1.", {reason})
                                           : message("ObjectWhy", "It failed (%1): %2.", {reason, words}),
                     .consequence = message("ObjectWhy", "It is not started again."),
                     .mood = ObjectMood::Broken};
}

std::optional<ObjectWhy> whyNotScheduled(const WhyFacts& facts)
{
    const ObjectJson& scheduled = conditionOf(facts.object, "PodScheduled");
    if (!isCondition(scheduled, "False"))
        return std::nullopt;
    if (textAt(scheduled, {"reason"}) == "SchedulingGated") {
        std::string gates;
        for (const ObjectJson& gate : listAt(facts.object, {"spec", "schedulingGates"}))
            gates += (gates.empty() ? "" : ", ") + textAt(gate, {"name"});
        return ObjectWhy{.fact = message("ObjectWhy", "It is not scheduled while its gates are there: %1.", {gates}),
                         .consequence = message("ObjectWhy", "Whoever set them removes them."),
                         .mood = ObjectMood::Waiting};
    }
    std::string words = textAt(scheduled, {"message"});
    for (const std::string_view more : {" no new claims to deallocate", " preemption: "})
        words = words.substr(0, words.find(more)); // what the scheduler says of evicting others
    return ObjectWhy{.fact = message("ObjectWhy", "No node can take it: %1.", {wordsOf(words)}),
                     .consequence
                     = message("ObjectWhy", "It has been waiting for %1; the scheduler tries again when a node or pod changes.",
                               {ageText(timeAt(scheduled, {"lastTransitionTime"}), facts.now)}),
                     .mood = ObjectMood::Waiting};
}

std::optional<ObjectWhy> whyNotCreated(const WhyFacts& facts)
{
    if (textAt(facts.object, {"status", "phase"}) != "Pending")
        return std::nullopt;
    const ObjectEvent* event = newestEvent(
        facts, {"FailedMount", "FailedAttachVolume", "FailedMapVolume", "FailedCreatePodSandBox", "NetworkNotReady", "FailedBinding"});
    if (event == nullptr)
        return std::nullopt;
    return ObjectWhy{.fact = message("ObjectWhy", "Its containers cannot be made: %1.", {wordsOf(event->text)}),
                     .consequence = message("ObjectWhy", "The kubelet said so %1 times, last %2 ago (%3).",
                                            {std::to_string(event->count), ageText(event->last, facts.now), event->reason}),
                     .mood = ObjectMood::Broken};
}

// It runs, but is not ready: a probe, a readiness gate, or a container that only starts.
std::optional<ObjectWhy> whyNotReady(const WhyFacts& facts)
{
    const ObjectJson& ready = conditionOf(facts.object, "Ready");
    if (textAt(facts.object, {"status", "phase"}) != "Running" || !isCondition(ready, "False"))
        return std::nullopt;
    const Message follows = message("ObjectWhy", "Services send it no requests; it has not been ready for %1.",
                                    {ageText(timeAt(ready, {"lastTransitionTime"}), facts.now)});
    for (const ObjectJson& gate : listAt(facts.object, {"spec", "readinessGates"})) {
        const std::string type = textAt(gate, {"conditionType"});
        if (!isCondition(conditionOf(facts.object, type), "True"))
            return ObjectWhy{.fact = message("ObjectWhy", "Its readiness gate %1 is not True.", {type}),
                             .consequence = follows,
                             .mood = ObjectMood::Troubled};
    }
    if (auto why = whyProbeFails(facts, {"Readiness probe", "Startup probe", "Liveness probe"})) {
        why->consequence = follows;
        why->mood = ObjectMood::Troubled;
        return why;
    }
    const std::string words = wordsOf(textAt(ready, {"message"}));
    if (words.empty())
        return std::nullopt;
    return ObjectWhy{.fact = message("ObjectWhy", "It is not ready: %1.", {words}), .consequence = follows, .mood = ObjectMood::Troubled};
}

std::optional<ObjectWhy> whyRestarted(const WhyFacts& facts, const Container& container)
{
    const ObjectJson& last = jsonAt(container.status, {"lastState", "terminated"});
    const auto finished = timeAt(last, {"finishedAt"});
    if (!finished || facts.now - *finished > recently || numberAt(container.status, {"restartCount"}) == 0)
        return std::nullopt;
    return ObjectWhy{.fact = ended(container),
                     .consequence = message("ObjectWhy", "It runs again; that was %1 ago, and it was restarted %2 times in all.",
                                            {ageText(finished, facts.now), container.restarts()}),
                     .mood = ObjectMood::Troubled};
}

} // namespace

std::optional<ObjectWhy> whyOfPod(const WhyFacts& facts)
{
    if (auto why = whyPodFailed(facts))
        return why;
    if (auto why = whyNotScheduled(facts))
        return why;
    if (auto why = firstWhy(facts, true, &whyInit))
        return why;
    if (auto why = firstWhy(facts, false, &whyWaiting))
        return why;
    if (auto why = firstWhy(facts, false, &whyEnded))
        return why;
    if (auto why = whyNotCreated(facts))
        return why;
    if (auto why = whyNotReady(facts))
        return why;
    return firstWhy(facts, false, &whyRestarted);
}

} // namespace tealdeck
