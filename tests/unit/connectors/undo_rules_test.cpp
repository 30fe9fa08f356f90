#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/pod_template.h"
#include "core/connectors/kube/workload_revisions.h"
#include "tests/unit/connectors/undo_samples.h"

#include <algorithm>

using namespace tealdeck;

namespace
{

using Values = std::map<std::string, std::string>;

Result<ObjectChange> changeOf(const VerbFacts& facts)
{
    return UndoRules().change(facts, {.context = "prod", .now = {}});
}

ObjectChange changeFor(const ObjectRequest& wish)
{
    auto change = changeOf(undoFacts(wish));
    if (!change)
        qFatal("%s", describe(change.error()).c_str());
    return *change;
}

std::string obstacleTo(const VerbFacts& facts)
{
    const auto change = changeOf(facts);
    return change ? "planned" : render(change.error().message);
}

std::vector<WorkloadRevision> revisionsFor(const std::string& kind, const std::string& moment = {})
{
    const VerbFacts facts = undoFacts(undoWish(kind), moment);
    return revisionRows(facts.object, *facts.further.at("revisions"), {}).revisions;
}

// What the server makes of it; throws where a test of the patch fails.
ObjectJson patched(const ObjectJson& object, const HttpStep& step)
{
    return object.patch(ObjectJson::parse(step.body));
}

std::string textOf(const std::vector<DiffLine>& diff)
{
    std::string text;
    for (const DiffLine& line : diff)
        text += (line.kind == DiffLine::Kind::Added ? "+" : line.kind == DiffLine::Kind::Removed ? "-" : " ") + line.text + "\n";
    return text;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string notesOf(const ObjectChange& change)
{
    std::string text;
    for (const UndoNote& note : change.notes)
        text += render(note.message) + "\n";
    return text;
}

} // namespace

// A rollback of what real controllers keep of the templates that workloads had (Kubernetes 1.36).
class UndoRulesTest : public QObject
{
    Q_OBJECT

    static void everyKind()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"Deployment", "StatefulSet", "DaemonSet"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    static std::string kind()
    {
        QFETCH(QString, kind);
        return kind.toStdString();
    }

private Q_SLOTS:
    void revisionsAreReadFromWhatControllersKeep_data() { everyKind(); }
    void revisionsAreReadFromWhatControllersKeep()
    {
        const std::vector<WorkloadRevision> revisions = revisionsFor(kind());
        QCOMPARE(revisions.size(), std::size_t(3));
        const std::vector<std::string> images{"registry.example/shop/web:1.9.1", "registry.example/shop/web:1.9.0",
                                              "registry.example/shop/web:1.8.2"};
        const std::vector<std::string> causes{"", "second release", "first release"};
        for (std::size_t i = 0; i < revisions.size(); ++i) {
            QCOMPARE(revisions[i].number, static_cast<long long>(3 - i));
            QCOMPARE(revisions[i].images, std::vector<std::string>{images[i]});
            QCOMPARE(revisions[i].changeCause, causes[i]);
            QCOMPARE(revisions[i].isCurrent, i == 0);
            QVERIFY(revisions[i].created && !revisions[i].name.empty());
        }
    }

    // Kubernetes gives the template that is gone back to a new number; its name stays.
    void aRollbackRenumbersAndNamesStay()
    {
        const std::vector<WorkloadRevision> before = revisionsFor("Deployment");
        const std::vector<WorkloadRevision> after = revisionsFor("Deployment", "-back");
        QCOMPARE(after.size(), std::size_t(3));
        QCOMPARE(after[0].number, 4LL);
        QVERIFY(after[0].isCurrent && !after[1].isCurrent && !after[2].isCurrent);
        QCOMPARE(after[0].name, before[2].name);
        QCOMPARE(after[1].name, before[0].name);
    }

    // Somebody else's sets with the same labels are none of its revisions.
    void onlyWhatItControlsIsARevision()
    {
        VerbFacts facts = undoFacts(undoWish("Deployment"));
        facts.object["metadata"]["uid"] = "another";
        QVERIFY(revisionsOf(facts.object, *facts.further.at("revisions")).empty());
    }

    // A newer server may fill in fields that the kept revision does not have: then its controller's word counts, once it has looked.
    void withoutAnEqualTemplateItsControllerIsBelieved()
    {
        VerbFacts facts = undoFacts(undoWish("StatefulSet"));
        facts.object["spec"]["template"]["spec"]["newField"] = "default";
        QVERIFY(revisionsOf(facts.object, *facts.further.at("revisions")).front().row.isCurrent);
        facts.object["metadata"]["generation"] = 99;
        for (const KeptRevision& revision : revisionsOf(facts.object, *facts.further.at("revisions")))
            QVERIFY(!revision.row.isCurrent);
    }

    void theOneBeforeIsTheDefaultAndAWayBack_data() { everyKind(); }
    void theOneBeforeIsTheDefaultAndAWayBack()
    {
        for (const Values& values : {Values{}, Values{{"revision", "0"}}}) {
            const ObjectChange change = changeFor(undoWish(kind(), values));
            QCOMPARE(change.wish.values.at("revision"), std::string("2"));
            QCOMPARE(change.wish.values.at("template"), revisionsFor(kind())[1].name);
            QVERIFY(change.wish.purpose == Purpose::WayBack); // safety.md 1
        }
    }

    void anyOtherOneIsNoWayBackUnlessSaid()
    {
        QVERIFY(!changeFor(undoWish("Deployment", {{"revision", "1"}})).wish.purpose);
        ObjectRequest fix = undoWish("Deployment");
        fix.purpose = Purpose::Fix;
        QVERIFY(changeFor(fix).wish.purpose == Purpose::Fix);
    }

    // The patch does on the captured object what it says, and its inverse undoes all of it.
    void theRequestAndItsInverse_data() { everyKind(); }
    void theRequestAndItsInverse()
    {
        const VerbFacts facts = undoFacts(undoWish(kind(), {{"revision", "1"}}));
        const auto change = changeOf(facts);
        QVERIFY2(change.has_value(), change ? "" : describe(change.error()).c_str());
        const HttpStep& step = change->requests.front();
        QVERIFY(step.method == HttpMethod::Patch && step.contentType == "application/json-patch+json");
        QVERIFY2(step.target.ends_with(facts.wish.name + "?fieldManager=tealdeck"), step.target.c_str());
        const ObjectJson after = patched(facts.object, step);
        QCOMPARE(textAt(after, {"spec", "template", "metadata", "labels", "pod-template-hash"}), std::string());
        QVERIFY(!after["spec"]["template"].contains("$patch"));
        QCOMPARE(imagesIn(after["spec"]["template"]), std::vector<std::string>{"registry.example/shop/web:1.8.2"});
        QCOMPARE(UndoRules().state(&after, facts.wish), change->after);
        QCOMPARE(UndoRules().state(&facts.object, facts.wish), change->before);
        QVERIFY(change->before != change->after);
        QVERIFY(nlohmann::json(patched(after, *change->inverse)) == nlohmann::json(facts.object));
    }

    // As kubectl: of a Deployment the annotations come back with the template, its controller's own stay.
    void annotationsGoBackWithADeployment()
    {
        const VerbFacts facts = undoFacts(undoWish("Deployment", {{"revision", "2"}}));
        ObjectJson object = facts.object;
        object["metadata"]["annotations"]["tealdeck.org/journal"] = "kept";
        object["metadata"]["annotations"]["kubectl.kubernetes.io/last-applied-configuration"] = "kept";
        object["metadata"]["annotations"]["new/one"] = "goes";
        VerbFacts more = facts;
        more.object = object;
        const ObjectJson after = patched(object, changeOf(more)->requests.front())["metadata"]["annotations"];
        QCOMPARE(textAt(after, {"kubernetes.io/change-cause"}), std::string("second release"));
        QCOMPARE(textAt(after, {"team"}), std::string("blue"));
        QCOMPARE(textAt(after, {"deployment.kubernetes.io/revision"}), std::string("3"));
        QCOMPARE(textAt(after, {"tealdeck.org/journal"}), std::string("kept"));
        QCOMPARE(textAt(after, {"kubectl.kubernetes.io/last-applied-configuration"}), std::string("kept"));
        QVERIFY(!after.contains("new/one"));
    }

    void safety13_whatSomebodyChangedMeanwhileIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("image") << QStringLiteral("/spec/template/spec/containers/0/image");
        QTest::newRow("variable") << QStringLiteral("/spec/template/spec/containers/0/env/0/value");
        QTest::newRow("a new field") << QStringLiteral("/spec/template/spec/nodeName");
        QTest::newRow("a restart") << QStringLiteral("/spec/template/metadata/annotations");
        QTest::newRow("cause") << QStringLiteral("/metadata/annotations/kubernetes.io~1change-cause");
        QTest::newRow("another object") << QStringLiteral("/metadata/uid");
    }
    void safety13_whatSomebodyChangedMeanwhileIsNotOverwritten()
    {
        QFETCH(QString, pointer);
        const VerbFacts facts = undoFacts(undoWish("Deployment"));
        const HttpStep step = changeOf(facts)->requests.front();
        ObjectJson meanwhile = facts.object;
        meanwhile[ObjectJson::json_pointer(pointer.toStdString())] = "changed";
        QVERIFY_EXCEPTION_THROWN(patched(meanwhile, step), ObjectJson::exception);
    }

    // An autoscaler's work is none of its business.
    void anotherNumberOfReplicasDoesNoHarm()
    {
        const VerbFacts facts = undoFacts(undoWish("Deployment"));
        ObjectJson meanwhile = facts.object;
        meanwhile["spec"]["replicas"] = 17;
        meanwhile["metadata"]["generation"] = 99;
        QCOMPARE(numberAt(patched(meanwhile, changeOf(facts)->requests.front()), {"spec", "replicas"}), 17LL);
    }

    void noSecretIsShown_data() { everyKind(); }
    void noSecretIsShown()
    {
        const ObjectChange change = changeFor(undoWish(kind(), {{"revision", "1"}}));
        for (const HttpStep& step : {change.requests.front(), *change.inverse}) {
            QVERIFY(contains(step.body, "planted-secret-1") && contains(step.body, "planted-secret-2"));
            QVERIFY(step.masked && !contains(step.shownBody(), "planted-secret"));
            QVERIFY(contains(step.shownBody(), "(masked, 16 bytes)"));
            QCOMPARE(step.masked->digest, toHex(sha256(step.body)));
        }
        const std::string shown = textOf(change.diff) + change.before + change.after + notesOf(change);
        QVERIFY2(!contains(shown, "planted-secret"), shown.c_str());
    }

    // Kubernetes' own command lines land in this annotation; they may hold a password.
    void aSecretInTheCauseIsMasked()
    {
        VerbFacts facts = undoFacts(undoWish("Deployment"));
        for (ObjectJson& set : (*facts.further["revisions"].value)["items"])
            set["metadata"]["annotations"]["kubernetes.io/change-cause"] = "kubectl set env deployment/web PASSWORD=planted-secret-3";
        for (const KeptRevision& revision : revisionsOf(facts.object, *facts.further["revisions"]))
            QVERIFY2(!contains(revision.row.changeCause, "planted-secret"), revision.row.changeCause.c_str());
        const auto change = changeOf(facts);
        QVERIFY(change && !contains(change->requests.front().shownBody(), "planted-secret"));
    }

    void theDifferenceIsShownByLines_data() { everyKind(); }
    void theDifferenceIsShownByLines()
    {
        const std::string diff = textOf(changeFor(undoWish(kind(), {{"revision", "1"}})).diff);
        QVERIFY2(contains(diff, "image: registry.example/shop/web:1.9.1\n+"), diff.c_str());
        QVERIFY2(contains(diff, "image: registry.example/shop/web:1.8.2\n"), diff.c_str());
        QVERIFY2(contains(diff, "(masked, 16 bytes, another value)"), diff.c_str()); // of the same length
        QCOMPARE(std::ranges::count(diff, '+'), 2); // nothing else differs, whatever the order of the fields was
        QCOMPARE(std::ranges::count_if(diff,
                                       [&, atStart = true](char c) mutable {
                                           const bool isRemoved = atStart && c == '-';
                                           atStart = c == '\n';
                                           return isRemoved;
                                       }),
                 2);
    }

    void whatIsNotUndoneIsNamed()
    {
        const ObjectChange change = changeFor(undoWish("Deployment"));
        const std::string notes = notesOf(change);
        QVERIFY2(contains(notes, "What the pods read stays as it is today: Secret database, ConfigMap settings."), notes.c_str());
        QVERIFY2(contains(notes, "replicas, strategy and Services stay"), notes.c_str());
        QVERIFY2(contains(notes, "Database schemas"), notes.c_str());
    }

    void theWayBackGoesByName_data() { everyKind(); }
    void theWayBackGoesByName()
    {
        const ObjectChange change = changeFor(undoWish(kind()));
        QCOMPARE(change.inverseWish->values, (Values{{"template", revisionsFor(kind())[0].name}}));
        QVERIFY(contains(notesOf(change), revisionsFor(kind())[0].name));
    }

    // After the rollback the inverse wish finds the template that ran before, though its number says another one is newer.
    void theInverseWishNamesTheRightTemplateAfterwards()
    {
        const std::string ranBefore = revisionsFor("Deployment")[0].name;
        const auto back = changeOf(undoFacts(undoWish("Deployment", {{"template", ranBefore}}), "-back"));
        QVERIFY2(back.has_value(), back ? "" : describe(back.error()).c_str());
        QVERIFY2(back->after.starts_with("app=registry.example/shop/web:1.9.1 (template "), back->after.c_str());
        QCOMPARE(back->after, changeFor(undoWish("Deployment")).before);
    }

    void aHistoryOfNoLengthLeavesNoWayBack()
    {
        VerbFacts facts = undoFacts(undoWish("Deployment"));
        facts.object["spec"]["revisionHistoryLimit"] = 0;
        const auto change = changeOf(facts);
        QVERIFY(change && !change->inverse && !change->inverseWish && change->inverseCommands.empty());
        const std::vector<Check> checks = UndoRules().checks(facts);
        QVERIFY(std::ranges::find(checks, std::string("way-back"), &Check::id)->verdict == Verdict::Warning);
    }

    void whatMakesNoSenseIsSaid()
    {
        const auto to = [](const Values& values) { return obstacleTo(undoFacts(undoWish("Deployment", values))); };
        QCOMPARE(to({{"revision", "7"}}), std::string("Deployment web has no revision 7; it has 1, 2, 3."));
        QCOMPARE(to({{"revision", "-1"}}), std::string("A revision is a whole number, 0 or more: -1 is none."));
        QCOMPARE(to({{"revision", "3"}}), std::string("Deployment web runs the template of revision 3 already."));
        QCOMPARE(to({{"template", "web-gone"}}), std::string("Deployment web has no revision web-gone any more; it has 1, 2, 3."));
        VerbFacts paused = undoFacts(undoWish("Deployment"));
        paused.object["spec"]["paused"] = true;
        QCOMPARE(obstacleTo(paused), std::string("The rollout of Deployment web is paused: resume it first, then roll back."));
        VerbFacts alone = undoFacts(undoWish("Deployment"));
        (*alone.further["revisions"].value)["items"].erase(0);
        (*alone.further["revisions"].value)["items"] = ObjectJson::array();
        QCOMPARE(obstacleTo(alone), std::string("Deployment web has no earlier revision to go back to."));
        VerbFacts unread = undoFacts(undoWish("Deployment"));
        unread.further.clear();
        QCOMPARE(obstacleTo(unread), std::string("It was not read."));
    }

    void theCommandsAreKubectls()
    {
        const ObjectChange change = changeFor(undoWish("StatefulSet"));
        QCOMPARE(change.commands.front(),
                 std::string("kubectl --context prod --namespace revisions rollout undo statefulset/db --to-revision=2"));
        QCOMPARE(change.inverseCommands.front(), std::string("kubectl --context prod --namespace revisions rollout undo statefulset/db"));
    }

    void itIsOfferedWhereItMakesSense()
    {
        const auto isOffered = [](const ObjectJson& object) {
            return std::ranges::any_of(offersFor(object), [](const ObjectOffer& offer) { return offer.verb == ObjectVerb::Undo; });
        };
        ObjectJson web = capturedObject("revisions-web");
        QVERIFY(isOffered(web) && isOffered(capturedObject("revisions-db")) && isOffered(capturedObject("revisions-agent")));
        web["spec"]["paused"] = true;
        QVERIFY(!isOffered(web));
        QVERIFY(!isOffered(ObjectJson{{"kind", "Pod"}}));
    }

    // Pods up to date and available, none left, and the template is the one that was wanted.
    void theEffectIsARollout()
    {
        const VerbFacts facts = undoFacts(undoWish("Deployment", {{"revision", "1"}}));
        const auto change = changeOf(facts);
        Plan plan;
        plan.request = change->wish;
        plan.stateBefore = change->before;
        plan.stateAfter = change->after;
        plan.targetReady = change->expected;
        QCOMPARE(plan.targetReady, 1);
        ObjectJson now = patched(facts.object, change->requests.front());
        now["metadata"]["generation"] = 9;
        now["status"] = {{"observedGeneration", 8}, {"replicas", 1}, {"updatedReplicas", 1}, {"availableReplicas", 1}};
        QVERIFY(!UndoRules().effect(&now, plan).isComplete); // its controller has not looked
        now["status"]["observedGeneration"] = 9;
        QVERIFY(UndoRules().effect(&now, plan).isComplete);
        now["status"]["replicas"] = 2;
        QCOMPARE(UndoRules().effect(&now, plan).readyElsewhere, 1);
        QVERIFY(!UndoRules().effect(&now, plan).isComplete);
        now["status"]["replicas"] = 1;
        now["spec"]["template"]["spec"]["containers"][0]["image"] = "somebody/elses:1";
        QVERIFY(!UndoRules().effect(&now, plan).isComplete);
        QVERIFY(!UndoRules().effect(nullptr, plan).isComplete);
    }
};

QTEST_GUILESS_MAIN(UndoRulesTest)
#include "undo_rules_test.moc"
