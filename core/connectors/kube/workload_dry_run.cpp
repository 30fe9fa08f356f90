#include "core/connectors/kube/plan_dry_run.h"
#include "core/connectors/kube/workload_plan.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Kind = DryRunReading::Kind;

// What the server would make of it, in the words of stateText(); nothing when the answer cannot be read.
std::optional<std::string> answeredState(const WorkloadFacts& facts)
{
    const std::string& body = (*facts.dryRun)->body;
    const WorkloadRequest& wish = facts.change.wish;
    if (wish.verb != WorkloadVerb::Scale) {
        const auto state = decodeWorkloadState(body, facts.state.kind);
        return state ? std::optional(stateText(*state, wish)) : std::nullopt;
    }
    const auto scale = nlohmann::json::parse(body, nullptr, false); // autoscaling/v1
    if (!scale.is_object() || !scale.contains("spec") || !scale["spec"].is_object())
        return std::nullopt;
    WorkloadState state = facts.state;
    state.replicas = scale["spec"].value("replicas", 0); // left out where it is zero
    return stateText(state, wish);
}

struct Reading
{
    DryRunReading reading;
    std::string after;
};

Reading readDryRun(const WorkloadFacts& facts)
{
    const KubeCall call{.verb = "patch",
                        .resource = workloadResource(facts.state.kind).value_or(kube::deployments),
                        .namespaceName = facts.state.meta.namespaceName.str(),
                        .name = facts.state.meta.name.str()};
    Reading found{.reading = readDryRunAnswer(facts, call), .after = {}};
    if (!found.reading.isAccepted())
        return found;
    const auto after = answeredState(facts);
    if (!after) {
        found.reading = {.kind = Kind::NotAnswered, .words = message("Plan", "the server's answer to the dry run cannot be read")};
        return found;
    }
    found.after = *after;
    if (*after != facts.change.after)
        found.reading = {.kind = Kind::AcceptedOtherwise, .words = message("Plan", "the server would make %1 of it", {*after})};
    return found;
}

} // namespace

DryRun workloadDryRun(const WorkloadFacts& facts)
{
    const Reading found = readDryRun(facts);
    DryRun dryRun = dryRunOf(found.reading, facts, facts.change.request.object);
    if (found.reading.isAccepted())
        dryRun.diff = {{DiffLine::Kind::Removed, facts.change.before}, {DiffLine::Kind::Added, found.after}};
    return dryRun;
}

Check workloadDryRunCheck(const WorkloadFacts& facts)
{
    return dryRunCheck(readDryRun(facts).reading, facts);
}

} // namespace tealdeck
