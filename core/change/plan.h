#pragma once

#include "core/base/message.h"
#include "core/change/change.h"
#include "core/net/http_message.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

enum class Verdict
{
    Passed,
    Warning, // must be ticked as seen before anything is sent
    Failed, // stops a release or a fix; on a way back it is shown as a Warning unless isHardStop
    NotRun, // timed out, forbidden or not applicable: said why, never Passed or Failed
};

std::string_view toString(Verdict verdict);

struct Check
{
    std::string id; // "target-ready", "selector-matches-only-target" ... stable, for tests and policy
    Verdict verdict = Verdict::NotRun;
    Message what; // "Green is ready"
    Message measured; // "12 of 12 pods ready for 34 min"
    std::string source; // "Kubernetes", "Journal"
    std::optional<WallTime> readAt; // when the data was read
    bool isHardStop = false; // stops even a way back (safety.md 1)
    bool operator==(const Check&) const = default;
};

// What is shown and kept instead of a body that may hold secrets (the template of a pod, say). The true one is sent and stays in memory.
struct MaskedBody
{
    std::string text;
    std::string digest; // SHA-256 of the true one, in hex
    bool operator==(const MaskedBody&) const = default;
};

// One request of a change. It carries its own value preconditions (JSON Patch tests), so that sending it late does no harm.
struct HttpStep
{
    HttpMethod method = HttpMethod::Patch;
    std::string target; // path and query without dryRun
    std::string contentType;
    std::string body;
    ObjectRef object;
    std::optional<MaskedBody> masked{};
    // It evicts `object`, whose uid it carries as a precondition, so that sending it once more is harmless: refused for now (429) it is
    // sent again later, and an object that is gone by then is what was wanted.
    bool mayWait = false;
    bool operator==(const HttpStep&) const = default;

    // For people, journal and clipboard.
    const std::string& shownBody() const { return masked ? masked->text : body; }
};

// One line of "What will happen". A step without a request is done by somebody else or by the console itself (lock, comparison, watching).
struct PlanStep
{
    Message title;
    Message explanation;
    std::optional<HttpStep> request;
    bool isPredicted = false; // follows from what we send, done by others (safety.md 21)
    bool operator==(const PlanStep&) const = default;
};

struct UndoNote
{
    enum class Kind
    {
        Undo, // how it is undone
        Stays, // what is not undone
        Note,
    };
    Kind kind = Kind::Note;
    Message message;
    bool operator==(const UndoNote&) const = default;
};

struct BeforeAfter
{
    Message what;
    std::string before;
    std::string after;
    bool operator==(const BeforeAfter&) const = default;
};

struct DiffLine
{
    enum class Kind
    {
        Same,
        Removed,
        Added,
    };
    Kind kind = Kind::Same;
    std::string text;
    bool operator==(const DiffLine&) const = default;
};

// What the server answered to the same request with dryRun=All.
struct DryRun
{
    enum class Answer
    {
        Accepted,
        Refused, // by the API server itself or by a webhook; `explanation` names it
        NotRun, // timed out, webhook down, or read-only
    };
    Answer answer = Answer::NotRun;
    Message explanation;
    ObjectRef object;
    std::vector<DiffLine> diff; // of the answer against the object as read, metadata noise left out
    std::optional<WallTime> at;
    bool operator==(const DryRun&) const = default;
};

// Everything an operator must know before they agree, and everything the executor needs afterwards. A value: it can be shown, compared,
// journalled.
struct Plan
{
    ChangeId id;
    ChangeRequest request;
    Purpose purpose = Purpose::Release;
    EnvironmentClass environmentClass = EnvironmentClass::Production;
    std::string environment; // "shop / prod-eu-1"
    std::string context;
    ClusterUid clusterUid;
    std::string actor; // user name as the server says it
    bool isSandbox = false;

    Message title; // "Switch web to green"
    ObjectRef object; // the Service
    bool hasAnnotations = false; // the object has an annotations map; a JSON Patch that adds to it has to know
    std::string applicationName; // "web"
    bool isHarder = false; // typed name and reason are asked for in every class
    std::string slotLabel; // "color"
    std::string fromSlot; // "blue"
    std::string toSlot; // "green"
    Labels selectorBefore;
    Labels selectorAfter;
    std::string fromImages; // what runs on the side that is left, if known: tells a later way back from a new release
    std::string stateBefore; // of a workload: "replicas=3"; a switch has slots
    std::string stateAfter;
    int targetReady = 0; // ready pods of the target when planned; of a workload: pods wanted
    int liveReady = 0;

    std::vector<PlanStep> steps;
    std::vector<Check> checks;
    std::vector<UndoNote> undo;
    std::vector<BeforeAfter> beforeAfter;
    DryRun dryRun;
    std::optional<HttpStep> inverse; // the request that undoes it
    std::optional<ChangeRequest> inverseRequest; // the same as a wish; a switch's follows from its slots
    // How long the effect may take, from the first request on where requests may wait; nothing: as the executor is used to.
    std::optional<Duration> effectWithin;
    std::vector<std::string> commands; // "copy as commands"
    std::vector<std::string> inverseCommands;

    Instant madeAt{};
    WallTime madeAtWall{};
    Duration validFor = std::chrono::minutes(2);

    // Lease of the application: "shop/tealdeck-web", and who holds it now, if anybody does.
    std::string lockName;
    std::string lockHolder;
    std::string lockVersion; // its resourceVersion then: unchanged for its whole duration means that the holder is gone (safety.md 11)
};

// Namespace of the lock: the object's own, or where objects without one are locked.
std::string lockSpaceOf(const Plan& plan);
// True when a check forbids sending: any Failed one, for a way back only the hard stops.
bool isBlocked(const Plan& plan);
// The ids of the checks that must be ticked as seen: warnings, failed ones that do not block, and those not run.
std::vector<std::string> warningsToAcknowledge(const Plan& plan);
// SHA-256 in hex over everything that is sent and what it depends on; two plans with the same digest do the same.
std::string digestOf(const Plan& plan);
// The plan as JSON for the journal: requests, checks, values before and after; no secrets are in a plan.
std::string toJson(const Plan& plan);

} // namespace tealdeck
