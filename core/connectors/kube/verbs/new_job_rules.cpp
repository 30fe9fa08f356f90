#include "core/connectors/kube/verbs/new_job_rules.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <array>

namespace tealdeck
{
namespace
{

constexpr const char* absentText = "absent";
constexpr const char* thereText = "present";
constexpr std::size_t longestName = 63; // its pods' names and the label job-name have to hold it

// What the Job controller adds to every Job; a copy with them would be refused, or would count the first one's pods.
constexpr std::array controllersLabels{"controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name"};

bool isTrigger(const ObjectRequest& wish)
{
    return wish.verb == ObjectVerb::Trigger;
}

std::string newName(const ObjectRequest& wish)
{
    constexpr std::size_t suffix = 6;
    return wish.name.substr(0, longestName - suffix - 1) + "-" + makeUuid().substr(0, suffix);
}

ObjectJson withoutControllersLabels(ObjectJson labels)
{
    if (!labels.is_object())
        return ObjectJson::object();
    for (const char* label : controllersLabels)
        labels.erase(label);
    return labels;
}

ObjectJson ofCronJob(const ObjectJson& cronJob, const ObjectRequest& wish)
{
    ObjectJson annotations = mapAt(cronJob, {"spec", "jobTemplate", "metadata", "annotations"});
    annotations["cronjob.kubernetes.io/instantiate"] = "manual";
    const ObjectJson owner{{"apiVersion", "batch/v1"},
                           {"kind", "CronJob"},
                           {"name", wish.name},
                           {"uid", textAt(cronJob, {"metadata", "uid"})},
                           {"controller", true}};
    return {{"apiVersion", "batch/v1"},
            {"kind", "Job"},
            {"metadata",
             {{"name", wish.values.at("job")},
              {"namespace", wish.namespaceName},
              {"labels", mapAt(cronJob, {"spec", "jobTemplate", "metadata", "labels"})},
              {"annotations", annotations},
              {"ownerReferences", ObjectJson::array({owner})}}},
            {"spec", jsonAt(cronJob, {"spec", "jobTemplate", "spec"})}};
}

ObjectJson copyOf(const ObjectJson& job, const ObjectRequest& wish)
{
    ObjectJson spec = jsonAt(job, {"spec"});
    if (!spec.is_object())
        spec = ObjectJson::object();
    if (!flagAt(job, {"spec", "manualSelector"}))
        spec.erase("selector");
    spec.erase("suspend");
    if (jsonAt(spec, {"template", "metadata", "labels"}).is_object())
        spec["template"]["metadata"]["labels"] = withoutControllersLabels(spec["template"]["metadata"]["labels"]);
    return {{"apiVersion", "batch/v1"},
            {"kind", "Job"},
            {"metadata",
             {{"name", wish.values.at("job")},
              {"namespace", wish.namespaceName},
              {"labels", withoutControllersLabels(mapAt(job, {"metadata", "labels"}))},
              {"annotations", {{"tealdeck.org/rerun-of", wish.name}}}}},
            {"spec", std::move(spec)}};
}

HttpStep createStep(const ObjectJson& job, const ObjectRequest& wish)
{
    const std::string body = dumpJson(job);
    return {.method = HttpMethod::Post,
            .target = kubePath(kube::jobs, wish.namespaceName) + "?fieldManager=tealdeck",
            .contentType = "application/json",
            .body = body,
            .object = {.kind = "Job", .namespaceName = wish.namespaceName, .name = wish.values.at("job"), .uid = {}},
            .masked = MaskedBody{.text = dumpJson(maskObject(job).object), .digest = toHex(sha256(body))}};
}

std::vector<std::string> commandsOf(const std::string& context, const ObjectRequest& wish)
{
    if (!isTrigger(wish)) // kubectl has no word for it
        return {verbs::kubectl(context, wish,
                               "get job " + shellQuoted(wish.name)
                                   + " -o yaml  # without status, uid, selector and controller-uid labels, then: kubectl create")};
    return {verbs::kubectl(context, wish,
                           "create job --from=" + shellQuoted("cronjob/" + wish.name) + " " + shellQuoted(wish.values.at("job")))};
}

Check triggerCheck(const VerbFacts& facts)
{
    const std::size_t active = listAt(facts.object, {"status", "active"}).size();
    const std::string policy = textAt(facts.object, {"spec", "concurrencyPolicy"});
    const bool isBesideAnother = active > 0 && policy != "Allow";
    return checkOf("concurrency", isBesideAnother ? Verdict::Warning : Verdict::Passed, message("Plan", "No run beside it"),
                   isBesideAnother ? message("Plan", "%1 on their way; its policy is %2, which a run by hand does not ask",
                                             {std::to_string(active), policy})
                                   : message("Plan", "%1 on their way; its policy is %2", {std::to_string(active), policy}),
                   facts.objectReadAt);
}

Check rerunCheck(const VerbFacts& facts)
{
    const long long active = numberAt(facts.object, {"status", "active"});
    return checkOf("concurrency", active > 0 ? Verdict::Warning : Verdict::Passed, message("Plan", "No run beside it"),
                   active > 0 ? message("Plan", "the first one still has %1 pods at work", {std::to_string(active)})
                              : message("Plan", "the first one has ended"),
                   facts.objectReadAt);
}

} // namespace

std::optional<KubeResource> NewJobRules::resource(const ObjectRequest& wish) const
{
    if (isTrigger(wish))
        return wish.kind == "CronJob" ? std::optional(kube::cronJobs) : std::nullopt;
    return wish.kind == "Job" ? std::optional(kube::jobs) : std::nullopt;
}

std::optional<KubeResource> NewJobRules::watched(const ObjectRequest&) const
{
    return kube::jobs;
}

AccessQuestion NewJobRules::right(const ObjectRequest& wish) const
{
    AccessQuestion right = verbs::rightTo("create", kube::jobs, wish);
    right.name.clear(); // RBAC cannot tell names of what is created
    return right;
}

Result<ObjectChange> NewJobRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    ObjectChange change;
    change.wish = facts.wish;
    std::string& name = change.wish.values["job"];
    if (name.empty())
        name = newName(facts.wish);
    const ObjectJson job = isTrigger(facts.wish) ? ofCronJob(facts.object, change.wish) : copyOf(facts.object, change.wish);
    change.title = isTrigger(facts.wish) ? message("Plan", "Run %1 now", {verbs::nameOf(facts.wish)})
                                         : message("Plan", "Run %1 once more", {verbs::nameOf(facts.wish)});
    change.before = absentText;
    change.after = thereText;
    change.requests = {createStep(job, change.wish)};
    change.requestTitles = {message("Plan", "Create Job %1", {name})};
    change.consequence = message("Plan", "The Job controller makes its pods; whether the work succeeds is not part of this change.");
    change.awaited = message("Plan", "The server has a Job %1.", {name});
    change.notes.push_back({UndoNote::Kind::Stays, message("Plan", "What the job does is not undone; the Job itself can be deleted.")});
    change.beforeAfter = {{message("Plan", "Job %1", {name}), absentText, thereText}};
    change.commands = commandsOf(moment.context, change.wish);
    return change;
}

std::vector<Check> NewJobRules::checks(const VerbFacts& facts) const
{
    return {isTrigger(facts.wish) ? triggerCheck(facts) : rerunCheck(facts)};
}

std::string NewJobRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? thereText : absentText;
}

std::optional<std::map<std::string, std::string>> NewJobRules::offer(const ObjectJson& object) const
{
    const bool isEnding = !textAt(object, {"metadata", "deletionTimestamp"}).empty();
    return isEnding ? std::nullopt : std::optional<std::map<std::string, std::string>>(std::in_place);
}

} // namespace tealdeck
