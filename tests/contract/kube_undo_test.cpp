#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/pod_template.h"
#include "core/connectors/kube/revisions_read.h"
#include "core/connectors/kube/workload_state.h"
#include "tests/contract/switch_console.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

// A workload that is rolled back.
struct Place
{
    std::string kind;
    std::string space;
    std::string name;

    ObjectAddress address() const { return makeAddress("apps/v1", kind, space, name); }
    KubeResource resource() const
    {
        return kind == "Deployment" ? kube::deployments : kind == "StatefulSet" ? kube::statefulSets : kube::daemonSets;
    }
};

const Place worker{"Deployment", "shop", "worker-green"}; // no Service leads to it
const std::string marker = "planted-contract-secret-"; // whatever shows it shows a secret

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

ObjectRequest undoOf(const Place& place, std::map<std::string, std::string> values = {})
{
    return {.verb = ObjectVerb::Undo, .kind = place.kind, .namespaceName = place.space, .name = place.name, .values = std::move(values)};
}

ObjectJson objectAt(SwitchConsole& console, const Place& place)
{
    const auto answer = console.http.ask(getRequest(place.resource(), place.space, place.name));
    const auto object = answer ? parseObjectJson(answer->body) : Result<ObjectJson>(fail(answer.error()));
    if (!object || answer->head.status != 200)
        qFatal("%s cannot be read", place.name.c_str());
    return *object;
}

ObjectJson templateAt(SwitchConsole& console, const Place& place)
{
    return jsonAt(objectAt(console, place), {"spec", "template"});
}

WorkloadRevisions revisionsOf(SwitchConsole& console, const Place& place)
{
    std::optional<Result<WorkloadRevisions>> read;
    const Handle reading = readRevisions(console.http.client, console.http.home.clock(), place.address(),
                                         [&](Result<WorkloadRevisions> revisions) { read = std::move(revisions); });
    if (!console.http.wait([&] { return read.has_value(); }) || !*read)
        qFatal("the revisions of %s cannot be read", place.name.c_str());
    return **read;
}

// Somebody else's hand: another template, seen by its controller.
void setTemplate(SwitchConsole& console, const Place& place, const ObjectJson& podTemplate)
{
    const ObjectJson patch = ObjectJson::array({{{"op", "replace"}, {"path", "/spec/template"}, {"value", podTemplate}}});
    HttpRequest request = jsonPatchRequest(place.resource(), place.space, place.name, dumpJson(patch));
    request.target += "?fieldManager=somebody-else";
    const auto answer = console.http.ask(std::move(request));
    if (!answer || answer->head.status != 200)
        qFatal("the template of %s cannot be written: %s", place.name.c_str(), answer ? answer->body.c_str() : "no answer");
    const auto isNewest = [&] {
        const WorkloadRevisions revisions = revisionsOf(console, place);
        return !revisions.revisions.empty() && revisions.revisions.front().isCurrent
            && isSameTemplate(templateAt(console, place), podTemplate);
    };
    if (!console.http.wait(isNewest))
        qFatal("the controller has not seen the template of %s", place.name.c_str());
}

// The same image with another value of a variable: it can be run wherever the workload runs.
ObjectJson withVariable(ObjectJson podTemplate, int number)
{
    ObjectJson& container = podTemplate["spec"]["containers"][0];
    ObjectJson environment = container.contains("env") ? container["env"] : ObjectJson::array();
    std::erase_if(environment.get_ref<ObjectJson::array_t&>(), [](const ObjectJson& one) { return textAt(one, {"name"}) == "MARK"; });
    environment.push_back({{"name", "MARK"}, {"value", marker + std::to_string(number)}});
    container["env"] = environment;
    return podTemplate;
}

bool isAtRest(SwitchConsole& console, const Place& place)
{
    const auto state = workloadStateOf(objectAt(console, place), place.kind);
    return state && state->observedGeneration >= state->generation && state->updated == state->replicas && state->replicas > 0
        && state->available == state->replicas && state->pods == state->replicas;
}

Check checkOf(const Plan& plan, const std::string& id)
{
    const auto found = std::ranges::find(plan.checks, id, &Check::id);
    if (found == plan.checks.end())
        qFatal("the plan has no check %s", id.c_str());
    return *found;
}

} // namespace

// What rollbacks expect of a Kubernetes API server and its controllers: revisions and their numbers, the way back, contests, lost answers.
class KubeUndoTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    ObjectJson m_template; // of the worker, as it was
    std::string m_space; // of what this suite made; empty: nothing

    const ChangeProgress& carryOut(SwitchConsole& console, const ChangeRequest& request)
    {
        const auto plan = console.plan(request);
        if (!plan)
            qFatal("%s", describe(plan.error()).c_str());
        return console.run(*plan);
    }

    void create(SwitchConsole& admin, const KubeResource& resource, const std::string& space, const ObjectJson& object)
    {
        const auto answer = admin.http.ask(createRequest(resource, space, dumpJson(object)));
        if (!answer || answer->head.status != 201)
            qFatal("%s", answer ? answer->body.c_str() : "no answer");
    }

    // The sandbox has some; elsewhere they are made, with the worker's container.
    Place placeOf(const std::string& kind) const
    {
        if (kind == "Deployment")
            return worker;
        if (m_target.kind == "sandbox")
            return kind == "StatefulSet" ? Place{kind, "payments", "ledger-db"} : Place{kind, "monitoring", "node-exporter"};
        return {kind, m_space, kind == "StatefulSet" ? "db" : "agent"};
    }

    void makePlaces()
    {
        m_space = "undo-" + makeUuid().substr(0, 8);
        SwitchConsole admin(m_target, "admin");
        create(admin, kube::namespaces, {}, {{"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", m_space}}}});
        for (const std::string kind : {"StatefulSet", "DaemonSet"}) {
            const Place place = placeOf(kind);
            ObjectJson podTemplate{{"metadata", {{"labels", {{"app", place.name}}}}}, {"spec", m_template["spec"]}};
            ObjectJson spec{{"selector", {{"matchLabels", {{"app", place.name}}}}}, {"template", podTemplate}};
            if (kind == "StatefulSet") {
                spec["serviceName"] = place.name;
                spec["replicas"] = 2;
            }
            create(admin, place.resource(), m_space,
                   {{"apiVersion", "apps/v1"}, {"kind", kind}, {"metadata", {{"name", place.name}}}, {"spec", spec}});
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_target = ContractTarget::load();
        SwitchConsole console(m_target, "operator");
        m_template = templateAt(console, worker);
        if (m_target.kind != "sandbox")
            makePlaces();
    }
    void cleanupTestCase()
    {
        if (m_space.empty())
            return;
        SwitchConsole admin(m_target, "admin");
        admin.http.ask(deleteRequest(kube::namespaces, {}, m_space));
    }
    void cleanup()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, m_template);
        console.http.ask(mergePatchRequest(kube::deployments, worker.space, worker.name, R"({"spec":{"paused":null}})"));
        console.http.ask(deleteRequest(kube::leases, worker.space, "tealdeck-worker"));
        QVERIFY(console.http.wait([&] { return isAtRest(console, worker); }));
    }

    void aPlanIsMadeOfFreshReadsAndChangesNothing()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        const auto plan = console.plan(undoOf(worker));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(plan->lockName, std::string("shop/tealdeck-worker"));
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        for (const Check& check : plan->checks) {
            if (check.id != "at-rest") // it is rolled out at this moment
                QVERIFY2(check.verdict == Verdict::Passed, (check.id + ": " + render(check.measured)).c_str());
        }
        QVERIFY(plan->purpose == Purpose::WayBack);
        QVERIFY(isSameTemplate(templateAt(console, worker), withVariable(m_template, 1)));
    }

    // Another image by Tealdeck, back by a rollback, and that undone as well: its wish goes by name, for the numbers have changed.
    void anotherImageARollbackAndItsWayBack()
    {
        SwitchConsole console(m_target, "operator");
        const ObjectJson& container = m_template["spec"]["containers"][0];
        WorkloadRequest request{.verb = WorkloadVerb::SetImage, .kind = "Deployment", .namespaceName = worker.space, .name = worker.name};
        request.image = textAt(container, {"image"}) + "-undo";
        const auto there = console.plan(request);
        QVERIFY2(there.has_value(), there ? "" : describe(there.error()).c_str());
        Plan impatient = *there;
        impatient.effectWithin = 20s; // on a real node there is no such image
        QCOMPARE(outcomeOf(console.run(impatient)), std::string("done"));
        const std::string newest = revisionsOf(console, worker).revisions.front().name;

        const ChangeProgress back = carryOut(console, undoOf(worker));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(isSameTemplate(templateAt(console, worker), m_template));
        const WorkloadRevisions revisions = revisionsOf(console, worker);
        QVERIFY(revisions.revisions.front().isCurrent && revisions.revisions.front().name != newest);
        QCOMPARE(revisions.revisions.at(1).name, newest);

        const auto again = console.plan(*back.plan.inverseRequest);
        QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
        QCOMPARE(again->stateAfter, back.plan.stateBefore);
        impatient = *again;
        impatient.effectWithin = 20s;
        QCOMPARE(outcomeOf(console.run(impatient)), std::string("done"));
        QCOMPARE(imagesIn(templateAt(console, worker)), std::vector<std::string>{request.image});
    }

    void toANamedRevision()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        const long long first = revisionsOf(console, worker).revisions.front().number;
        setTemplate(console, worker, withVariable(m_template, 2));
        setTemplate(console, worker, withVariable(m_template, 3));
        const ChangeProgress back = carryOut(console, undoOf(worker, {{"revision", std::to_string(first)}}));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(back.plan.purpose == Purpose::Release); // not the one before
        QVERIFY(isSameTemplate(templateAt(console, worker), withVariable(m_template, 1)));
    }

    void theOtherKindsAndTheirWayBack_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("StatefulSet") << QStringLiteral("StatefulSet");
        QTest::newRow("DaemonSet") << QStringLiteral("DaemonSet");
    }
    void theOtherKindsAndTheirWayBack()
    {
        QFETCH(QString, kind);
        SwitchConsole console(m_target, "operator");
        SwitchConsole admin(m_target, m_target.kind == "sandbox" ? "operator" : "admin");
        const Place place = placeOf(kind.toStdString());
        QVERIFY(console.http.wait([&] { return isAtRest(console, place); }));
        const ObjectJson before = templateAt(console, place);
        setTemplate(admin, place, withVariable(before, 1));
        const ChangeProgress back = carryOut(console, undoOf(place));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(isSameTemplate(templateAt(console, place), before));
        QVERIFY(revisionsOf(console, place).revisions.front().isCurrent);
        const ChangeProgress again = carryOut(console, *back.plan.inverseRequest);
        QVERIFY2(isEffectSeen(again), storyOf(again).c_str());
        QVERIFY(isSameTemplate(templateAt(console, place), withVariable(before, 1)));
        setTemplate(admin, place, before);
    }

    void theInverseOfThePlanFitsAfterwards()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        const ChangeProgress back = carryOut(console, undoOf(worker));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        const HttpStep& inverse = *back.plan.inverse;
        const auto answer = console.http.ask(withDryRun({.method = inverse.method,
                                                         .target = inverse.target,
                                                         .headers = {{"content-type", inverse.contentType}},
                                                         .body = inverse.body}));
        QVERIFY(answer.has_value());
        QVERIFY2(answer->head.status == 200, answer->body.c_str());
    }

    void safety13_aForeignChangeIsNoticedAndNotOverwritten()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        const auto plan = console.plan(undoOf(worker));
        QVERIFY(plan.has_value());
        setTemplate(console, worker, withVariable(m_template, 2));
        const ChangeProgress late = console.run(*plan);
        QCOMPARE(outcomeOf(late), std::string("refused"));
        const std::string story = storyOf(late);
        QVERIFY2(story.find("was changed by somebody-else meanwhile") != std::string::npos, story.c_str());
        QVERIFY2(story.find(marker) == std::string::npos, story.c_str());
        QVERIFY(isSameTemplate(templateAt(console, worker), withVariable(m_template, 2)));
    }

    void aLostAnswerIsSettledAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("forwarding");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("it arrived") << int(Forwarding::ThenCut) << "done";
        QTest::newRow("it never arrived") << int(Forwarding::CutOnly) << "refused";
    }
    void aLostAnswerIsSettledAndNeverSentAgain()
    {
        QFETCH(int, forwarding);
        QFETCH(QString, outcome);
        const CuttingProxy proxy(m_target, Forwarding(forwarding));
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        ProxiedSteps steps(console.access, proxy.endpoint(), console.http.home);
        console.useSteps(steps);
        const ChangeProgress progress = carryOut(console, undoOf(worker));
        QVERIFY2(outcomeOf(progress) == outcome.toStdString(), storyOf(progress).c_str());
        QCOMPARE(proxy.requests(), std::size_t(1));
        QCOMPARE(isSameTemplate(templateAt(console, worker), m_template), outcome == "done");
        QCOMPARE(console.journal.entriesOf(JournalKind::Unknown).size(), std::size_t(1));
        console.executor.reset(); // before the steps it uses
    }

    // Values of variables are sent and are nowhere else: in no row of the journal, not on the lock, in nothing that is shown.
    void noValueOfAVariableIsKeptAnywhere()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        setTemplate(console, worker, withVariable(m_template, 2));
        const ChangeProgress back = carryOut(console, undoOf(worker));
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(isSameTemplate(templateAt(console, worker), withVariable(m_template, 1)));
        QVERIFY(console.journal.entries().size() >= 2);
        for (const JournalEntry& entry : console.journal.entries()) {
            const std::string row = entry.draft.body + entry.draft.summary + entry.draft.subject;
            QVERIFY2(row.find(marker) == std::string::npos, row.c_str());
        }
        const auto lease = console.http.ask(getRequest(kube::leases, worker.space, "tealdeck-worker"));
        QVERIFY(lease && lease->head.status == 200 && lease->body.find("tealdeck.org/inverse") != std::string::npos);
        QVERIFY2(lease->body.find(marker) == std::string::npos, lease->body.c_str());
        QVERIFY(toJson(back.plan).find(marker) == std::string::npos);
        QVERIFY2(storyOf(back).find(marker) == std::string::npos, storyOf(back).c_str());
    }

    void aPausedRolloutIsResumedFirst()
    {
        SwitchConsole console(m_target, "operator");
        setTemplate(console, worker, withVariable(m_template, 1));
        console.http.ask(mergePatchRequest(kube::deployments, worker.space, worker.name, R"({"spec":{"paused":true}})"));
        const auto plan = console.plan(undoOf(worker));
        console.http.ask(mergePatchRequest(kube::deployments, worker.space, worker.name, R"({"spec":{"paused":null}})"));
        QVERIFY(!plan && plan.error().kind == ErrorKind::InvalidInput);
        QCOMPARE(render(plan.error().message),
                 std::string("The rollout of Deployment worker-green is paused: resume it first, then roll back."));
    }

    void whatIsNotThereIsSaid()
    {
        SwitchConsole console(m_target, "operator");
        const auto number = console.plan(undoOf(worker, {{"revision", "4711"}}));
        QVERIFY(!number && number.error().kind == ErrorKind::InvalidInput);
        QVERIFY2(render(number.error().message).starts_with("Deployment worker-green has no revision 4711; it has "),
                 render(number.error().message).c_str());
        const auto object = console.plan(undoOf({"Deployment", "shop", "no-such-workload"}));
        QVERIFY(!object && object.error().kind == ErrorKind::NotFound);
    }

    void aMissingRightIsNamedByItsRule()
    {
        SwitchConsole writer(m_target, "operator");
        setTemplate(writer, worker, withVariable(m_template, 1));
        SwitchConsole console(m_target, "viewer");
        const auto plan = console.plan(undoOf(worker));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(render(checkOf(*plan, "permission").measured),
                 std::string("patch deployments.apps worker-green in namespace shop is not allowed"));
    }
};

TEALDECK_CONTRACT_MAIN(KubeUndoTest)
#include "kube_undo_test.moc"
