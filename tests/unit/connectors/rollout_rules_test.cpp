#include <QtTest>

#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/object_kinds.h"
#include "tests/unit/connectors/rollout_bench.h"

using namespace tealdeck;
using namespace tealdeck::rollouttest;

// What the verbs for Rollouts make of replies of the real controller (tests/data/argo-rollouts): offers, refusals, pause, restart, undo,
// image.
class RolloutRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatMakesSenseIsOffered_data()
    {
        QTest::addColumn<QString>("offers");
        QTest::newRow("checkout-healthy") << "pause-rollout restart-rollout";
        QTest::newRow("checkout-waiting") << "promote promote-full abort undo-rollout pause-rollout restart-rollout";
        QTest::newRow("checkout-aborted") << "retry undo-rollout pause-rollout restart-rollout";
        QTest::newRow("checkout-paused-by-hand") << "abort undo-rollout resume-rollout";
        QTest::newRow("checkout-promoted") << "undo-rollout pause-rollout restart-rollout";
        QTest::newRow("search-healthy") << "pause-rollout restart-rollout";
        QTest::newRow("search-at-step-1") << "promote promote-full abort undo-rollout pause-rollout restart-rollout";
        QTest::newRow("search-aborted") << "retry undo-rollout pause-rollout restart-rollout";
    }
    void onlyWhatMakesSenseIsOffered()
    {
        QFETCH(QString, offers);
        ObjectJson object = captured(QTest::currentDataTag());
        QCOMPARE(offersIn(object), offers.toStdString());
        object["metadata"]["deletionTimestamp"] = "2026-11-28T10:00:00Z";
        QCOMPARE(offersIn(object), std::string());
    }

    void anotherKindOfThatNameIsNotOurs()
    {
        ObjectJson object = captured("checkout-waiting");
        object["apiVersion"] = "example.org/v1";
        QCOMPARE(offersIn(object), std::string());
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<ObjectVerb>("verb");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing to promote") << ObjectVerb::Promote << "checkout-healthy"
                                            << "There is nothing to promote: the version that is wanted of checkout is the stable one.";
        QTest::newRow("aborted") << ObjectVerb::Promote << "checkout-aborted"
                                 << "The update of checkout was aborted: retry it first, or undo it.";
        QTest::newRow("by hand") << ObjectVerb::PromoteFull << "checkout-paused-by-hand"
                                 << "checkout is paused by hand (spec.paused): resume it first.";
        QTest::newRow("nothing to abort") << ObjectVerb::Abort << "search-healthy"
                                          << "There is nothing to abort: no update of search is under way.";
        QTest::newRow("aborted already") << ObjectVerb::Abort << "search-aborted"
                                         << "The update of search is aborted already.";
        QTest::newRow("nothing to retry") << ObjectVerb::Retry << "search-at-step-1"
                                          << "There is nothing to retry: the update of search was not aborted.";
        QTest::newRow("not paused") << ObjectVerb::ResumeRollout << "checkout-waiting"
                                    << "checkout is as wanted already: paused=false.";
        QTest::newRow("no restart") << ObjectVerb::RestartRollout << "checkout-paused-by-hand"
                                    << "checkout is paused by hand (spec.paused), so its controller restarts nothing: resume it first.";
        QTest::newRow("no image") << ObjectVerb::SetRolloutImage << "checkout-healthy"
                                  << "Say which image checkout shall run; it has no blanks in it.";
    }
    void whatCannotBeDoneIsSaid()
    {
        QFETCH(ObjectVerb, verb);
        QFETCH(QString, object);
        QFETCH(QString, words);
        QCOMPARE(refusal(factsOf(verb, object.toStdString())), words.toStdString());
    }

    void aPauseByHandAndItsEnd()
    {
        const VerbFacts facts = factsOf(ObjectVerb::PauseRollout, "checkout-waiting");
        const ObjectChange change = made(facts);
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QVERIFY(flagAt(sent, {"spec", "paused"}));
        QVERIFY(isSeen(change, captured("checkout-paused-by-hand")));
        const ObjectChange resume = made(factsOf(ObjectVerb::ResumeRollout, "checkout-paused-by-hand"));
        QCOMPARE(render(resume.consequence), std::string("It is back in its own pause (BlueGreenPause) and waits for a promotion."));
    }

    void aRestartIsDoneWhenTheControllerSaysSo()
    {
        const VerbFacts facts = factsOf(ObjectVerb::RestartRollout, "search-healthy");
        const ObjectChange change = made(facts);
        QCOMPARE(change.before + " " + change.after, std::string("restartAt=none restartAt=2026-11-28T10:00:00Z"));
        QVERIFY(!change.inverse);
        ObjectJson object = applied(facts.object, change.requests.at(0));
        QVERIFY(!isSeen(change, object));
        object["status"]["restartedAt"] = "2026-11-28T10:00:00Z";
        QVERIFY(isSeen(change, object));
        object["status"]["availableReplicas"] = 3;
        QVERIFY(!isSeen(change, object));
    }

    void anUndoTakesTheRevisionBeforeAndShowsNoSecret()
    {
        const VerbFacts facts = factsOf(ObjectVerb::UndoRollout, "checkout-promoted", "checkout-promoted");
        const ObjectChange change = made(facts);
        QCOMPARE(change.wish.values.at("revision"), std::string("1"));
        QVERIFY(change.wish.purpose == Purpose::WayBack);
        QVERIFY(change.before.starts_with("checkout=registry.example/shop/checkout:1.1.0 #"));
        QVERIFY(change.after.starts_with("checkout=registry.example/shop/checkout:1.0.0 #"));
        QVERIFY(render(change.consequence).starts_with("The pods of checkout-")); // they are there until their deadline
        for (const HttpStep& step : {change.requests.at(0), *change.inverse}) {
            QVERIFY(step.body.find("not-a-secret-of-checkout") != std::string::npos);
            QVERIFY(step.shownBody().find("not-a-secret-of-checkout") == std::string::npos);
            QVERIFY(step.shownBody().find("API_TOKEN") != std::string::npos);
        }
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QCOMPARE(rulesOf(ObjectVerb::UndoRollout).answeredState(sent, change.wish), change.after);
        QVERIFY(!jsonAt(sent, {"spec", "template", "metadata", "labels"}).contains("rollouts-pod-template-hash"));
        QCOMPARE(applied(sent, *change.inverse), facts.object);
        QCOMPARE(change.inverseWish->values.at("revision"), std::string("2"));
        QCOMPARE(change.commands.at(0),
                 std::string("kubectl argo rollouts undo checkout --to-revision=1 --context dev --namespace shop-rollouts"));
    }

    void anUndoDuringAnUpdateGivesItUp()
    {
        const ObjectChange change = made(factsOf(ObjectVerb::UndoRollout, "search-at-step-1", "search-at-step-1"));
        QVERIFY(render(change.consequence).starts_with("The update that is under way is given up: search-"));
    }

    void aRevisionThatIsNotThereIsSaid()
    {
        const auto asked = [](const std::string& revision) {
            return refusal(factsOf(ObjectVerb::UndoRollout, "checkout-promoted", "checkout-promoted", {{"revision", revision}}));
        };
        QCOMPARE(asked("7"), std::string("checkout has no revision 7. There are: 2, 1."));
        QCOMPARE(asked("x"), std::string("checkout has no revision x. There are: 2, 1."));
        QCOMPARE(asked("2"), std::string("checkout is as wanted already: revision 2."));
        VerbFacts foreign = factsOf(ObjectVerb::UndoRollout, "checkout-promoted", "checkout-promoted");
        foreign.object["metadata"]["uid"] = "another"; // sets of another Rollout with the same labels
        QCOMPARE(refusal(foreign), std::string("checkout has no earlier revision to go back to."));
    }

    void anotherImageAndItsWayBack()
    {
        const std::string image = "registry.example/shop/search:2.0.0";
        const VerbFacts facts = factsOf(ObjectVerb::SetRolloutImage, "search-healthy", {}, {{"image", image}});
        const ObjectChange change = made(facts);
        QCOMPARE(change.before, std::string("search=registry.example/shop/search:1.0.0"));
        QCOMPARE(change.after, "search=" + image);
        QCOMPARE(render(change.consequence), "Argo Rollouts takes " + image + " to step 2 of 6 (pause), at a weight of 25 %.");
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QCOMPARE(rulesOf(ObjectVerb::SetRolloutImage).answeredState(sent, change.wish), change.after);
        QCOMPARE(applied(sent, *change.inverse), facts.object);
        VerbFacts two = facts;
        two.object["spec"]["template"]["spec"]["containers"].push_back({{"name", "proxy"}, {"image", "proxy:1"}});
        QCOMPARE(refusal(two), std::string("Name one of the containers of search: search, proxy."));
    }

    // Its own template says nothing then.
    void aRolloutThatFollowsAWorkloadIsChangedThere()
    {
        VerbFacts facts = factsOf(ObjectVerb::SetRolloutImage, "search-healthy", {}, {{"image", "registry.example/shop/search:2.0.0"}});
        facts.object["spec"]["workloadRef"] = {{"apiVersion", "apps/v1"}, {"kind", "Deployment"}, {"name", "search"}};
        QCOMPARE(refusal(facts), std::string("The pods of search follow Deployment search (spec.workloadRef): change that one."));
    }

    void anImageThatWaitsIsSeen()
    {
        const VerbFacts facts
            = factsOf(ObjectVerb::SetRolloutImage, "checkout-healthy", {}, {{"image", "registry.example/shop/checkout:1.1.0"}});
        const ObjectChange change = made(facts);
        QVERIFY(isSeen(change, captured("checkout-waiting")));
        ObjectJson unseen = captured("checkout-waiting");
        unseen["metadata"]["generation"] = 9;
        QVERIFY(!isSeen(change, unseen));
    }

    void aClusterWithoutTheKindSaysSo()
    {
        const HttpResponse answer = capturedReply("kind-not-installed.http", rolloutReplies);
        const KubeCall call{.verb = "get", .resource = kube::rollouts, .namespaceName = "shop", .name = "checkout"};
        const Error error = errorFromAnswer(answer, call);
        QVERIFY(error.kind == ErrorKind::NotFound);
        QCOMPARE(render(error.message),
                 std::string("This cluster has no kind Rollout (argoproj.io/v1alpha1): what defines it is not installed there."));
    }

    void theWordsForKindsLeadToIt()
    {
        for (const char* word : {"rollout", "rollouts", "ro", "Rollout", "rollouts.argoproj.io"}) {
            const ObjectKind* kind = findKind(word);
            QVERIFY(kind && kind->resource == kube::rollouts);
        }
    }
};

QTEST_GUILESS_MAIN(RolloutRulesTest)
#include "rollout_rules_test.moc"
