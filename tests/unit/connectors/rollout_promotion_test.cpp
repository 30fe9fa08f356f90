#include <QtTest>

#include "tests/unit/connectors/rollout_bench.h"

using namespace tealdeck;
using namespace tealdeck::rollouttest;

// Promotion, promotion in full, abort and retry on replies of the real controller (tests/data/argo-rollouts).
class RolloutPromotionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The controller has not looked at the newest generation: nobody knows where it stands.
    void nothingIsPromotedBeforeTheControllerHasFollowed()
    {
        VerbFacts facts = factsOf(ObjectVerb::Promote, "checkout-waiting");
        facts.object["metadata"]["generation"] = 3;
        const std::string words = "The controller has not followed the last change of checkout yet. Look again in a moment.";
        QCOMPARE(refusal(facts), words);
        VerbFacts unpausing = factsOf(ObjectVerb::Promote, "checkout-waiting");
        unpausing.object["status"].erase("pauseConditions");
        QCOMPARE(refusal(unpausing), words);
    }

    void aBlueGreenPromotionAndItsWayBack()
    {
        const VerbFacts facts = factsOf(ObjectVerb::Promote, "checkout-waiting", "checkout-waiting");
        const ObjectChange change = made(facts);
        const std::string wanted = textAt(facts.object, {"status", "currentPodHash"});
        const std::string active = textAt(facts.object, {"status", "blueGreen", "activeSelector"});
        QCOMPARE(change.before, "active=" + active);
        QCOMPARE(change.after, "active=" + wanted);
        const HttpStep& step = change.requests.at(0);
        QCOMPARE(step.target,
                 std::string("/apis/argoproj.io/v1alpha1/namespaces/shop-rollouts/rollouts/checkout/status?fieldManager=tealdeck"));
        QCOMPARE(step.contentType, std::string("application/json-patch+json"));
        QCOMPARE(render(change.consequence),
                 "Argo Rollouts lets Service checkout select checkout-" + wanted + " in place of checkout-" + active
                     + ". The pods of checkout-" + active + " stay for 30 s, then they are scaled down.");
        const ObjectJson sent = applied(facts.object, step);
        QVERIFY(!sent["status"].contains("pauseConditions"));
        QCOMPARE(rulesOf(ObjectVerb::Promote).answeredState(sent, change.wish), change.after);
        QVERIFY(!isSeen(change, sent)); // the controller has not followed
        QVERIFY(isSeen(change, captured("checkout-promoted")));
        const auto back = *change.inverseWish;
        QVERIFY(back.verb == ObjectVerb::UndoRollout);
        QCOMPARE(back.values.at("revision"), std::string("1"));
        QCOMPARE(textAt(applied(captured("checkout-promoted"), *change.inverse), {"spec", "template", "spec", "dnsPolicy"}),
                 std::string("ClusterFirst")); // as the replica set has it
        QCOMPARE(change.commands.at(0), std::string("kubectl argo rollouts promote checkout --context dev --namespace shop-rollouts"));
    }

    void aCanaryGoesOnToItsNextStop_data()
    {
        QTest::addColumn<QString>("states");
        QTest::addColumn<QString>("words");
        QTest::newRow("search-at-step-1") << "step=1/6 step>1/6"
                                          << "It leaves step 2 (pause) and stays at step 4 of 6 (pause 2s), at a weight of 50 %.";
        QTest::newRow("search-at-step-5") << "step=5/6 step>5/6"
                                          << "";
    }
    void aCanaryGoesOnToItsNextStop()
    {
        QFETCH(QString, states);
        QFETCH(QString, words);
        const VerbFacts facts = factsOf(ObjectVerb::Promote, QTest::currentDataTag());
        const ObjectChange change = made(facts);
        QCOMPARE(change.before + " " + change.after, states.toStdString());
        const std::string last = "It passes the last of its 6 steps: search-" + textAt(facts.object, {"status", "currentPodHash"})
            + " becomes the stable version and takes all of the weight.";
        QCOMPARE(render(change.consequence), words.isEmpty() ? last : words.toStdString());
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QCOMPARE(rulesOf(ObjectVerb::Promote).answeredState(sent, change.wish), change.after);
        QVERIFY(!isSeen(change, sent));
        QVERIFY(!isSeen(change, facts.object));
    }

    void aCanaryHasGoneOnWhenItStaysAtALaterStep()
    {
        const ObjectChange change = made(factsOf(ObjectVerb::Promote, "search-at-step-1"));
        QVERIFY(isSeen(change, captured("search-at-step-5")));
        ObjectJson onItsWay = captured("search-at-step-5");
        onItsWay["status"]["currentStepIndex"] = 2; // setWeight 50 is under way
        onItsWay["status"]["phase"] = "Progressing";
        onItsWay["status"].erase("pauseConditions");
        onItsWay["status"]["controllerPause"] = false;
        QVERIFY(!isSeen(change, onItsWay));
        QCOMPARE(rulesOf(ObjectVerb::Promote).state(&onItsWay, change.wish), change.after); // applied all the same
        ObjectJson other = captured("search-at-step-5");
        other["status"]["currentPodHash"] = "other";
        QCOMPARE(rulesOf(ObjectVerb::Promote).state(&other, change.wish), std::string("version=other"));
        QVERIFY(!isSeen(change, other));
    }

    void anInconclusiveAnalysisIsLeftBehindAndWarnedOf()
    {
        VerbFacts facts = factsOf(ObjectVerb::Promote, "search-at-step-1");
        facts.object["status"]["canary"]["currentStepAnalysisRunStatus"] = {{"name", "one"}, {"status", "Inconclusive"}};
        facts.object["status"]["pauseConditions"][0]["reason"] = "InconclusiveAnalysisRun";
        QVERIFY(checkOf(facts, "analysis").verdict == Verdict::Warning);
        const ObjectJson sent = applied(facts.object, made(facts).requests.at(0));
        QCOMPARE(numberAt(sent, {"status", "currentStepIndex"}), 2);
        QVERIFY(!flagAt(sent, {"status", "controllerPause"}));
    }

    void aRunningStepIsLeft()
    {
        VerbFacts facts = factsOf(ObjectVerb::Promote, "search-at-step-1");
        facts.object["status"]["phase"] = "Progressing";
        facts.object["status"]["controllerPause"] = false;
        facts.object["status"].erase("pauseConditions");
        const ObjectChange change = made(facts);
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QCOMPARE(numberAt(sent, {"status", "currentStepIndex"}), 2);
        QCOMPARE(rulesOf(ObjectVerb::Promote).answeredState(sent, change.wish), change.after);
    }

    void aPromotionInFullNamesWhatIsSkipped()
    {
        const VerbFacts facts = factsOf(ObjectVerb::PromoteFull, "search-at-step-1", "search-at-step-1");
        const Check skipped = checkOf(facts, "skipped");
        QVERIFY(skipped.verdict == Verdict::Warning);
        QCOMPARE(render(skipped.measured),
                 std::string("steps that are left are skipped: pause, setWeight 50, pause 2s, setWeight 75, pause"));
        const ObjectChange change = made(facts);
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QVERIFY(flagAt(sent, {"status", "promoteFull"}));
        QCOMPARE(rulesOf(ObjectVerb::PromoteFull).answeredState(sent, change.wish), change.after);
        QVERIFY(!isSeen(change, sent));
    }

    void anAbortIsAWayBackAndIsRetried()
    {
        const VerbFacts facts = factsOf(ObjectVerb::Abort, "search-at-step-1", "search-at-step-1");
        const ObjectChange change = made(facts);
        QVERIFY(change.wish.purpose == Purpose::WayBack);
        QCOMPARE(change.before + " " + change.after, std::string("abort=false abort=true"));
        const ObjectJson sent = applied(facts.object, change.requests.at(0));
        QVERIFY(!isSeen(change, sent));
        ObjectJson gone = captured("search-aborted");
        QVERIFY(!isSeen(change, gone)); // three of four are available
        gone["status"]["availableReplicas"] = 4;
        QVERIFY(isSeen(change, gone));
        QVERIFY(change.inverseWish->verb == ObjectVerb::Retry);
        QVERIFY(!flagAt(applied(gone, *change.inverse), {"status", "abort"}));
        VerbFacts again = factsOf(ObjectVerb::Retry, "search-aborted");
        const ObjectChange retry = made(again);
        QCOMPARE(render(retry.consequence),
                 "The update to search-" + textAt(gone, {"status", "currentPodHash"}) + " begins anew at step 1 of 6 (setWeight 25).");
        QVERIFY(isSeen(retry, captured("search-at-step-1")));
    }

    void anAbortInBlueGreenKeepsWhatIsActive()
    {
        const ObjectChange change = made(factsOf(ObjectVerb::Abort, "checkout-waiting", "checkout-waiting"));
        QVERIFY(isSeen(change, captured("checkout-aborted")));
        ObjectJson switched = captured("checkout-aborted");
        switched["status"]["blueGreen"]["activeSelector"] = switched["status"]["currentPodHash"];
        QVERIFY(!isSeen(change, switched));
    }

    void safety01_noReadyPodIsAHardStopUnlessTheOtherSideHasNone()
    {
        VerbFacts facts = factsOf(ObjectVerb::Promote, "checkout-waiting", "checkout-waiting");
        QVERIFY(checkOf(facts, "new-pods-ready").verdict == Verdict::Passed);
        ObjectJson sets = captured("checkout-waiting-replicasets");
        const auto setReady = [&](const std::string& hash, int ready) {
            for (ObjectJson& set : sets["items"]) {
                if (textAt(set, {"metadata", "labels", "rollouts-pod-template-hash"}) == hash)
                    set["status"]["readyReplicas"] = ready;
            }
            facts.further[rolloutSetsKey].value = sets;
        };
        const std::string wanted = textAt(facts.object, {"status", "currentPodHash"});
        setReady(wanted, 1);
        QVERIFY(checkOf(facts, "new-pods-ready").verdict == Verdict::Warning);
        setReady(wanted, 0);
        const Check stopped = checkOf(facts, "new-pods-ready");
        QVERIFY(stopped.verdict == Verdict::Failed && stopped.isHardStop);
        setReady(textAt(facts.object, {"status", "stableRS"}), 0);
        QVERIFY(checkOf(facts, "new-pods-ready").verdict == Verdict::Warning);
        facts.further.clear();
        QVERIFY(checkOf(facts, "new-pods-ready").verdict == Verdict::NotRun);
    }

    void whatASecondPlanSawCountsAndNotTheFirst()
    {
        const VerbFacts facts = factsOf(ObjectVerb::Promote, "search-at-step-5", {}, {{"seen-hash", "older"}, {"seen-step", "1"}});
        const ObjectChange change = made(facts);
        QCOMPARE(change.before, std::string("step=5/6"));
        QCOMPARE(change.wish.values.at("seen-step"), std::string("5"));
    }
};

QTEST_GUILESS_MAIN(RolloutPromotionTest)
#include "rollout_promotion_test.moc"
