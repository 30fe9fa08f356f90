#include <QtTest>

#include "core/connectors/kube/doctor_reach.h"
#include "core/connectors/kube/doctor_server.h"
#include "core/net/server_clock.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"
#include "tests/unit/connectors/kube_json.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

FakeAnswer captured(const std::string& name)
{
    const HttpResponse reply = capturedReply(name);
    FakeAnswer answer = FakeAnswer::json(reply.body, reply.head.status);
    answer.headers = reply.head.headers;
    return answer;
}

const DoctorLine& lineOf(const std::vector<DoctorLine>& lines, std::string_view id)
{
    const auto found = std::ranges::find(lines, id, &DoctorLine::id);
    if (found == lines.end())
        qFatal("no line %s", std::string(id).c_str());
    return *found;
}

QByteArray verdict(const std::vector<DoctorLine>& lines, std::string_view id)
{
    return shown(toString(lineOf(lines, id).verdict));
}

struct Fixture
{
    Fixture()
    {
        http.on(requestContaining("/version"), captured("version.http"));
        http.on(requestContaining("selfsubjectreviews"), captured("self-subject-review.http"));
        http.on(requestContaining("selfsubjectaccessreviews"), captured("self-subject-access-review-allowed.http"));
        http.on(requestContaining("watch=true"), FakeAnswer::stream({kubejson::bookmark("7")}));
        // The replies were captured long ago: the clock stands where the server's stood.
        const HttpResponse reply = capturedReply("version.http");
        ServerClock server;
        server.observe(reply.head, scheduler.clock().wallNow(), Duration::zero());
        scheduler.fakeClock().setWall(server.toServerTime(scheduler.clock().wallNow()));
        visit.namespaceName = "shop";
        visit.credential = [this] { return CredentialSummary{.method = message("Doctor", "token"), .expires = expires}; };
    }

    std::vector<DoctorLine> run()
    {
        const Handle visiting = visitServer(http, scheduler.clock(), visit, [this](std::vector<DoctorLine> told) {
            ++times;
            lines = std::move(told);
        });
        scheduler.advance(60s);
        return lines;
    }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::optional<WallTime> expires;
    DoctorVisit visit;
    std::vector<DoctorLine> lines;
    int times = 0;
};

ServerProbe reached(bool isTrusted, Duration left)
{
    const WallTime now{};
    ServerProbe probe;
    probe.host = "kube.example";
    probe.port = 6443;
    probe.addresses = Probed<std::vector<std::string>>{.value = std::vector<std::string>{"10.0.0.1"}, .took = 3ms};
    probe.connection = Probed<std::string>{.value = "10.0.0.1:6443", .took = 5ms};
    probe.tls = Probed<TlsFacts>{.value = TlsFacts{.protocol = "TLSv1.3",
                                                   .subject = "CN=kube",
                                                   .issuer = "CN=ca",
                                                   .names = {"kube.example"},
                                                   .validFrom = now - 8760h,
                                                   .validUntil = now + left,
                                                   .isTrusted = isTrusted,
                                                   .verdict = isTrusted ? "ok" : "certificate has expired"},
                                 .took = 9ms};
    return probe;
}

} // namespace

// What the doctor says about each step, and what to do.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingInOrderIsPassedAndChangesNothing()
    {
        Fixture fixture;
        const auto lines = fixture.run();
        QCOMPARE(fixture.times, 1);
        for (const char* id : {"authentication", "version", "identity", "clock", "rights", "watch"})
            QCOMPARE(verdict(lines, id), QByteArray("Passed"));
        QCOMPARE(shown(render(lineOf(lines, "identity").finding)),
                 QByteArray("The server knows us as operator, in the groups operators, system:authenticated."));
        for (const HttpRequest& request : fixture.http.sent)
            QVERIFY(isReadOnly(request));
        QCOMPARE(fixture.http.openCount(), std::size_t(0)); // the watch was ended with its first event
    }

    void anExpiredCredentialIsFailedWithWhatToDo()
    {
        Fixture fixture;
        for (const char* part : {"/version", "selfsubject", "watch=true"})
            fixture.http.on(requestContaining(part), captured("unauthorized.http"));
        const auto lines = fixture.run();
        QCOMPARE(verdict(lines, "authentication"), QByteArray("Failed"));
        QVERIFY(render(lineOf(lines, "authentication").remedy).starts_with("Sign in again"));
        QCOMPARE(verdict(lines, "identity"), QByteArray("Not run"));
        QCOMPARE(verdict(lines, "watch"), QByteArray("Failed"));
        QCOMPARE(verdict(lines, "rights"), QByteArray("Failed"));
    }

    void aCredentialThatEndsSoonIsAWarning()
    {
        Fixture fixture;
        fixture.expires = fixture.scheduler.clock().wallNow() + 1h;
        QCOMPARE(verdict(fixture.run(), "authentication"), QByteArray("Warning"));
        Fixture later;
        later.expires = later.scheduler.clock().wallNow() + 8760h;
        QCOMPARE(verdict(later.run(), "authentication"), QByteArray("Passed"));
    }

    void missingRightsAreNamed()
    {
        Fixture fixture;
        fixture.http.on([](const HttpRequest& request) { return request.body.find("\"leases\"") != std::string::npos; },
                        captured("self-subject-access-review-denied.http"));
        const auto lines = fixture.run();
        QCOMPARE(verdict(lines, "rights"), QByteArray("Warning"));
        QCOMPARE(
            shown(render(lineOf(lines, "rights").remedy)),
            QByteArray("Ask for a role that allows: get leases.coordination.k8s.io in namespace shop; create leases.coordination.k8s.io in "
                       "namespace shop; update leases.coordination.k8s.io in namespace shop."));
    }

    void aReadOnlyConsoleAsksForNoRightToWrite()
    {
        Fixture fixture;
        fixture.visit.isReadOnly = true;
        fixture.run();
        QVERIFY(std::ranges::none_of(fixture.http.sent, [](const HttpRequest& request) {
            return request.body.find("\"patch\"") != std::string::npos || request.body.find("\"create\"") != std::string::npos;
        }));
    }

    void anOlderServerIsWatchedInTheOldWay()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("sendInitialEvents"), FakeAnswer::json(kubejson::status(422, "Invalid", "forbidden"), 422));
        const auto lines = fixture.run();
        QCOMPARE(verdict(lines, "watch"), QByteArray("Passed"));
        QCOMPARE(fixture.http.count(requestContaining("resourceVersion=0")), std::size_t(1));
    }

    void aWatchThatGivesNothingIsFailed()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("watch=true"), FakeAnswer::stream());
        const auto lines = fixture.run();
        QCOMPARE(verdict(lines, "watch"), QByteArray("Failed"));
        QVERIFY(render(lineOf(lines, "watch").remedy).starts_with("Something between holds back"));
    }

    void anErrorEventIsNoSign()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("watch=true"),
                        FakeAnswer::stream({kubejson::event("ERROR", kubejson::status(410, "Expired", "too old"))}));
        QCOMPARE(verdict(fixture.run(), "watch"), QByteArray("Failed"));
    }

    void clocksThatAreApartAreTold()
    {
        Fixture fixture;
        fixture.scheduler.fakeClock().setWall(fixture.scheduler.clock().wallNow() + 120s);
        const auto lines = fixture.run();
        QCOMPARE(verdict(lines, "clock"), QByteArray("Warning"));
        QVERIFY2(render(lineOf(lines, "clock").finding).find("s behind ours") != std::string::npos,
                 render(lineOf(lines, "clock").finding).c_str());
    }

    void anotherVersionIsAWarning()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("/version"), FakeAnswer::json(R"({"major":"1","minor":"24+","gitVersion":"v1.24.0"})"));
        QCOMPARE(verdict(fixture.run(), "version"), QByteArray("Warning"));
    }

    void endedNothingIsTold()
    {
        Fixture fixture;
        Handle visiting = visitServer(fixture.http, fixture.scheduler.clock(), fixture.visit, [&](const auto&) { ++fixture.times; });
        visiting.end();
        fixture.scheduler.advance(60s);
        QCOMPARE(fixture.times, 0);
        QCOMPARE(fixture.http.openCount(), std::size_t(0));
    }

    void reachIsJudged()
    {
        const auto fine = reachLines(reached(true, 2400h), true, {});
        QCOMPARE(verdict(fine, "tls"), QByteArray("Passed"));
        QCOMPARE(shown(render(lineOf(fine, "tls").finding)), QByteArray("TLSv1.3, certificate of CN=kube issued by CN=ca, 100 days left."));
        QVERIFY(lineOf(fine, "tls").took == 9ms);
        QCOMPARE(shown(render(lineOf(fine, "dns").finding)), QByteArray("kube.example is 10.0.0.1."));
        QCOMPARE(verdict(reachLines(reached(true, 240h), true, {}), "tls"), QByteArray("Warning"));
        const auto bad = reachLines(reached(false, 2400h), true, {});
        QCOMPARE(verdict(bad, "tls"), QByteArray("Failed"));
        QVERIFY(render(lineOf(bad, "tls").remedy).find("certificate has expired") != std::string::npos);
        QCOMPARE(verdict(reachLines(reached(false, 2400h), false, {}), "tls"), QByteArray("Warning")); // the kubeconfig wants it so
    }

    void whatComesAfterAFailureIsNotRun()
    {
        ServerProbe probe;
        probe.addresses = Probed<std::vector<std::string>>{
            .value = fail(ErrorKind::ConnectFailed, message("Probe", "The name %1 cannot be looked up.", {"x"}), "no such host")};
        const auto lines = reachLines(probe, true, {});
        QCOMPARE(verdict(lines, "dns"), QByteArray("Failed"));
        QVERIFY(!render(lineOf(lines, "dns").remedy).empty());
        QCOMPARE(verdict(lines, "tcp"), QByteArray("Not run"));
        QCOMPARE(verdict(lines, "tls"), QByteArray("Not run"));
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "doctor_test.moc"
