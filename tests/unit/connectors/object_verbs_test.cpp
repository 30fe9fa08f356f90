#include <QtTest>

#include "core/change/change_request.h"
#include "core/change/journal_body.h"
#include "core/change/journalled_plan.h"
#include "core/connectors/kube/object_plan.h"
#include "core/connectors/kube/object_sight.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const WallTime now = *parseRfc3339("2026-11-28T09:00:00Z");
constexpr const char* secretValue = "opensesame-4711";

ObjectJson metadata(const std::string& name, ObjectJson more = ObjectJson::object())
{
    more["name"] = name;
    more["uid"] = "uid-of-" + name;
    more["namespace"] = "shop";
    return more;
}

ObjectJson ownedBy(const std::string& kind, const std::string& name)
{
    return {{"ownerReferences", ObjectJson::array({{{"kind", kind}, {"name", name}, {"uid", "uid-of-" + name}, {"controller", true}}})},
            {"labels", {{"app", "web"}}}};
}

ObjectJson node(bool isCordoned)
{
    ObjectJson object{{"kind", "Node"},
                      {"metadata", {{"name", "a"}, {"uid", "uid-of-a"}}},
                      {"spec", ObjectJson::object()},
                      {"status", {{"conditions", ObjectJson::array({{{"type", "Ready"}, {"status", "True"}}})}}}};
    if (isCordoned)
        object["spec"]["unschedulable"] = true;
    return object;
}

ObjectJson pod(const std::string& owner = "web-7d9f")
{
    return {{"kind", "Pod"},
            {"metadata", metadata("web-1", owner.empty() ? ObjectJson::object() : ownedBy("ReplicaSet", owner))},
            {"spec", {{"terminationGracePeriodSeconds", 45}, {"volumes", ObjectJson::array()}}},
            {"status", {{"conditions", ObjectJson::array({{{"type", "Ready"}, {"status", "True"}}})}}}};
}

ObjectJson jobSpec()
{
    return {
        {"template",
         {{"metadata", {{"labels", {{"app", "nightly"}, {"controller-uid", "x"}, {"batch.kubernetes.io/job-name", "import"}}}}},
          {"spec",
           {{"containers",
             ObjectJson::array({{{"name", "work"}, {"env", ObjectJson::array({{{"name", "DB_PASSWORD"}, {"value", secretValue}}})}}})}}}}}};
}

ObjectJson cronJob(const char* policy = "Forbid", int active = 0)
{
    ObjectJson runs = ObjectJson::array();
    for (int i = 0; i < active; ++i)
        runs.push_back({{"name", "nightly-" + std::to_string(i)}});
    return {
        {"kind", "CronJob"},
        {"metadata", metadata("nightly", {{"labels", {{"app", "nightly"}}}})},
        {"spec", {{"schedule", "0 3 * * *"}, {"suspend", false}, {"concurrencyPolicy", policy}, {"jobTemplate", {{"spec", jobSpec()}}}}},
        {"status", {{"active", runs}}}};
}

ObjectJson job()
{
    ObjectJson spec = jobSpec();
    spec["selector"] = {{"matchLabels", {{"batch.kubernetes.io/controller-uid", "x"}}}};
    return {{"kind", "Job"},
            {"metadata", metadata("import", {{"labels", {{"app", "import"}, {"controller-uid", "x"}}}})},
            {"spec", spec},
            {"status", ObjectJson::object()}};
}

ObjectJson autoscaler(int replicas = 4)
{
    return {{"kind", "HorizontalPodAutoscaler"},
            {"metadata", metadata("web")},
            {"spec",
             {{"scaleTargetRef", {{"kind", "Deployment"}, {"name", "web-blue"}}},
              {"minReplicas", 2},
              {"maxReplicas", 8},
              {"metrics",
               ObjectJson::array({{{"type", "Pods"}},
                                  {{"type", "Resource"},
                                   {"resource", {{"name", "cpu"}, {"target", {{"type", "Utilization"}, {"averageUtilization", 70}}}}}}})}}},
            {"status", {{"currentReplicas", replicas}}}};
}

ObjectRequest wishFor(ObjectVerb verb, const ObjectJson& object, std::map<std::string, std::string> values = {})
{
    return {.verb = verb,
            .kind = textAt(object, {"kind"}),
            .namespaceName = textAt(object, {"metadata", "namespace"}),
            .name = textAt(object, {"metadata", "name"}),
            .values = std::move(values)};
}

VerbFacts factsFor(ObjectVerb verb, const ObjectJson& object, std::map<std::string, std::string> values = {})
{
    VerbFacts facts;
    facts.wish = wishFor(verb, object, std::move(values));
    facts.object = object;
    facts.objectReadAt = now;
    return facts;
}

Result<ObjectChange> changeOf(const VerbFacts& facts)
{
    return rulesOf(facts.wish.verb).change(facts, {.context = "prod", .now = now});
}

ObjectChange changeIn(const VerbFacts& facts)
{
    auto change = changeOf(facts);
    if (!change)
        qFatal("%s", describe(change.error()).c_str());
    return *std::move(change);
}

ObjectJson bodyOf(const HttpStep& step)
{
    return ObjectJson::parse(step.body);
}

void addBudget(VerbFacts& facts, int allowed)
{
    const ObjectJson budget{{"metadata", {{"name", "web"}}},
                            {"spec", {{"selector", {{"matchLabels", {{"app", "web"}}}}}}},
                            {"status", {{"disruptionsAllowed", allowed}}}};
    facts.further["budgets"] = {.value = ObjectJson{{"items", ObjectJson::array({budget})}}, .readAt = now};
}

Check checkIn(const VerbFacts& facts, const std::string& id)
{
    const auto checks = rulesOf(facts.wish.verb).checks(facts);
    const auto found = std::ranges::find(checks, id, &Check::id);
    if (found == checks.end())
        qFatal("no check %s", id.c_str());
    return *found;
}

bool isInvalid(const Result<ObjectChange>& change, const std::string& part)
{
    return !change && change.error().kind == ErrorKind::InvalidInput && render(change.error().message).find(part) != std::string::npos;
}

Plan planOf(VerbFacts facts)
{
    facts.change = changeIn(facts);
    return objectPlanOf(facts, {.environment = "shop", .context = "prod", .slotLabels = {}}, {.now = {}, .wallNow = now});
}

} // namespace

// What each verb reads in an object, sends and says of it.
class ObjectVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety13_aCordonTestsUidAndWhatItReplaces()
    {
        const ObjectChange change = changeIn(factsFor(ObjectVerb::Cordon, node(false)));
        QCOMPARE(change.requests.size(), std::size_t(1));
        QCOMPARE(change.requests.front().target, std::string("/api/v1/nodes/a?fieldManager=tealdeck"));
        const ObjectJson expected = ObjectJson::parse(R"([{"op":"test","path":"/metadata/uid","value":"uid-of-a"},
            {"op":"test","path":"/spec/unschedulable","value":null},{"op":"add","path":"/spec/unschedulable","value":true}])");
        QCOMPARE(dumpJson(bodyOf(change.requests.front())), dumpJson(expected));
        QCOMPARE(change.before, std::string("unschedulable=false"));
        QCOMPARE(change.after, std::string("unschedulable=true"));
        QVERIFY(change.inverseWish->verb == ObjectVerb::Uncordon);
        QCOMPARE(change.commands, std::vector<std::string>{"kubectl --context prod cordon a"});
        QVERIFY(isInvalid(changeOf(factsFor(ObjectVerb::Cordon, node(true))), "as wanted already"));
        QVERIFY(isInvalid(changeOf(factsFor(ObjectVerb::Uncordon, node(false))), "as wanted already"));
    }

    void aCordonSaysWhetherOthersTakeNewPods()
    {
        VerbFacts facts = factsFor(ObjectVerb::Cordon, node(false));
        ObjectJson other = node(true);
        other["metadata"]["name"] = "b";
        facts.further["nodes"] = {.value = ObjectJson{{"items", ObjectJson::array({node(false), other})}}, .readAt = now};
        QVERIFY(checkIn(facts, "room-elsewhere").verdict == Verdict::Warning);
        other["spec"] = ObjectJson::object();
        facts.further["nodes"] = {.value = ObjectJson{{"items", ObjectJson::array({node(false), other})}}, .readAt = now};
        QVERIFY(checkIn(facts, "room-elsewhere").verdict == Verdict::Passed);
        facts.further["nodes"] = {.value = fail(ErrorKind::Forbidden, message("Kube", "no")), .readAt = now};
        QVERIFY(checkIn(facts, "room-elsewhere").verdict == Verdict::NotRun);
    }

    void safety13_aDeletionNamesTheUid()
    {
        const ObjectChange change = changeIn(factsFor(ObjectVerb::Delete, pod()));
        QVERIFY(change.requests.front().method == HttpMethod::Delete);
        QCOMPARE(textAt(bodyOf(change.requests.front()), {"preconditions", "uid"}), std::string("uid-of-web-1"));
        QVERIFY(jsonAt(bodyOf(change.requests.front()), {"gracePeriodSeconds"}).is_null());
        QCOMPARE(*change.effectWithin, Duration(105s)); // its own 45 s and a minute
        QVERIFY(!change.inverse && !change.isHarder);
        const ObjectChange ofJob = changeIn(factsFor(ObjectVerb::Delete, job()));
        QCOMPARE(textAt(bodyOf(ofJob.requests.front()), {"propagationPolicy"}), std::string("Background"));
    }

    void aDeletionWithoutReturnIsHarder()
    {
        QVERIFY(changeIn(factsFor(ObjectVerb::Delete, pod(""))).isHarder);
        QVERIFY(checkIn(factsFor(ObjectVerb::Delete, pod("")), "made-anew").verdict == Verdict::Warning);
        const ObjectChange atOnce = changeIn(factsFor(ObjectVerb::Delete, pod(), {{"grace", "0"}}));
        QVERIFY(atOnce.isHarder);
        QVERIFY(atOnce.commands.front().find("--grace-period=0 --force") != std::string::npos);
        QVERIFY(isInvalid(changeOf(factsFor(ObjectVerb::Delete, pod(), {{"grace", "soon"}})), "number of seconds"));
    }

    void aDeletionSaysWhatABudgetWouldSay()
    {
        VerbFacts facts = factsFor(ObjectVerb::Delete, pod());
        addBudget(facts, 0);
        QVERIFY(checkIn(facts, "disruption-budget").verdict == Verdict::Warning);
        addBudget(facts, 1);
        QVERIFY(checkIn(facts, "disruption-budget").verdict == Verdict::Passed);
        facts.further.clear();
        QVERIFY(checkIn(facts, "disruption-budget").verdict == Verdict::NotRun);
        ObjectJson withData = pod();
        withData["spec"]["volumes"].push_back({{"name", "cache"}, {"emptyDir", ObjectJson::object()}});
        const Check local = checkIn(factsFor(ObjectVerb::Delete, withData), "local-data");
        QVERIFY(local.verdict == Verdict::Warning && render(local.measured).find("cache") != std::string::npos);
    }

    void whatEndedCannotBeSuspended()
    {
        ObjectJson finished = job();
        finished["status"]["completionTime"] = "2026-11-28T08:00:00Z";
        QVERIFY(isInvalid(changeOf(factsFor(ObjectVerb::Suspend, finished)), "finished"));
        const auto offers = offersFor(finished);
        QVERIFY(std::ranges::none_of(offers, [](const ObjectOffer& offer) { return offer.verb == ObjectVerb::Suspend; }));
        QVERIFY(std::ranges::any_of(offers, [](const ObjectOffer& offer) { return offer.verb == ObjectVerb::Rerun; }));
        ObjectJson working = job();
        working["status"]["active"] = 2;
        QVERIFY(checkIn(factsFor(ObjectVerb::Suspend, working), "running-work").verdict == Verdict::Warning);
    }

    void aRunByHandIsOwnedByItsCronJob()
    {
        const ObjectChange change = changeIn(factsFor(ObjectVerb::Trigger, cronJob()));
        const ObjectJson made = bodyOf(change.requests.front());
        QCOMPARE(textAt(made, {"metadata", "annotations", "cronjob.kubernetes.io/instantiate"}), std::string("manual"));
        QCOMPARE(textAt(listAt(made, {"metadata", "ownerReferences"}).front(), {"uid"}), std::string("uid-of-nightly"));
        QVERIFY(change.wish.values.at("job").starts_with("nightly-"));
        ObjectJson longName = cronJob();
        longName["metadata"]["name"] = std::string(52, 'n') + std::string(11, 'm');
        QCOMPARE(changeIn(factsFor(ObjectVerb::Trigger, longName)).wish.values.at("job").size(), std::size_t(63));
        QVERIFY(checkIn(factsFor(ObjectVerb::Trigger, cronJob("Forbid", 1)), "concurrency").verdict == Verdict::Warning);
        QVERIFY(checkIn(factsFor(ObjectVerb::Trigger, cronJob("Allow", 1)), "concurrency").verdict == Verdict::Passed);
    }

    void aCopyLeavesOutWhatTheControllerAdded()
    {
        const ObjectJson made = bodyOf(changeIn(factsFor(ObjectVerb::Rerun, job(), {{"job", "import-2"}})).requests.front());
        QCOMPARE(textAt(made, {"metadata", "name"}), std::string("import-2"));
        QVERIFY(jsonAt(made, {"spec", "selector"}).is_null());
        QCOMPARE(labelsAt(made, {"metadata", "labels"}), (Labels{{"app", "import"}}));
        QCOMPARE(labelsAt(made, {"spec", "template", "metadata", "labels"}), (Labels{{"app", "nightly"}}));
        ObjectJson byHand = job();
        byHand["spec"]["manualSelector"] = true;
        QVERIFY(!jsonAt(bodyOf(changeIn(factsFor(ObjectVerb::Rerun, byHand)).requests.front()), {"spec", "selector"}).is_null());
    }

    // The body that is sent has them, nothing that is shown or kept has.
    void safety_secretsOfATemplateReachNeitherPlanNorJournal()
    {
        const Plan plan = planOf(factsFor(ObjectVerb::Trigger, cronJob()));
        const auto request = std::ranges::find_if(plan.steps, [](const PlanStep& step) { return step.request.has_value(); });
        QVERIFY(request->request->body.find(secretValue) != std::string::npos);
        QVERIFY(request->request->shownBody().find(secretValue) == std::string::npos);
        const std::string intent = intentBody(plan, {.typedName = {}, .reason = "test", .seenWarnings = {}, .typingTime = {}});
        QVERIFY(intent.find(secretValue) == std::string::npos);
        QVERIFY(stepBody(*request->request, 1).find(secretValue) == std::string::npos);
        const auto kept = planOfIntent(intent); // what was begun is known after a crash
        QVERIFY2(kept.has_value(), kept ? "" : describe(kept.error()).c_str());
        QCOMPARE(digestOf(*kept), digestOf(plan));
        QCOMPARE(std::get<ObjectRequest>(kept->request), std::get<ObjectRequest>(plan.request));
    }

    void boundsThatMakeNoSenseAreSaid()
    {
        const auto refused = [](std::map<std::string, std::string> values, const char* part) {
            return isInvalid(changeOf(factsFor(ObjectVerb::SetBounds, autoscaler(), std::move(values))), part);
        };
        QVERIFY(refused({{"min", "9"}}, "min <= max"));
        QVERIFY(refused({{"max", "0"}}, "min <= max"));
        QVERIFY(refused({{"max", "-1"}}, "whole number"));
        QVERIFY(refused({{"target", "0"}}, "above 0"));
        QVERIFY(refused({{"max", "8"}}, "as wanted already"));
        ObjectJson without = autoscaler();
        without["spec"].erase("metrics");
        QVERIFY(isInvalid(changeOf(factsFor(ObjectVerb::SetBounds, without, {{"target", "50"}})), "no target"));
    }

    void safety13_boundsAreTestedTogether()
    {
        const ObjectChange change = changeIn(factsFor(ObjectVerb::SetBounds, autoscaler(), {{"max", "3"}, {"target", "50"}}));
        const ObjectJson patch = bodyOf(change.requests.front());
        QCOMPARE(patch.size(), std::size_t(7)); // uid, three tests, three values
        QCOMPARE(textAt(patch[3], {"path"}), std::string("/spec/metrics/1/resource/target/averageUtilization"));
        QCOMPARE(change.before, std::string("min=2, max=8, cpu=70%"));
        QCOMPARE(change.after, std::string("min=2, max=3, cpu=50%"));
        QCOMPARE(change.inverseWish->values, (std::map<std::string, std::string>{{"max", "8"}, {"min", "2"}, {"target", "70"}}));
        QVERIFY(render(change.consequence).find("from 4 to 3") != std::string::npos);
        QVERIFY(checkIn(factsFor(ObjectVerb::SetBounds, autoscaler(), {{"max", "3"}}), "ends-pods").verdict == Verdict::Warning);
        QVERIFY(checkIn(factsFor(ObjectVerb::SetBounds, autoscaler(), {{"min", "8"}}), "room-to-grow").verdict == Verdict::Warning);
        QCOMPARE(offersFor(autoscaler()).front().values.at("target"), std::string("70"));
    }

    void theLockIsThatOfTheApplication()
    {
        const ObjectJson ofPod = pod();
        QCOMPARE(lockOf(ofPod, wishFor(ObjectVerb::Delete, ofPod)).lease, std::string("tealdeck-web"));
        const ObjectJson ofNode = node(false);
        const ObjectLock lock = lockOf(ofNode, wishFor(ObjectVerb::Cordon, ofNode));
        QCOMPARE(lock.namespaceName + "/" + lock.lease, std::string("kube-system/tealdeck-node-a"));
    }

    void whatIsTrueIsReadFromTheObject()
    {
        const Plan cordon = planOf(factsFor(ObjectVerb::Cordon, node(false)));
        const ObjectJson before = node(false);
        const ObjectJson after = node(true);
        QVERIFY(settledBy(&before, cordon).state == Settled::State::AsBefore);
        QVERIFY(settledBy(&after, cordon).state == Settled::State::Applied);
        QVERIFY(settledBy(nullptr, cordon).state == Settled::State::Gone);
        const auto isEffectSeen = [&](const ObjectJson& node) { return effectOf({.object = node, .further = {}}, cordon).isComplete; };
        QVERIFY(!isEffectSeen(before) && isEffectSeen(after));
        const Plan deletion = planOf(factsFor(ObjectVerb::Delete, pod()));
        const ObjectJson there = pod();
        QVERIFY(settledBy(nullptr, deletion).state == Settled::State::Applied);
        QVERIFY(settledBy(&there, deletion).state == Settled::State::AsBefore);
        const Plan bounds = planOf(factsFor(ObjectVerb::SetBounds, autoscaler(), {{"max", "10"}}));
        ObjectJson another = autoscaler();
        another["spec"]["maxReplicas"] = 99;
        const Settled other = settledBy(&another, bounds);
        QVERIFY(other.state == Settled::State::ChangedByOther);
        QCOMPARE(other.found, std::string("min=2, max=99, cpu=70%"));
    }

    // A pod of the same name that came since is another one: doing it again has to look at it first.
    void doingItAgainKeepsTheUidThatWasSeen()
    {
        const Plan deletion = planOf(factsFor(ObjectVerb::Delete, pod()));
        QCOMPARE(*std::get<ObjectRequest>(again(deletion)).seenUid, std::string("uid-of-web-1"));
        const Plan trigger = planOf(factsFor(ObjectVerb::Trigger, cronJob()));
        QVERIFY(!std::get<ObjectRequest>(again(trigger)).seenUid);
        QVERIFY(!undoing(trigger) && !undoing(deletion));
        const Plan cordon = planOf(factsFor(ObjectVerb::Cordon, node(false)));
        const auto back = undoing(cordon);
        QVERIFY(back && std::get<ObjectRequest>(*back).verb == ObjectVerb::Uncordon);
        QVERIFY(*std::get<ObjectRequest>(*back).purpose == Purpose::WayBack);
    }

    void everyWordNamesItsVerb()
    {
        for (const ObjectVerb verb : {ObjectVerb::Cordon, ObjectVerb::Uncordon, ObjectVerb::Delete, ObjectVerb::Suspend,
                                      ObjectVerb::Unsuspend, ObjectVerb::Trigger, ObjectVerb::Rerun, ObjectVerb::SetBounds})
            QVERIFY(*objectVerbFromString(toString(verb)) == verb);
        QVERIFY(!objectVerbFromString("explode"));
    }
};

QTEST_GUILESS_MAIN(ObjectVerbsTest)
#include "object_verbs_test.moc"
