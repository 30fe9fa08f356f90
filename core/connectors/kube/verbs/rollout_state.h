#pragma once

#include "core/base/message.h"
#include "core/connectors/kube/object_json.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

struct RolloutContainer
{
    std::string name;
    std::string image;
    int index = 0; // in spec.template.spec.containers
};

// One Rollout of Argo Rollouts (argoproj.io/v1alpha1) as far as changes of it need it. The meaning of its status is that of the
// controller's own code (utils/rollout, pkg/kubectl-argo-rollouts of argo-rollouts v1.10).
struct RolloutState
{
    bool isBlueGreen = false;
    bool isCanary = false;
    bool isEnding = false; // it is being deleted
    std::string workloadRef; // "Deployment web", whose template it follows; empty: it has one of its own

    bool isPausedByHand = false; // spec.paused
    bool isAborted = false;
    bool isControllerPaused = false;
    bool isPromotedInFull = false; // asked for and not done yet
    bool isInconclusive = false; // of an analysis that the canary waits for
    std::vector<std::string> pauseReasons; // "BlueGreenPause", "CanaryPauseStep", "InconclusiveAnalysisRun" ...
    std::string phase; // "Healthy", "Progressing", "Paused", "Degraded"; by the newest generation
    std::string words; // of the controller on its phase
    bool isObserved = false; // the controller has seen the newest generation

    std::string currentHash; // of the pod template that is wanted
    std::string stableHash;
    std::string activeHash; // blue-green: what the active Service selects
    std::string abortedAt;
    int step = 0; // canary: steps that are passed
    std::string revision; // of the wanted template
    int replicas = 1;
    int updated = 0;
    int available = 0;
    std::string restartAt;
    std::string restartedAt;
    std::vector<RolloutContainer> containers;

    // Everything of the wanted version is done: it is the stable one.
    bool isFullyPromoted() const { return currentHash == stableHash; }
    // Somebody ended a pause and the controller has not followed yet.
    bool isUnpausing() const { return isControllerPaused && pauseReasons.empty(); }
    // "Paused (BlueGreenPause)".
    std::string phaseText() const { return phase + (words.empty() ? "" : " (" + words + ")"); }
    bool isWaiting() const { return !pauseReasons.empty(); }
};

RolloutState rolloutStateOf(const ObjectJson& rollout);

// The steps of a canary, as written in spec.strategy.canary.steps; empty: none.
const ObjectJson& rolloutSteps(const ObjectJson& rollout);
// "setWeight 50", "pause", "pause 2s", "analysis": what a step does, in the words of its manifest.
std::string stepText(const ObjectJson& step);
// The first step from `from` on at which a canary stays until something from outside happens or a time is over; the number of steps where
// there is none.
int nextStop(const ObjectJson& steps, int from);
// The weight in percent while the step with this index runs; 100 behind the last one.
int weightAt(const ObjectJson& steps, int index);

} // namespace tealdeck
