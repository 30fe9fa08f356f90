#pragma once

#include "core/base/message.h"
#include "core/domain/application.h"
#include "core/domain/cluster_event.h"
#include "core/domain/node.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// What an overview is made of. Pointers must not be null; what could not be read is missing, not empty.
struct OverviewFacts
{
    const std::vector<Application>* applications = nullptr;
    std::vector<const Workload*> workloads;
    std::vector<const Pod*> pods;
    std::optional<std::vector<const Node*>> nodes;
    std::optional<std::vector<const ClusterEvent*>> events;
    WallTime now{};
};

enum class Severity
{
    Critical,
    Warning,
    Note, // nobody has to act
};

// Where the details of something are.
struct ObjectPlace
{
    std::string kind; // "Deployment", "Pod", "Node"
    std::string namespaceName;
    std::string name;
    std::string uid;
    bool operator==(const ObjectPlace&) const = default;
};

// Something that is not as it should be: one row, however many pods it is about.
struct OverviewProblem
{
    Severity severity = Severity::Warning;
    Message what; // "recommender has 2 of 5 pods ready"
    Message why; // "3 CrashLoopBackOff; 42 restarts, the last one at ..."
    ObjectPlace place;
    std::optional<WallTime> since; // nothing: not known
    bool operator==(const OverviewProblem&) const = default;
};

struct ZoneSummary
{
    std::string zone; // empty: nodes without that label
    int nodes = 0;
    int ready = 0;
    int cordoned = 0;
    bool operator==(const ZoneSummary&) const = default;
};

// Warnings of one reason about one object.
struct WarningSummary
{
    ObjectPlace place;
    std::string reason;
    std::string text; // of the youngest one
    int count = 0;
    WallTime lastSeen{};
    bool operator==(const WarningSummary&) const = default;
};

// The cluster at a glance, within what was read: nothing here claims more than pods, workloads, nodes and events say (safety.md 20).
struct Overview
{
    std::vector<OverviewProblem> problems; // worst first
    int workloads = 0;
    int workloadsAsDesired = 0;
    int pods = 0; // without the completed ones
    int podsReady = 0;
    int restartedPods = 0; // in the last hour
    std::vector<ZoneSummary> zones; // by name
    std::vector<WarningSummary> warnings; // of the last hour, youngest first
    int warningEvents = 0; // how often they were seen

    bool operator==(const Overview&) const = default;
};

Overview lookOver(const OverviewFacts& facts);
// Its problems alone, for who only counts them; without events.
// Other pods than unwell ones may be left out of `facts`.
std::vector<OverviewProblem> problemsIn(const OverviewFacts& facts);
// Neither running and ready nor completed.
bool isUnwell(const Pod& pod);

// The verdict in one sentence, and what it rests on in another.
struct OverviewVerdict
{
    Severity severity = Severity::Note;
    Message what;
    Message basis;
};
OverviewVerdict verdictOn(const Overview& overview, const OverviewFacts& facts);

} // namespace tealdeck
