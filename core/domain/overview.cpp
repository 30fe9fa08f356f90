#include "core/domain/overview.h"

#include "core/domain/overview_problems.h"
#include "core/domain/pod_urgency.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace tealdeck
{
namespace
{

constexpr Duration recently = std::chrono::hours(1);

bool isRecent(const std::optional<WallTime>& moment, WallTime now)
{
    return moment && now - *moment <= recently;
}

void countPods(const OverviewFacts& facts, Overview& overview)
{
    for (const Pod* pod : facts.pods) {
        if (urgencyOf(*pod) == PodUrgency::Completed)
            continue;
        ++overview.pods;
        overview.podsReady += pod->isReady ? 1 : 0;
        overview.restartedPods += isRecent(pod->lastRestart, facts.now) ? 1 : 0;
    }
}

void countZones(const std::vector<const Node*>& nodes, Overview& overview)
{
    std::map<std::string, ZoneSummary> zones;
    for (const Node* node : nodes) {
        ZoneSummary& zone = zones[node->zone];
        zone.zone = node->zone;
        ++zone.nodes;
        zone.ready += node->isReady ? 1 : 0;
        zone.cordoned += node->isUnschedulable ? 1 : 0;
    }
    for (auto& [name, zone] : zones)
        overview.zones.push_back(std::move(zone));
}

void addWarning(const ClusterEvent& event, std::map<std::pair<std::string, std::string>, WarningSummary>& warnings)
{
    WarningSummary& warning = warnings[{event.objectUid + event.objectKind + event.objectNamespace + "/" + event.objectName, event.reason}];
    warning.count += event.count;
    if (warning.lastSeen >= *event.lastSeen)
        return;
    warning.lastSeen = *event.lastSeen;
    warning.place = {.kind = event.objectKind, .namespaceName = event.objectNamespace, .name = event.objectName, .uid = event.objectUid};
    warning.reason = event.reason;
    warning.text = event.text;
}

void countWarnings(const std::vector<const ClusterEvent*>& events, WallTime now, Overview& overview)
{
    std::map<std::pair<std::string, std::string>, WarningSummary> warnings;
    for (const ClusterEvent* event : events) {
        if (event->type == "Warning" && isRecent(event->lastSeen, now))
            addWarning(*event, warnings);
    }
    for (auto& [key, warning] : warnings) {
        overview.warningEvents += warning.count;
        overview.warnings.push_back(std::move(warning));
    }
    std::ranges::stable_sort(overview.warnings, std::ranges::greater(), &WarningSummary::lastSeen);
}

std::vector<OverviewProblem> inOrder(std::vector<OverviewProblem> problems, const OverviewFacts& facts)
{
    if (facts.nodes)
        std::ranges::move(findNodeProblems(*facts.nodes), std::back_inserter(problems));
    std::ranges::stable_sort(problems, {}, &OverviewProblem::severity);
    return problems;
}

std::string number(std::ptrdiff_t value)
{
    return std::to_string(value);
}

Message basisOf(const Overview& overview, const OverviewFacts& facts)
{
    if (!facts.nodes)
        return message("Overview",
                       "%1 of %2 workloads have the pods they ask for. Nodes are not read; not checked from outside, no metrics.",
                       {number(overview.workloadsAsDesired), number(overview.workloads)});
    std::ptrdiff_t nodes = 0;
    std::ptrdiff_t ready = 0;
    for (const ZoneSummary& zone : overview.zones) {
        nodes += zone.nodes;
        ready += zone.ready;
    }
    return message("Overview",
                   "%1 of %2 workloads have the pods they ask for, %3 of %4 nodes are ready. Not checked from outside, no metrics.",
                   {number(overview.workloadsAsDesired), number(overview.workloads), number(ready), number(nodes)});
}

} // namespace

Overview lookOver(const OverviewFacts& facts)
{
    Overview overview;
    countPods(facts, overview);
    if (facts.nodes)
        countZones(*facts.nodes, overview);
    if (facts.events)
        countWarnings(*facts.events, facts.now, overview);
    WorkloadProblems found = findWorkloadProblems(facts);
    overview.workloads = static_cast<int>(facts.workloads.size());
    overview.workloadsAsDesired = overview.workloads - found.workloadsShort;
    overview.problems = inOrder(std::move(found.problems), facts);
    return overview;
}

std::vector<OverviewProblem> problemsIn(const OverviewFacts& facts)
{
    return inOrder(findWorkloadProblems(facts).problems, facts);
}

OverviewVerdict verdictOn(const Overview& overview, const OverviewFacts& facts)
{
    const auto critical = std::ranges::count(overview.problems, Severity::Critical, &OverviewProblem::severity);
    const auto warnings = std::ranges::count(overview.problems, Severity::Warning, &OverviewProblem::severity);
    OverviewVerdict verdict{.severity = Severity::Note, .what = {}, .basis = basisOf(overview, facts)};
    if (critical > 0) {
        verdict.severity = Severity::Critical;
        verdict.what
            = critical == 1 ? message("Overview", "One thing is broken") : message("Overview", "%1 things are broken", {number(critical)});
    } else if (warnings > 0) {
        verdict.severity = Severity::Warning;
        verdict.what = warnings == 1 ? message("Overview", "One thing needs attention")
                                     : message("Overview", "%1 things need attention", {number(warnings)});
    } else if (overview.workloadsAsDesired < overview.workloads) {
        verdict.what = message("Overview", "Workloads are on their way to what is desired");
    } else if (overview.workloads == 0 && overview.pods == 0) {
        verdict.what = message("Overview", "Nothing runs here");
    } else {
        verdict.what = message("Overview", "Workloads are as desired");
    }
    return verdict;
}

} // namespace tealdeck
