#include <QtTest>

#include "core/change/change_request.h"
#include "core/connectors/kube/object_json.h"
#include "core/connectors/kube/object_kinds.h"
#include "tests/contract/switch_console.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

constexpr const char* space = "shop";
constexpr const char* secretValue = "opensesame-4711";

ObjectJson podTemplate()
{
    return {{"metadata", {{"labels", {{"app", "nightly"}}}}},
            {"spec",
             {{"restartPolicy", "Never"},
              {"containers",
               ObjectJson::array({{{"name", "work"},
                                   {"image", "registry.example/shop/nightly:1"},
                                   {"env", ObjectJson::array({{{"name", "DB_PASSWORD"}, {"value", secretValue}}})}}})}}}};
}

ObjectJson cronJob()
{
    return {{"apiVersion", "batch/v1"},
            {"kind", "CronJob"},
            {"metadata", {{"name", "nightly"}, {"namespace", space}, {"labels", {{"app", "nightly"}}}}},
            {"spec",
             {{"schedule", "0 3 29 2 *"}, {"concurrencyPolicy", "Forbid"}, {"jobTemplate", {{"spec", {{"template", podTemplate()}}}}}}}};
}

ObjectJson job()
{
    return {{"apiVersion", "batch/v1"},
            {"kind", "Job"},
            {"metadata", {{"name", "import"}, {"namespace", space}, {"labels", {{"app", "import"}}}}},
            {"spec", {{"suspend", true}, {"template", podTemplate()}}}};
}

ObjectJson autoscaler()
{
    return {
        {"apiVersion", "autoscaling/v2"},
        {"kind", "HorizontalPodAutoscaler"},
        {"metadata", {{"name", "worker"}, {"namespace", space}}},
        {"spec",
         {{"scaleTargetRef", {{"apiVersion", "apps/v1"}, {"kind", "Deployment"}, {"name", "worker-green"}}},
          {"minReplicas", 2},
          {"maxReplicas", 8},
          {"metrics",
           ObjectJson::array({{{"type", "Resource"},
                               {"resource", {{"name", "cpu"}, {"target", {{"type", "Utilization"}, {"averageUtilization", 70}}}}}}})}}}};
}

ObjectRequest wish(ObjectVerb verb, std::string kind, std::string name)
{
    return {.verb = verb, .kind = kind, .namespaceName = kind == "Node" ? std::string() : space, .name = std::move(name)};
}

std::string outcomeOf(const ChangeProgress& progress)
{
    return std::string(outcomeWord(*progress.outcome));
}

std::string storyOf(const ChangeProgress& progress)
{
    std::string story = outcomeOf(progress) + "\n";
    for (const ProgressLine& line : progress.lines)
        story += render(line.title) + ": " + render(line.detail) + "\n";
    if (const auto* refused = std::get_if<Refused>(&*progress.outcome))
        story += describe(refused->reason);
    return story;
}

bool isEffectSeen(const ChangeProgress& progress)
{
    const auto* done = std::get_if<Done>(&*progress.outcome);
    return done && done->effect.isComplete;
}

Check checkOf(const Plan& plan, const std::string& id)
{
    const auto found = std::ranges::find(plan.checks, id, &Check::id);
    if (found == plan.checks.end())
        qFatal("the plan has no check %s", id.c_str());
    return *found;
}

// Null where there is none.
ObjectJson read(SwitchConsole& console, const KubeResource& resource, const std::string& name)
{
    const auto answer = console.http.ask(getRequest(resource, resource == kube::nodes ? "" : space, name));
    if (!answer || (answer->head.status != 200 && answer->head.status != 404))
        qFatal("%s cannot be read", name.c_str());
    return answer->head.status == 200 ? *parseObjectJson(answer->body) : ObjectJson();
}

std::vector<ObjectJson> list(SwitchConsole& console, const KubeResource& resource, const std::string& selector = {})
{
    ListOptions options;
    options.labelSelector = selector;
    const auto answer = console.http.ask(listRequest(resource, resource == kube::nodes ? "" : space, options));
    if (!answer || answer->head.status != 200)
        qFatal("no list");
    const ObjectJson json = *parseObjectJson(answer->body);
    return {listAt(json, {"items"}).begin(), listAt(json, {"items"}).end()};
}

void create(SwitchConsole& console, const KubeResource& resource, const ObjectJson& object)
{
    const auto answer = console.http.ask(createRequest(resource, space, dumpJson(object)));
    if (!answer || answer->head.status != 201)
        qFatal("not created: %s", answer ? answer->body.c_str() : describe(answer.error()).c_str());
}

void remove(SwitchConsole& console, const KubeResource& resource, const std::string& name)
{
    console.http.ask(deleteRequest(resource, space, name, R"({"propagationPolicy":"Background"})"));
    if (!console.http.home.runUntil([&] { return read(console, resource, name).is_null(); }, 30s))
        qFatal("%s stays", name.c_str());
}

std::string textOfJournal(SwitchConsole& console)
{
    std::string text;
    for (const JournalEntry& entry : console.journal.entries())
        text += entry.draft.summary + "\n" + entry.draft.body + "\n";
    return text;
}

} // namespace

// What the verbs for single objects expect of a Kubernetes API server and its controllers; each with its way back where there is one.
class KubeObjectTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

    const ChangeProgress& carryOut(SwitchConsole& console, const ChangeRequest& request)
    {
        const auto plan = console.plan(request);
        if (!plan)
            qFatal("%s", describe(plan.error()).c_str());
        return console.run(*plan);
    }
    ChangeRequest wayBackOf(const ChangeProgress& progress)
    {
        const auto request = undoing(progress.plan);
        if (!request)
            qFatal("no way back");
        return *request;
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        SwitchConsole console(m_target, "operator");
        create(console, kube::cronJobs, cronJob());
        create(console, kube::jobs, job());
        create(console, kube::horizontalPodAutoscalers, autoscaler());
    }
    void cleanup()
    {
        SwitchConsole console(m_target, "operator");
        remove(console, kube::horizontalPodAutoscalers, "worker");
        remove(console, kube::cronJobs, "nightly");
        for (const ObjectJson& each : list(console, kube::jobs))
            remove(console, kube::jobs, textAt(each, {"metadata", "name"}));
        for (const ObjectJson& node : list(console, kube::nodes)) {
            if (flagAt(node, {"spec", "unschedulable"}))
                console.http.ask(
                    mergePatchRequest(kube::nodes, "", textAt(node, {"metadata", "name"}), R"({"spec":{"unschedulable":null}})"));
        }
    }

    void aPlanIsMadeOfFreshReadsAndChangesNothing_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* title, ObjectVerb verb, const char* kind, const char* name) {
            QTest::newRow(title) << static_cast<int>(verb) << kind << name;
        };
        row("delete a job", ObjectVerb::Delete, "Job", "import");
        row("resume a job", ObjectVerb::Unsuspend, "Job", "import");
        row("copy a job", ObjectVerb::Rerun, "Job", "import");
        row("suspend a cron job", ObjectVerb::Suspend, "CronJob", "nightly");
        row("trigger a cron job", ObjectVerb::Trigger, "CronJob", "nightly");
    }
    void aPlanIsMadeOfFreshReadsAndChangesNothing()
    {
        QFETCH(int, verb);
        QFETCH(QString, kind);
        QFETCH(QString, name);
        SwitchConsole console(m_target, "operator");
        const auto before = list(console, kube::jobs).size();
        const auto plan = console.plan(wish(static_cast<ObjectVerb>(verb), kind.toStdString(), name.toStdString()));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        for (const Check& check : plan->checks)
            QVERIFY2(check.verdict == Verdict::Passed, (check.id + ": " + render(check.measured)).c_str());
        QCOMPARE(plan->lockName, std::string("shop/tealdeck-nightly")); // as the pods' labels say
        QCOMPARE(list(console, kube::jobs).size(), before);
        QCOMPARE(console.http.writes.count(), 0);
    }

    void aCordonAndItsWayBack()
    {
        SwitchConsole console(m_target, "operator");
        const std::string node = textAt(list(console, kube::nodes).front(), {"metadata", "name"});
        const ChangeProgress cordoned = carryOut(console, wish(ObjectVerb::Cordon, "Node", node));
        QVERIFY2(isEffectSeen(cordoned), storyOf(cordoned).c_str());
        QCOMPARE(cordoned.plan.lockName, "kube-system/tealdeck-node-" + node);
        QVERIFY(flagAt(read(console, kube::nodes, node), {"spec", "unschedulable"}));
        const auto again = console.plan(wish(ObjectVerb::Cordon, "Node", node));
        QVERIFY(!again && again.error().kind == ErrorKind::InvalidInput);
        const ChangeProgress back = carryOut(console, wayBackOf(cordoned));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(back.plan.purpose == Purpose::WayBack);
        QVERIFY(!flagAt(read(console, kube::nodes, node), {"spec", "unschedulable"}));
    }

    void aDeletedPodIsMadeAnew()
    {
        SwitchConsole console(m_target, "operator");
        const auto before = list(console, kube::pods, "app=worker,color=green");
        const ObjectJson& pod = before.front();
        const std::string uid = textAt(pod, {"metadata", "uid"});
        const auto plan = console.plan(wish(ObjectVerb::Delete, "Pod", textAt(pod, {"metadata", "name"})));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(checkOf(*plan, "made-anew").verdict == Verdict::Passed);
        QVERIFY(checkOf(*plan, "disruption-budget").verdict == Verdict::Passed);
        QVERIFY(!undoing(*plan)); // nothing brings it back
        const ChangeProgress done = console.run(*plan);
        QVERIFY2(isEffectSeen(done), storyOf(done).c_str());
        const auto isReplaced = [&] {
            const auto pods = list(console, kube::pods, "app=worker,color=green");
            return pods.size() == before.size() && std::ranges::none_of(pods, [&](const ObjectJson& one) {
                       return textAt(one, {"metadata", "uid"}) == uid;
                   });
        };
        QVERIFY(console.http.home.runUntil(isReplaced, 60s));
    }

    // The server looks at the query only where there is no body; a plan must not rely on it.
    void aDryRunOfADeletionDeletesNothing()
    {
        SwitchConsole console(m_target, "operator");
        const ObjectJson pod = list(console, kube::pods, "app=worker,color=green").front();
        const std::string name = textAt(pod, {"metadata", "name"});
        const auto plan = console.plan(wish(ObjectVerb::Delete, "Pod", name));
        QVERIFY(plan && plan->dryRun.answer == DryRun::Answer::Accepted);
        const ObjectJson now = read(console, kube::pods, name);
        QCOMPARE(textAt(now, {"metadata", "uid"}), textAt(pod, {"metadata", "uid"}));
        QVERIFY(textAt(now, {"metadata", "deletionTimestamp"}).empty());
        // What would have happened otherwise.
        HttpRequest trap = deleteRequest(kube::jobs, space, "import", R"({"propagationPolicy":"Background"})");
        trap.target += "?dryRun=All";
        QVERIFY(console.http.ask(trap));
        QVERIFY(console.http.home.runUntil([&] { return read(console, kube::jobs, "import").is_null(); }, 30s));
    }

    // Its precondition keeps another object that has the name by then.
    void safety13_aDeletionNeverMeetsANamesake()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(wish(ObjectVerb::Delete, "Job", "import"));
        QVERIFY(plan);
        remove(console, kube::jobs, "import");
        create(console, kube::jobs, job());
        const ChangeProgress end = console.run(*plan);
        // The object that was meant is gone, which is what was wanted; the new one stays.
        QVERIFY2(outcomeOf(end) != "unknown", storyOf(end).c_str());
        QVERIFY(!read(console, kube::jobs, "import").is_null());
    }

    void aCronJobIsSuspendedAndGoesOn()
    {
        SwitchConsole console(m_target, "operator");
        const ChangeProgress suspended = carryOut(console, wish(ObjectVerb::Suspend, "CronJob", "nightly"));
        QVERIFY2(isEffectSeen(suspended), storyOf(suspended).c_str());
        QVERIFY(flagAt(read(console, kube::cronJobs, "nightly"), {"spec", "suspend"}));
        const ChangeProgress back = carryOut(console, wayBackOf(suspended));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(!flagAt(read(console, kube::cronJobs, "nightly"), {"spec", "suspend"}));
    }

    void aCronJobRunsNowAndKeepsItsSecretsToItself()
    {
        SwitchConsole console(m_target, "operator");
        ObjectRequest request = wish(ObjectVerb::Trigger, "CronJob", "nightly");
        request.values["job"] = "nightly-now";
        const ChangeProgress done = carryOut(console, request);
        QVERIFY2(isEffectSeen(done), storyOf(done).c_str());
        const ObjectJson made = read(console, kube::jobs, "nightly-now");
        QCOMPARE(textAt(made, {"metadata", "annotations", "cronjob.kubernetes.io/instantiate"}), std::string("manual"));
        const ObjectJson& container = listAt(made, {"spec", "template", "spec", "containers"}).front();
        QCOMPARE(textAt(listAt(container, {"env"}).front(), {"value"}), std::string(secretValue));
        const std::string journal = textOfJournal(console);
        QVERIFY(journal.find("nightly-now") != std::string::npos);
        QVERIFY(journal.find(secretValue) == std::string::npos);
        QVERIFY(toJson(done.plan).find(secretValue) == std::string::npos);
        const auto again = console.plan(request); // the name is taken
        QVERIFY(again && again->dryRun.answer == DryRun::Answer::Refused);
    }

    void aJobIsResumedAndCopied()
    {
        SwitchConsole console(m_target, "operator");
        const ChangeProgress resumed = carryOut(console, wish(ObjectVerb::Unsuspend, "Job", "import"));
        QVERIFY2(isEffectSeen(resumed), storyOf(resumed).c_str());
        ObjectRequest request = wish(ObjectVerb::Rerun, "Job", "import");
        request.values["job"] = "import-again";
        const ChangeProgress copied = carryOut(console, request);
        QVERIFY2(isEffectSeen(copied), storyOf(copied).c_str());
        const ObjectJson first = read(console, kube::jobs, "import");
        const ObjectJson copy = read(console, kube::jobs, "import-again");
        QVERIFY(labelsAt(first, {"spec", "selector", "matchLabels"}) != labelsAt(copy, {"spec", "selector", "matchLabels"}));
        QCOMPARE(textAt(copy, {"metadata", "annotations", "tealdeck.org/rerun-of"}), std::string("import"));
    }

    void theBoundsOfAnAutoscalerAndTheirWayBack()
    {
        SwitchConsole console(m_target, "operator");
        ObjectRequest request = wish(ObjectVerb::SetBounds, "HorizontalPodAutoscaler", "worker");
        request.values = {{"max", "12"}, {"target", "55"}};
        const ChangeProgress done = carryOut(console, request);
        QVERIFY2(isEffectSeen(done), storyOf(done).c_str());
        QCOMPARE(done.plan.stateBefore, std::string("min=2, max=8, cpu=70%"));
        QCOMPARE(done.plan.stateAfter, std::string("min=2, max=12, cpu=55%"));
        QCOMPARE(numberAt(read(console, kube::horizontalPodAutoscalers, "worker"), {"spec", "maxReplicas"}), 12LL);
        const ChangeProgress back = carryOut(console, wayBackOf(done));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QCOMPARE(back.plan.stateAfter, std::string("min=2, max=8, cpu=70%"));
        request.values = {{"min", "9"}};
        const auto crossed = console.plan(request);
        QVERIFY(!crossed && crossed.error().kind == ErrorKind::InvalidInput);
    }

    // Somebody else's hand between plan and send: refused, and what they wrote stays.
    void safety13_whatSomebodyElseChangedMeanwhileStays()
    {
        SwitchConsole console(m_target, "operator");
        ObjectRequest request = wish(ObjectVerb::SetBounds, "HorizontalPodAutoscaler", "worker");
        request.values = {{"max", "12"}};
        const auto plan = console.plan(request);
        QVERIFY(plan);
        console.http.ask(mergePatchRequest(kube::horizontalPodAutoscalers, space, "worker", R"({"spec":{"maxReplicas":5}})"));
        const ChangeProgress end = console.run(*plan);
        QVERIFY2(outcomeOf(end) == "refused", storyOf(end).c_str());
        QCOMPARE(numberAt(read(console, kube::horizontalPodAutoscalers, "worker"), {"spec", "maxReplicas"}), 5LL);
    }

    // The request arrives, its answer does not: unknown, then settled by reading.
    void safety12_aLostAnswerIsSettledByReading_data()
    {
        QTest::addColumn<bool>("arrives");
        QTest::newRow("it had arrived") << true;
        QTest::newRow("it had not") << false;
    }
    void safety12_aLostAnswerIsSettledByReading()
    {
        QFETCH(bool, arrives);
        const CuttingProxy proxy(m_target, arrives ? Forwarding::ThenCut : Forwarding::CutOnly);
        SwitchConsole console(m_target, "operator");
        ProxiedSteps steps(console.access, proxy.endpoint(), console.http.home);
        console.useSteps(steps);
        const ChangeProgress end = carryOut(console, wish(ObjectVerb::Suspend, "CronJob", "nightly"));
        QVERIFY2(outcomeOf(end) == (arrives ? "done" : "refused"), storyOf(end).c_str());
        QCOMPARE(flagAt(read(console, kube::cronJobs, "nightly"), {"spec", "suspend"}), arrives);
        QCOMPARE(proxy.requests(), std::size_t(1)); // never sent again by itself
        console.executor.reset(); // before the steps it uses
    }

    void whatIsNotThereIsSaid()
    {
        SwitchConsole console(m_target, "operator");
        const auto missing = console.plan(wish(ObjectVerb::Trigger, "CronJob", "weekly"));
        QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound);
        const auto wrong = console.plan(wish(ObjectVerb::Cordon, "Service", "web"));
        QVERIFY(!wrong && wrong.error().kind == ErrorKind::InvalidInput);
    }

    void withoutTheRightThePlanSaysWhichRuleIsMissing()
    {
        SwitchConsole console(m_target, "viewer");
        const auto plan = console.plan(wish(ObjectVerb::Trigger, "CronJob", "nightly"));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        const Check permission = checkOf(*plan, "permission");
        QVERIFY(permission.verdict == Verdict::Failed);
        QVERIFY2(render(permission.measured).find("create jobs.batch") != std::string::npos, render(permission.measured).c_str());
        QVERIFY(isBlocked(*plan));
    }
};

TEALDECK_CONTRACT_MAIN(KubeObjectTest)
#include "kube_object_test.moc"
