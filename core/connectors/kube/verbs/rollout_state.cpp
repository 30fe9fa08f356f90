#include "core/connectors/kube/verbs/rollout_state.h"

namespace tealdeck
{
namespace
{

constexpr const char* revisionAnnotation = "rollout.argoproj.io/revision";
constexpr int allTraffic = 100;

// A number as text, the generation that was seen; older controllers wrote a hash there, which says nothing.
bool hasSeenGeneration(const ObjectJson& rollout)
{
    const std::string seen = printedAt(rollout, {"status", "observedGeneration"});
    const bool isNumber = !seen.empty() && seen.find_first_not_of("0123456789") == std::string::npos;
    return isNumber ? seen == printedAt(rollout, {"metadata", "generation"}) : !seen.empty();
}

std::string workloadRefOf(const ObjectJson& rollout)
{
    if (!jsonAt(rollout, {"spec", "workloadRef"}).is_object())
        return {};
    return textAt(rollout, {"spec", "workloadRef", "kind"}) + " " + textAt(rollout, {"spec", "workloadRef", "name"});
}

void readPauses(const ObjectJson& rollout, RolloutState& state)
{
    state.isPausedByHand = flagAt(rollout, {"spec", "paused"});
    state.isAborted = flagAt(rollout, {"status", "abort"});
    state.isControllerPaused = flagAt(rollout, {"status", "controllerPause"});
    state.isPromotedInFull = flagAt(rollout, {"status", "promoteFull"});
    state.isInconclusive = textAt(rollout, {"status", "canary", "currentStepAnalysisRunStatus", "status"}) == "Inconclusive";
    state.abortedAt = textAt(rollout, {"status", "abortedAt"});
    for (const ObjectJson& condition : listAt(rollout, {"status", "pauseConditions"}))
        state.pauseReasons.push_back(textAt(condition, {"reason"}));
}

// What it says of itself holds for the generation that it has seen only.
void readPhase(const ObjectJson& rollout, RolloutState& state)
{
    state.isObserved = hasSeenGeneration(rollout);
    const bool isUpToDate = state.isObserved && !state.isUnpausing();
    state.phase = isUpToDate ? textAt(rollout, {"status", "phase"}) : std::string("Progressing");
    state.words = isUpToDate ? textAt(rollout, {"status", "message"}) : std::string();
}

void readCounts(const ObjectJson& rollout, RolloutState& state)
{
    state.step = static_cast<int>(numberAt(rollout, {"status", "currentStepIndex"}));
    state.replicas = static_cast<int>(numberAt(rollout, {"spec", "replicas"}, 1)); // the controller's default
    state.updated = static_cast<int>(numberAt(rollout, {"status", "updatedReplicas"}));
    state.available = static_cast<int>(numberAt(rollout, {"status", "availableReplicas"}));
}

// Stays until a person, a clock, an analysis or a program says that it goes on.
bool isStop(const ObjectJson& step)
{
    for (const char* kind : {"pause", "analysis", "experiment", "plugin"}) {
        if (step.contains(kind))
            return true;
    }
    return false;
}

} // namespace

RolloutState rolloutStateOf(const ObjectJson& rollout)
{
    RolloutState state;
    state.isBlueGreen = jsonAt(rollout, {"spec", "strategy", "blueGreen"}).is_object();
    state.isCanary = jsonAt(rollout, {"spec", "strategy", "canary"}).is_object();
    state.isEnding = !textAt(rollout, {"metadata", "deletionTimestamp"}).empty();
    state.workloadRef = workloadRefOf(rollout);
    readPauses(rollout, state);
    readPhase(rollout, state);
    readCounts(rollout, state);
    state.currentHash = textAt(rollout, {"status", "currentPodHash"});
    state.stableHash = textAt(rollout, {"status", "stableRS"});
    state.activeHash = textAt(rollout, {"status", "blueGreen", "activeSelector"});
    state.revision = textAt(rollout, {"metadata", "annotations", revisionAnnotation});
    state.restartAt = textAt(rollout, {"spec", "restartAt"});
    state.restartedAt = textAt(rollout, {"status", "restartedAt"});
    for (const ObjectJson& container : listAt(rollout, {"spec", "template", "spec", "containers"})) {
        const int index = static_cast<int>(state.containers.size());
        state.containers.push_back({.name = textAt(container, {"name"}), .image = textAt(container, {"image"}), .index = index});
    }
    return state;
}

const ObjectJson& rolloutSteps(const ObjectJson& rollout)
{
    return listAt(rollout, {"spec", "strategy", "canary", "steps"});
}

std::string stepText(const ObjectJson& step)
{
    if (!step.is_object() || step.empty())
        return {};
    const std::string kind = step.begin().key();
    if (kind == "setWeight")
        return kind + " " + printedAt(step, {"setWeight"});
    const std::string duration = kind == "pause" ? printedAt(step, {"pause", "duration"}) : std::string();
    return duration.empty() ? kind : kind + " " + duration;
}

int nextStop(const ObjectJson& steps, int from)
{
    const int count = static_cast<int>(steps.size());
    for (int index = from; index < count; ++index) {
        if (isStop(steps[static_cast<std::size_t>(index)]))
            return index;
    }
    return count;
}

int weightAt(const ObjectJson& steps, int index)
{
    if (index >= static_cast<int>(steps.size()))
        return allTraffic;
    for (int before = index; before >= 0; --before) {
        const ObjectJson& step = steps[static_cast<std::size_t>(before)];
        if (step.contains("setWeight"))
            return static_cast<int>(numberAt(step, {"setWeight"}));
    }
    return 0;
}

} // namespace tealdeck
