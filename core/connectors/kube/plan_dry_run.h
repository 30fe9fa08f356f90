#pragma once

#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/plan_surroundings.h"

namespace tealdeck
{

// What the server answered to the request of a plan with dryRun=All.
struct DryRunReading
{
    enum class Kind
    {
        Accepted,
        AcceptedOtherwise, // a webhook or default made something else of it
        ChangedMeanwhile, // a test of the patch failed
        Refused,
        WebhookDown,
        NotAnswered,
        NotAsked,
    };
    Kind kind = Kind::NotAsked;
    Message words;

    bool isAccepted() const { return kind == Kind::Accepted || kind == Kind::AcceptedOtherwise; }
};

// Accepted where it was answered with success: whether that is what was wanted is for the caller to see.
DryRunReading readDryRunAnswer(const PlanSurroundings& facts, const KubeCall& call);
// For the plan, without a difference.
DryRun dryRunOf(const DryRunReading& reading, const PlanSurroundings& facts, ObjectRef object);
// As a check: refused is Failed, a webhook that cannot be asked is a Warning that names it (safety.md 5), no answer is NotRun.
Check dryRunCheck(const DryRunReading& reading, const PlanSurroundings& facts);

} // namespace tealdeck
