#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/connectors/switch_bench.h"

#include "core/connectors/kube/lease_anchors.h"

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

namespace
{

// One console that wants the lock, and everything it was told.
struct Console
{
    Console(SwitchBench& bench, const std::string& host)
        : lock(bench.shop.http, bench.scheduler, {.host = host})
    {
    }

    void acquire(const Plan& plan)
    {
        held = lock.acquire(plan, "CHG-2291", [this](const Result<LockEvent>& event) { take(event); });
    }
    void take(const Result<LockEvent>& event)
    {
        if (!event) {
            error = event.error();
            return;
        }
        kinds.push_back(event->kind);
        detail = render(event->detail);
        writes.insert(writes.end(), event->writes.begin(), event->writes.end());
    }
    bool has(LockEvent::Kind kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }
    std::string problem() const { return error ? std::string(toString(error->kind)) : "none"; }

    LeaseLock lock;
    Handle held;
    Handle released;
    std::vector<LockEvent::Kind> kinds;
    std::vector<WriteLine> writes;
    std::optional<Error> error;
    std::string detail;
};

Plan planFor(SwitchBench& bench, const std::string& actor = "anna")
{
    Plan plan = bench.plan();
    plan.actor = actor;
    plan.lockHolder.clear(); // as if it was free when planned
    return plan;
}

std::string holderOf(FakeShop& shop)
{
    return (*shop.lease())["spec"]["holderIdentity"].get<std::string>();
}

const RequestPredicate leaseGet = requestTo(HttpMethod::Get, "/apis/coordination.k8s.io/v1/namespaces/shop/leases/tealdeck-web");
const RequestPredicate leasePut = requestTo(HttpMethod::Put, "/apis/coordination.k8s.io/v1/namespaces/shop/leases/tealdeck-web");
const RequestPredicate leasePost = requestTo(HttpMethod::Post, "/apis/coordination.k8s.io/v1/namespaces/shop/leases");

} // namespace

class LeaseLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreeLockIsTakenAndSaysByWhomAndWhy()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        anna.acquire(plan);
        QVERIFY(anna.kinds.empty());
        bench.scheduler.advance(1s);
        QVERIFY(anna.has(LockEvent::Kind::Taken));
        QCOMPARE(anna.writes.size(), std::size_t(1));
        QCOMPARE(anna.writes[0].status, 201);
        const json lease = *bench.shop.lease();
        QVERIFY(holderOf(bench.shop).starts_with("anna@desk "));
        QCOMPARE(lease["spec"]["leaseDurationSeconds"].get<int>(), 30);
        QCOMPARE(lease["metadata"]["labels"]["app.kubernetes.io/managed-by"].get<std::string>(), std::string("tealdeck"));
        const json& notes = lease["metadata"]["annotations"];
        QCOMPARE(notes["tealdeck.org/person"].get<std::string>(), std::string("anna")); // safety.md 12
        QCOMPARE(notes["tealdeck.org/reason"].get<std::string>(), std::string("CHG-2291"));
        QCOMPARE(notes["tealdeck.org/plan-digest"].get<std::string>(), digestOf(plan));
        QVERIFY(contains(notes["tealdeck.org/inverse"].get<std::string>(), "blue"));
        QVERIFY(notes.contains("tealdeck.org/pending-change"));
        QVERIFY(contains(anna.detail, "kubectl, CI and Argo CD still can")); // safety.md 11
    }

    // Who may read leases need not be allowed to read secrets; and a request that leaves no room for the other annotations is left out.
    void aMaskedRequestStaysMaskedOnTheLease_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("kept");
        QTest::newRow("as it is shown") << 5 << 5;
        QTest::newRow("too long") << 200'000 << 0;
    }
    void aMaskedRequestStaysMaskedOnTheLease()
    {
        QFETCH(int, length);
        QFETCH(int, kept);
        SwitchBench bench;
        Console anna(bench, "desk");
        Plan plan = planFor(bench);
        plan.inverse->masked = MaskedBody{.text = std::string(static_cast<std::size_t>(length), 'x'), .digest = "digest"};
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        const std::string inverse = (*bench.shop.lease())["metadata"]["annotations"]["tealdeck.org/inverse"].get<std::string>();
        QCOMPARE(json::parse(inverse)["body"].get<std::string>(), std::string(static_cast<std::size_t>(kept), 'x'));
    }

    void safety11_itIsRenewedEveryTenSeconds()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        const std::string first = (*bench.shop.lease())["spec"]["renewTime"].get<std::string>();
        bench.scheduler.advance(30s);
        QCOMPARE(bench.shop.http.count(leasePut), std::size_t(3));
        QVERIFY((*bench.shop.lease())["spec"]["renewTime"].get<std::string>() > first);
        QVERIFY(anna.has(LockEvent::Kind::Renewed));
        anna.held.end();
        bench.scheduler.advance(60s);
        QCOMPARE(bench.shop.http.count(leasePut), std::size_t(3));
    }

    void safety11_aLiveHolderIsNamed()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        Console otto(bench, "laptop");
        Plan second = planFor(bench, "otto");
        otto.acquire(second);
        bench.scheduler.advance(1s);
        QCOMPARE(otto.problem(), std::string("locked"));
        QVERIFY(contains(render(otto.error->message), "anna@desk since"));
        QVERIFY(otto.writes.empty());
        otto.held.end();
        bench.scheduler.advance(40s); // anna renews all the time
        otto.error.reset();
        otto.acquire(second);
        bench.scheduler.advance(1s);
        QCOMPARE(otto.problem(), std::string("locked"));
    }

    void safety11_anAbandonedLockIsTakenOnceItWasSeenUnchangedForItsDuration()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        anna.held.end(); // killed
        Console otto(bench, "laptop");
        Plan plan = planFor(bench, "otto");
        bench.scheduler.advance(5min); // nobody looked meanwhile, so it may have been renewed
        otto.acquire(plan);
        bench.scheduler.advance(1s);
        QCOMPARE(otto.problem(), std::string("locked"));
        otto.held.end();
        bench.scheduler.advance(29s);
        otto.error.reset();
        otto.acquire(plan);
        bench.scheduler.advance(1s);
        QVERIFY(otto.has(LockEvent::Kind::Taken));
        QVERIFY(holderOf(bench.shop).starts_with("otto@laptop "));
        QCOMPARE((*bench.shop.lease())["spec"]["leaseTransitions"].get<int>(), 2);
    }

    void safety11_thePlansLookCountsAsTheFirst()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        anna.held.end();
        const Plan plan = bench.plan(); // it names the holder
        QVERIFY(!plan.lockHolder.empty());
        bench.scheduler.advance(30s);
        Console otto(bench, "laptop");
        otto.acquire(plan);
        bench.scheduler.advance(1s);
        QVERIFY(otto.has(LockEvent::Kind::Taken));
    }

    void safety11_wallClocksAreNeverCompared()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        anna.held.end();
        (*bench.shop.lease())["spec"]["renewTime"] = "2001-01-01T00:00:00.000000Z"; // long ago, says somebody's clock
        Console otto(bench, "laptop");
        otto.acquire(planFor(bench, "otto"));
        bench.scheduler.advance(1s);
        QCOMPARE(otto.problem(), std::string("locked"));
    }

    void ofTwoWhoCreateItAtTheSameTimeOneHasIt()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        Console otto(bench, "laptop");
        const Plan plan = planFor(bench);
        Plan second = planFor(bench, "otto");
        anna.acquire(plan);
        otto.acquire(second);
        bench.scheduler.advance(1s);
        QVERIFY(anna.has(LockEvent::Kind::Taken));
        QCOMPARE(otto.problem(), std::string("locked"));
        QCOMPARE(otto.writes.size(), std::size_t(1)); // its attempt, answered 409
        QCOMPARE(otto.writes[0].status, 409);
    }

    void aLostAnswerIsReadRatherThanRepeated()
    {
        SwitchBench bench;
        bench.shop.http.once(leasePost, FakeAnswer::lost([&](const HttpRequest& request) { bench.shop.carryOut(request); }));
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        QVERIFY(anna.has(LockEvent::Kind::Taken));
        QCOMPARE(bench.shop.writes().size(), std::size_t(1));
        QVERIFY(anna.writes[0].isLost);
    }

    void noRightToLeasesIsForbidden()
    {
        SwitchBench bench;
        bench.shop.http.on(leaseGet, FakeAnswer::json("{}", 403));
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        QCOMPARE(anna.problem(), std::string("forbidden"));
        SwitchBench other;
        other.shop.http.on(leasePost, FakeAnswer::json("{}", 403));
        Console otto(other, "laptop");
        otto.acquire(planFor(other));
        other.scheduler.advance(1s);
        QCOMPARE(otto.problem(), std::string("forbidden"));
        QCOMPARE(otto.writes.size(), std::size_t(1));
    }

    void safety11_aHolderNoticesThatItsLockWasBroken()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        Console otto(bench, "laptop");
        const auto access = *WriteAccess::forMode(AccessMode::ReadWrite);
        Plan second = planFor(bench, "otto");
        const Handle silent = otto.lock.breakLock(access, second, " ", [&](const Result<LockEvent>& event) { otto.take(event); });
        bench.scheduler.advance(0s);
        QCOMPARE(otto.problem(), std::string("invalid input"));
        const Handle breaking
            = otto.lock.breakLock(access, second, "Anna is offline", [&](const Result<LockEvent>& event) { otto.take(event); });
        bench.scheduler.advance(1s);
        QVERIFY(otto.has(LockEvent::Kind::Broken));
        QVERIFY(contains(otto.detail, "anna@desk"));
        std::optional<Result<LockEvent>> confirmed;
        const Handle confirming = anna.lock.confirmHeld(plan, [&](Result<LockEvent> event) { confirmed = std::move(event); });
        bench.scheduler.advance(1s);
        QVERIFY((*confirmed)->kind == LockEvent::Kind::Lost); // before its next write
        QVERIFY(contains(render((*confirmed)->detail), "Anna is offline"));
        bench.scheduler.advance(10s);
        QVERIFY(anna.has(LockEvent::Kind::Lost)); // and at its next renewal
        bench.scheduler.advance(60s);
        QCOMPARE(holderOf(bench.shop), std::string());
        otto.acquire(second);
        bench.scheduler.advance(1s);
        QVERIFY(otto.has(LockEvent::Kind::Taken));
    }

    void somebodyElsesNoteOnTheLeaseIsNoLoss()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        (*bench.shop.lease())["metadata"]["resourceVersion"] = "7777";
        (*bench.shop.lease())["metadata"]["annotations"]["note"] = "hello";
        bench.scheduler.advance(20s);
        QVERIFY(!anna.has(LockEvent::Kind::Lost));
        QVERIFY(anna.has(LockEvent::Kind::Renewed));
        QCOMPARE((*bench.shop.lease())["metadata"]["annotations"]["note"].get<std::string>(), std::string("hello"));
    }

    void safety11_aLockThatCannotBeRenewedIsLostBeforeOthersMayTakeIt()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        anna.acquire(planFor(bench));
        bench.scheduler.advance(1s);
        bench.shop.http.on(leasePut, FakeAnswer::never());
        bench.scheduler.advance(19s);
        QVERIFY(!anna.has(LockEvent::Kind::Lost)); // it is tried again
        bench.scheduler.advance(10s);
        QVERIFY(anna.has(LockEvent::Kind::Lost));
    }

    void safety11_aLookTellsWhoHoldsItAndTouchesNothing()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        std::optional<Result<LockSight>> sight;
        const auto look = [&](LeaseLock& lock) {
            const Handle looking = lock.look(plan, [&](Result<LockSight> seen) { sight = std::move(seen); });
            bench.scheduler.runPosted();
            return sight && sight->has_value() ? **sight : LockSight{.holder = "no answer"};
        };
        QCOMPARE(look(anna.lock).holder, std::string()); // there is no Lease
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        const std::size_t writes = bench.shop.writes().size();
        const LockSight held = look(anna.lock);
        QVERIFY2(held.holder.starts_with("anna@desk since "), held.holder.c_str());
        QVERIFY(held.change == plan.id);
        QVERIFY(held.duration == 30s);
        bench.scheduler.advance(10s); // a renewal
        QVERIFY(look(anna.lock).version != held.version);
        QCOMPARE(bench.shop.writes().size(), writes + 1);
        bench.shop.http.on(leaseGet, FakeAnswer::json("{}", 403));
        QCOMPARE(look(anna.lock).holder, std::string("no answer"));
        QVERIFY(sight->error().kind == ErrorKind::Forbidden);
    }

    void safety11_whoeverLookedLongEnoughTakesTheLockAtOnce()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        anna.held.end(); // she died
        Console otto(bench, "laptop");
        for (const auto wait : {0s, 31s}) {
            bench.scheduler.advance(wait);
            const Handle looking = otto.lock.look(plan, [](const Result<LockSight>&) {});
            bench.scheduler.runPosted();
        }
        otto.acquire(planFor(bench, "otto"));
        bench.scheduler.advance(1s);
        QVERIFY2(otto.has(LockEvent::Kind::Taken), otto.problem().c_str());
    }

    void safety01_aLockThatThisConsoleCouldNotGiveBackIsNotInItsWay_data()
    {
        QTest::addColumn<bool>("isRenewalLost");
        QTest::newRow("its change ended first") << false;
        QTest::newRow("it could not be renewed first") << true;
    }
    void safety01_aLockThatThisConsoleCouldNotGiveBackIsNotInItsWay()
    {
        QFETCH(bool, isRenewalLost);
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan unknown = planFor(bench);
        anna.acquire(unknown);
        bench.scheduler.advance(1s);
        const std::string first = holderOf(bench.shop);
        bool isServerGone = true;
        bench.shop.http.on([&](const HttpRequest& request) { return isServerGone && leasePut(request); }, FakeAnswer::never());
        if (isRenewalLost) {
            bench.scheduler.advance(30s);
            QVERIFY(anna.has(LockEvent::Kind::Lost));
        } else {
            anna.released
                = anna.lock.release(unknown, OutcomeUnknown{}, std::nullopt, [&](const Result<LockEvent>& event) { anna.take(event); });
            bench.scheduler.advance(30s);
            QVERIFY(anna.error.has_value());
            anna.held.end();
        }
        QCOMPARE(holderOf(bench.shop), first);
        isServerGone = false;
        const Handle stillHeld = std::move(anna.held); // the change that ended is kept, its lock with it
        anna.kinds.clear();
        anna.error.reset();
        anna.acquire(planFor(bench)); // the way back
        bench.scheduler.advance(1s);
        QVERIFY2(anna.has(LockEvent::Kind::Taken), anna.problem().c_str());
        QVERIFY(holderOf(bench.shop) != first);
    }

    void safety12_theLeaseKeepsTheLastChangeAndTheJournalsHead()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        const JournalAnchor head{.sequence = 1205, .hash = "abc", .origin = "f00", .place = {}};
        anna.released = anna.lock.release(plan, Done{}, head, [&](const Result<LockEvent>& event) { anna.take(event); });
        bench.scheduler.advance(1s);
        QVERIFY(anna.has(LockEvent::Kind::Released));
        QCOMPARE(holderOf(bench.shop), std::string());
        const json& notes = (*bench.shop.lease())["metadata"]["annotations"];
        QCOMPARE(notes[journalHeadAnnotation].get<std::string>(), std::string("1205:abc:f00")); // safety.md 18
        QVERIFY(parseJournalHead("1205:abc:f00", {}) == head);
        QCOMPARE(withJournalHead("7:aa:b1,1204:abb:f00,9:cc:d2", head), std::string("7:aa:b1,9:cc:d2,1205:abc:f00")); // others' stay
        std::string crowd;
        for (int i = 0; i < 40; ++i)
            crowd = withJournalHead(crowd, {.sequence = 1 + i, .hash = "h", .origin = "o" + std::to_string(i), .place = {}});
        QCOMPARE(parseJournalHeads(crowd, {}).size(), std::size_t(16));
        QCOMPARE(parseJournalHeads("x," + crowd + ",,1:", {}).size(), std::size_t(16));
        QVERIFY(parseJournalHead("1205:abc", {}).value().origin.empty()); // as older versions wrote it
        for (const char* text : {"", ":", "1205", "1205:", "0:abc", "x:abc", "1205:abc:", "1205::f00"})
            QVERIFY2(!parseJournalHead(text, {}), text);
        const json last = json::parse(notes["tealdeck.org/last-change"].get<std::string>());
        QCOMPARE(last["from"].get<std::string>(), std::string("blue"));
        QCOMPARE(last["to"].get<std::string>(), std::string("green"));
        QCOMPARE(last["by"].get<std::string>(), std::string("anna"));
        QVERIFY(!notes.contains("tealdeck.org/pending-change"));
        bench.scheduler.advance(60s);
        QCOMPARE(bench.shop.http.count(leasePut), std::size_t(1)); // no renewal any more
        Console otto(bench, "laptop");
        otto.acquire(planFor(bench, "otto"));
        bench.scheduler.advance(1s);
        QVERIFY(otto.has(LockEvent::Kind::Taken)); // free at once
    }

    void aRefusedChangeLeavesTheLastOneOnTheLease()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan first = planFor(bench);
        anna.acquire(first);
        bench.scheduler.advance(1s);
        anna.released = anna.lock.release(first, Done{}, std::nullopt, [&](const Result<LockEvent>& event) { anna.take(event); });
        bench.scheduler.advance(1s);
        Console otto(bench, "laptop");
        const Plan second = planFor(bench, "otto");
        otto.acquire(second);
        bench.scheduler.advance(1s);
        otto.released = otto.lock.release(second, Refused{}, std::nullopt, [&](const Result<LockEvent>& event) { otto.take(event); });
        bench.scheduler.advance(1s);
        const json& notes = (*bench.shop.lease())["metadata"]["annotations"];
        QCOMPARE(notes["tealdeck.org/person"].get<std::string>(), std::string("anna"));
        QVERIFY(!notes.contains("tealdeck.org/pending-change"));
        QCOMPARE(json::parse(notes["tealdeck.org/last-change"].get<std::string>())["by"].get<std::string>(), std::string("anna"));
    }

    void aLostReleaseIsReadAndAForeignLeaseIsNotTouched()
    {
        SwitchBench bench;
        Console anna(bench, "desk");
        const Plan plan = planFor(bench);
        anna.acquire(plan);
        bench.scheduler.advance(1s);
        bench.shop.http.once(leasePut, FakeAnswer::lost([&](const HttpRequest& request) { bench.shop.carryOut(request); }));
        anna.released = anna.lock.release(plan, Done{}, std::nullopt, [&](const Result<LockEvent>& event) { anna.take(event); });
        bench.scheduler.advance(1s);
        QVERIFY(anna.has(LockEvent::Kind::Released));
        QCOMPARE(bench.shop.http.count(leasePut), std::size_t(1));

        Console second(bench, "desk");
        second.acquire(plan);
        bench.scheduler.advance(1s);
        (*bench.shop.lease())["spec"]["holderIdentity"] = "otto@laptop 1";
        (*bench.shop.lease())["metadata"]["resourceVersion"] = "8888";
        second.released = second.lock.release(plan, Done{}, std::nullopt, [&](const Result<LockEvent>& event) { second.take(event); });
        bench.scheduler.advance(1s);
        QCOMPARE(second.problem(), std::string("locked"));
        QCOMPARE(holderOf(bench.shop), std::string("otto@laptop 1"));
    }
};

QTEST_GUILESS_MAIN(LeaseLockTest)
#include "lease_lock_test.moc"
