#include "core/connectors/kube/object_why.h"

#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_why_parts.h"

#include <algorithm>
#include <array>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestWords = 300;
constexpr Duration deletionMargin = std::chrono::seconds(10);

std::string finalizersOf(const ObjectJson& object)
{
    std::string names;
    for (const ObjectJson& finalizer : listAt(object, {"metadata", "finalizers"})) {
        if (finalizer.is_string())
            names += (names.empty() ? "" : ", ") + finalizer.get<std::string>();
    }
    return names;
}

// Deletion was asked for and the grace period is over: deletionTimestamp is the end of that period.
std::optional<ObjectWhy> whyStillThere(const WhyFacts& facts)
{
    const auto due = timeAt(facts.object, {"metadata", "deletionTimestamp"});
    if (!due || facts.now - *due < deletionMargin)
        return std::nullopt;
    ObjectWhy why{.fact = message("ObjectWhy", "It was deleted and should have been gone for %1.", {ageText(due, facts.now)}),
                  .mood = ObjectMood::Broken};
    const std::string node = textAt(facts.object, {"spec", "nodeName"});
    if (const std::string finalizers = finalizersOf(facts.object); !finalizers.empty())
        why.consequence = message("ObjectWhy", "It stays until its finalizers are removed by who set them: %1.", {finalizers});
    else if (textAt(facts.object, {"kind"}) == "Pod" && !node.empty())
        why.consequence = message("ObjectWhy", "Its node %1 has not confirmed that its containers ended.", {node});
    return why;
}

// Namespaces say in conditions what they wait for.
std::optional<ObjectWhy> whyOfNamespace(const WhyFacts& facts)
{
    if (textAt(facts.object, {"status", "phase"}) != "Terminating")
        return std::nullopt;
    for (const ObjectJson& condition : listAt(facts.object, {"status", "conditions"})) {
        if (isCondition(condition, "True"))
            return ObjectWhy{.fact = message("ObjectWhy", "It is being deleted and waits: %1.", {wordsOf(textAt(condition, {"message"}))}),
                             .consequence = message("ObjectWhy", "It is gone when nothing in it is left."),
                             .mood = ObjectMood::Waiting};
    }
    return std::nullopt;
}

// What is not known here still has conditions: Ready, Available, Synced or Healthy that are not True.
std::optional<ObjectWhy> whyOfOther(const WhyFacts& facts)
{
    constexpr std::array<std::string_view, 4> good{"Ready", "Available", "Synced", "Healthy"};
    for (const std::string_view type : good) {
        const ObjectJson& condition = conditionOf(facts.object, type);
        if (!isCondition(condition, "False"))
            continue;
        const std::string words = wordsOf(textAt(condition, {"message"}));
        const std::string reason = textAt(condition, {"reason"});
        return ObjectWhy{
            .fact = words.empty() ? message("ObjectWhy", "Its condition %1 is False (%2).", {std::string(type), reason})
                                  : message("ObjectWhy", "Its condition %1 is False (%2): %3.", {std::string(type), reason, words}),
            .consequence = message("ObjectWhy", "It has been so for %1.", {ageText(timeAt(condition, {"lastTransitionTime"}), facts.now)}),
            .mood = ObjectMood::Troubled};
    }
    return std::nullopt;
}

using Part = std::optional<ObjectWhy> (*)(const WhyFacts&);

struct KindPart
{
    std::string_view kind;
    Part part;
};

constexpr std::array<KindPart, 13> parts{{{"Pod", &whyOfPod},
                                          {"Deployment", &whyOfWorkload},
                                          {"ReplicaSet", &whyOfWorkload},
                                          {"StatefulSet", &whyOfWorkload},
                                          {"DaemonSet", &whyOfWorkload},
                                          {"Job", &whyOfJob},
                                          {"CronJob", &whyOfJob},
                                          {"PersistentVolumeClaim", &whyOfStorage},
                                          {"PersistentVolume", &whyOfStorage},
                                          {"Node", &whyOfNode},
                                          {"HorizontalPodAutoscaler", &whyOfAutoscaler},
                                          {"PodDisruptionBudget", &whyOfAutoscaler},
                                          {"Namespace", &whyOfNamespace}}};

} // namespace

const ObjectJson& conditionOf(const ObjectJson& object, std::string_view type)
{
    static const ObjectJson none;
    for (const ObjectJson& condition : listAt(object, {"status", "conditions"})) {
        if (textAt(condition, {"type"}) == type)
            return condition;
    }
    return none;
}

bool isCondition(const ObjectJson& condition, std::string_view status)
{
    return textAt(condition, {"status"}) == status;
}

const ObjectEvent* newestEvent(const WhyFacts& facts, std::initializer_list<std::string_view> reasons)
{
    const auto found = std::ranges::find_if(
        facts.events, [&](const ObjectEvent& event) { return std::ranges::find(reasons, event.reason) != reasons.end(); });
    return found == facts.events.end() ? nullptr : &*found;
}

std::string ageText(std::optional<WallTime> since, WallTime now)
{
    if (!since)
        return "?";
    const auto seconds = std::max(std::chrono::duration_cast<std::chrono::seconds>(now - *since), std::chrono::seconds(0)).count();
    if (seconds < 60)
        return std::to_string(seconds) + " s";
    if (seconds < 3600)
        return std::to_string(seconds / 60) + " min";
    constexpr long long twoDays = 172800;
    if (seconds < twoDays)
        return std::to_string(seconds / 3600) + " h " + std::to_string(seconds / 60 % 60) + " min";
    return std::to_string(seconds / 86400) + " d " + std::to_string(seconds / 3600 % 24) + " h";
}

std::string wordsOf(const std::string& text)
{
    std::string words = maskText(text);
    std::ranges::replace_if(
        words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (words.size() > longestWords) {
        std::size_t end = longestWords;
        while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
            --end; // not in the middle of a character
        words = words.substr(0, end) + "…";
    }
    while (!words.empty() && (words.back() == '.' || words.back() == ' '))
        words.pop_back();
    return words;
}

std::optional<ObjectWhy> whyOf(const WhyFacts& facts)
{
    if (auto why = whyStillThere(facts))
        return why;
    const std::string kind = textAt(facts.object, {"kind"});
    const auto known = std::ranges::find(parts, kind, &KindPart::kind);
    return known == parts.end() ? whyOfOther(facts) : known->part(facts);
}

} // namespace tealdeck
