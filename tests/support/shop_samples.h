#pragma once

#include "core/change/plan.h"
#include "core/change/progress.h"
#include "core/domain/application.h"
#include "core/journal/journal_entry.h"

#include <chrono>
#include <string>
#include <vector>

// The product "shop" as values, for tests and pictures of the window: what its applications, a plan and a change of web look like.
namespace tealdeck::shop
{

inline const ClusterUid clusterUid{"7c41f0d2-51a3-4a0e-9c57-0f3b6f7f5d10"};

inline Slot slot(const std::string& application, const std::string& name, int position, const std::string& version, WallTime now)
{
    return {.name = name,
            .position = position,
            .workloadKind = "Deployment",
            .workloadName = application + "-" + name,
            .workloadUid = "uid-" + application + "-" + name,
            .version = version,
            .image = "registry.example.org/shop/" + application + ":" + version,
            .digest = position == 0 ? "sha256:a91c44e0d27b5f10c3" : "sha256:5d1e07bc88e04f12ab",
            .desired = 12,
            .ready = 12,
            .pods = 12,
            .restarts = 0,
            .lastRestart = std::nullopt,
            .readySince = std::nullopt,
            .created = now - (position == 0 ? std::chrono::hours(52) : std::chrono::minutes(34)),
            .isSelected = false,
            .otherWays = {},
            .podUids = {}};
}

// Two slots behind Service `name`; blue is live. A preview Service leads to green.
inline Application application(const std::string& name, WallTime now, const std::string& namespaceName = "shop")
{
    Application made{.namespaceName = namespaceName,
                     .name = name,
                     .serviceName = name,
                     .serviceUid = "uid-" + name,
                     .slotLabel = "color",
                     .selector = {{"app", name}, {"color", "blue"}},
                     .slots = {slot(name, "blue", 0, "v1.42.0", now), slot(name, "green", 1, "v1.43.0", now)},
                     .ingresses = {name}};
    made.slots[0].isSelected = true;
    made.slots[1].otherWays = {{.kind = "Service", .name = name + "-preview"}};
    return made;
}

// A worker: no Service, both slots with pods work.
inline Application consumer(const std::string& name, WallTime now)
{
    Application made = application(name, now);
    made.serviceName.clear();
    made.serviceUid.clear();
    made.selector.clear();
    made.ingresses.clear();
    made.slots[0].isSelected = false;
    made.slots[1].otherWays.clear();
    return made;
}

inline Check check(const std::string& id, Verdict verdict, const Message& what, const Message& measured, WallTime readAt)
{
    return {
        .id = id, .verdict = verdict, .what = what, .measured = measured, .source = "Kubernetes", .readAt = readAt, .isHardStop = false};
}

inline std::vector<Check> checks(WallTime now)
{
    std::vector<Check> made{
        check("target-ready", Verdict::Passed, message("Plan", "%1 is ready", {"Green"}),
              message("Plan", "%1 of %2 pods ready on %3 nodes; %4 has %5 of %6", {"12", "12", "3", "blue", "12", "12"}), now),
        check("target-restarts", Verdict::Passed, message("Plan", "%1 does not restart", {"Green"}),
              message("Plan", "no restart in the last 10 min"), now),
        check("same-size", Verdict::Passed, message("Plan", "Same size as %1", {"blue"}), message("Plan", "%1 replicas v %2", {"12", "12"}),
              now),
        check("selector-matches-only-target", Verdict::Passed, message("Plan", "Selects nothing but %1", {"green"}),
              message("Plan", "%1 pods of %2", {"12", "Deployment web-green"}), now),
        check("live-stays-ready", Verdict::Passed, message("Plan", "%1 stays ready", {"Blue"}),
              message("Plan", "%1 of %2 pods ready", {"12", "12"}), now),
        check("endpoints-follow", Verdict::Passed, message("Plan", "Endpoints fit now"),
              message("Plan", "%1 ready endpoints on %2, %3 elsewhere", {"12", "blue", "0"}), now),
        check("others-who-own", Verdict::Passed, message("Plan", "Not undone by others"),
              message("Plan", "nobody else keeps this selector"), now),
        check("other-ways-in", Verdict::Warning, message("Plan", "Other ways to %1", {"green"}),
              message("Plan", "also selected by Service %1, to which no Ingress leads", {"web-preview"}), now),
        check("lock-free", Verdict::Passed, message("Plan", "Lock is free"), message("Plan", "Lease %1 is free", {"shop/tealdeck-web"}),
              now),
        check("may-patch", Verdict::Passed, message("Plan", "Permitted to patch the Service"),
              message("Plan", "patch services/%1 is allowed", {"web"}), now),
        check("server-dry-run", Verdict::Passed, message("Plan", "Accepted in a dry run"), message("Plan", "accepted by the API server"),
              now)};
    made.push_back(check("last-change", Verdict::NotRun, message("Plan", "No change in the last hour"),
                         message("Plan", "the journal of this console begins today"), now));
    made.back().source = "Journal";
    return made;
}

inline HttpStep patch(const std::string& from, const std::string& to, const ObjectRef& object)
{
    return {.method = HttpMethod::Patch,
            .target = "/api/v1/namespaces/shop/services/web",
            .contentType = "application/json-patch+json",
            .body = R"([{"op":"test","path":"/metadata/uid","value":"uid-web"},{"op":"test","path":"/spec/selector/color","value":")" + from
                + R"("},{"op":"replace","path":"/spec/selector/color","value":")" + to + R"("}])",
            .object = object};
}

inline std::vector<PlanStep> steps(const HttpStep& request)
{
    const auto own = [](Message title, Message explanation) {
        return PlanStep{.title = std::move(title), .explanation = std::move(explanation), .request = std::nullopt, .isPredicted = false};
    };
    std::vector<PlanStep> made{
        own(message("Plan", "Take the lock of %1", {"web"}),
            message("Plan", "No other Tealdeck can change %1 while this runs; kubectl, CI and Argo CD still can.", {"web"})),
        own(message("Plan", "Compare the cluster once more"), message("Plan", "Nothing is sent unless its UID is still %1.", {"7c41f0d2"})),
        own(message("Plan", "Patch Service %1", {"web"}),
            message("Plan", "It selects %1 instead of %2. Nothing changes if its uid or selector is another one by then.",
                    {"green v1.43.0", "blue v1.42.0"})),
        own(message("Plan", "Endpoints follow"),
            message("Plan", "Kubernetes puts the ready pods of %1 behind the Service, then each node's proxy follows.", {"green"})),
        own(message("Plan", "Watch until the effect is seen"),
            message("Plan", "%1 ready endpoints on %2 and none elsewhere, within 60 s.", {"12", "green"}))};
    made[2].request = request;
    made[3].isPredicted = true;
    return made;
}

inline std::vector<UndoNote> undoNotes()
{
    return {{UndoNote::Kind::Undo,
             message("Plan", "The selector goes back to %1 by one request. %2 has %3 of %4 pods ready now.",
                     {"color=blue", "Blue", "12", "12"})},
            {UndoNote::Kind::Stays, message("Plan", "Open connections stay with %1 until they close.", {"blue"})},
            {UndoNote::Kind::Stays, message("Plan", "What %1 has written by then stays written.", {"green"})},
            {UndoNote::Kind::Note, message("Plan", "Nothing reverts by itself: switching back is a change like this one.")}};
}

inline DryRun dryRun(const ObjectRef& object, WallTime now)
{
    return {.answer = DryRun::Answer::Accepted,
            .explanation = message("Plan", "accepted by the API server"),
            .object = object,
            .diff = {{DiffLine::Kind::Same, "spec:"},
                     {DiffLine::Kind::Same, "  selector:"},
                     {DiffLine::Kind::Same, "    app: web"},
                     {DiffLine::Kind::Removed, "    color: blue"},
                     {DiffLine::Kind::Added, "    color: green"}},
            .at = now};
}

// A release plan for production: web from blue to green.
inline Plan plan(WallTime now)
{
    Plan made;
    made.id = {"3f6a8f0e-1111-4222-8333-444455556666"};
    made.environment = "shop / prod-eu-1";
    made.context = "prod-eu-1";
    made.clusterUid = clusterUid;
    made.actor = "oncall-eu";
    made.title = message("Plan", "Switch %1 to %2", {"web", "green"});
    made.object = {.kind = "Service", .namespaceName = "shop", .name = "web", .uid = "uid-web"};
    made.applicationName = "web";
    made.slotLabel = "color";
    made.fromSlot = "blue";
    made.toSlot = "green";
    made.selectorBefore = {{"app", "web"}, {"color", "blue"}};
    made.selectorAfter = {{"app", "web"}, {"color", "green"}};
    made.targetReady = 12;
    made.liveReady = 12;
    made.steps = steps(patch("blue", "green", made.object));
    made.checks = checks(now);
    made.undo = undoNotes();
    made.beforeAfter = {{message("Plan", "Service %1 selects", {"web"}), "color=blue", "color=green"},
                        {message("Plan", "Version"), "v1.42.0", "v1.43.0"},
                        {message("Plan", "Ready endpoints"), "12", "12"},
                        {message("Plan", "%1 is", {"Blue"}), "selected by its Service", "not selected by its Service"},
                        {message("Plan", "%1 is", {"Green"}), "not selected by its Service", "selected by its Service"}};
    made.dryRun = dryRun(made.object, now);
    made.inverse = patch("green", "blue", made.object);
    made.commands = {"kubectl --context prod-eu-1 --namespace shop patch service web --type json -p '...green...'"};
    made.inverseCommands = {"kubectl --context prod-eu-1 --namespace shop patch service web --type json -p '...blue...'"};
    made.lockName = "shop/tealdeck-web";
    return made;
}

inline ProgressLine line(WallTime time, ProgressLine::State state, const Message& title, const Message& detail = {})
{
    return {.time = time, .state = state, .title = title, .detail = detail};
}

// The change of plan(), sent a while ago: its request is answered and the endpoints follow.
inline ChangeProgress progress(const Plan& sent, WallTime now)
{
    using State = ProgressLine::State;
    const WallTime begin = now - std::chrono::seconds(7);
    ChangeProgress made;
    made.plan = sent;
    made.reason = "Release v1.43.0, CHG-2291. Agreed with on-call.";
    made.startedAt = begin;
    made.stage = Stage::Watch;
    made.lines
        = {line(begin, State::Done, message("Progress", "Intent written to the journal"),
                message("Progress", "entry %1, flushed to disk", {"1205"})),
           line(begin, State::Done, message("Progress", "Lock of %1 taken", {"web"}),
                message("Progress", "Lease %1, renewed every 10 s", {"shop/tealdeck-web"})),
           line(begin, State::Done, message("Progress", "Cluster compared"), message("Progress", "UID %1, as planned", {"7c41f0d2"})),
           line(begin + std::chrono::seconds(1), State::Done, message("Progress", "%1 patched", {"Service"}),
                message("Progress", "answered %1 in %2 ms", {"200", "41"})),
           line(now, State::Running, message("Progress", "Endpoints become %1", {"green"}),
                message("Progress", "%1 of %2, %3 still elsewhere", {"9", "12", "3"}))};
    made.writes
        = {{.time = begin, .method = HttpMethod::Post, .target = "/apis/coordination.k8s.io/v1/namespaces/shop/leases", .status = 201},
           {.time = begin + std::chrono::seconds(1),
            .method = HttpMethod::Patch,
            .target = "/api/v1/namespaces/shop/services/web",
            .status = 200}};
    made.effect = EffectSeen{.readyOnTarget = 9, .expectedOnTarget = 12, .readyElsewhere = 3, .isComplete = false};
    return made;
}

// The journal's entries of one change: its intent and, unless `outcome` is empty, its outcome.
inline std::vector<JournalEntry> journalled(const std::string& id, const std::string& from, const std::string& to,
                                            const std::string& outcome, WallTime time, const std::string& person = "oncall-eu",
                                            const std::string& fromImages = {}, Purpose purpose = Purpose::Release)
{
    JournalEntry intent;
    intent.localTime = time;
    intent.draft.change = {id};
    intent.draft.kind = JournalKind::Intent;
    intent.draft.context = "prod-eu-1";
    intent.draft.subject = "shop/web";
    intent.draft.actor = person;
    intent.draft.summary = "Switch web to " + to;
    intent.draft.body = R"({"reason":"test","plan":{"title":"Switch web to )" + to + R"(","fromSlot":")" + from + R"(","toSlot":")" + to
        + R"(","fromImages":")" + fromImages + R"(","purpose":")" + std::string(toString(purpose)) + R"("}})";
    std::vector<JournalEntry> entries{intent};
    if (!outcome.empty()) {
        JournalEntry end = intent;
        end.draft.kind = JournalKind::Outcome;
        end.draft.body = R"({"outcome":")" + outcome + R"("})";
        entries.push_back(end);
    }
    return entries;
}

} // namespace tealdeck::shop
