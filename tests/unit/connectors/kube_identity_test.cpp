#include <QtTest>

#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_rights.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"
#include "tests/unit/connectors/kube_json.h"

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

struct Fixture
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::optional<ClusterIdentity> identity;

    void read()
    {
        const Handle handle
            = readClusterIdentity(http, scheduler.clock(), 5s, [this](ClusterIdentity read) { identity = std::move(read); });
        QVERIFY(!identity);
        scheduler.advance(10s);
    }
};

} // namespace

class KubeIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsRead()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("kube-system"), captured("namespace-kube-system.http"));
        fixture.http.on(requestContaining("/version"), captured("version.http"));
        fixture.http.on(requestContaining("selfsubjectreviews"), captured("self-subject-review.http"));
        fixture.read();
        QVERIFY(fixture.identity->problems.empty());
        QCOMPARE(fixture.identity->clusterUid.value.size(), std::size_t(36));
        QCOMPARE(shown(fixture.identity->serverVersion), QByteArray("v1.36.3"));
        QCOMPARE(shown(fixture.identity->user), QByteArray("operator"));
        QVERIFY(fixture.identity->clockSkew.has_value());
        for (const HttpRequest& request : fixture.http.sent) {
            QVERIFY(isReadOnly(request) && request.lane == HttpLane::Foreground);
            QCOMPARE(request.deadline.count(), Duration(5s).count());
        }
    }

    void whatCannotBeReadIsEmptyAndSaysWhy()
    {
        Fixture fixture;
        fixture.http.on(
            requestContaining("kube-system"),
            FakeAnswer::json(
                kubejson::status(403, "Forbidden", "namespaces \\\"kube-system\\\" is forbidden: User \\\"jane\\\" cannot get resource"),
                403));
        fixture.http.on(requestContaining("/version"), captured("version.http"));
        fixture.http.on(requestContaining("selfsubjectreviews"), FakeAnswer::never());
        fixture.read();
        QVERIFY(fixture.identity->clusterUid.empty());
        QCOMPARE(shown(fixture.identity->serverVersion), QByteArray("v1.36.3"));
        QCOMPARE(shown(fixture.identity->user), QByteArray("jane")); // from the refusal's words
        QCOMPARE(fixture.identity->problems.size(), std::size_t(2));
        QCOMPARE(shown(fixture.identity->problems[0].kind), shown(ErrorKind::Forbidden));
        QVERIFY(render(fixture.identity->problems[0].message).find("get namespaces/kube-system") != std::string::npos);
        QCOMPARE(shown(fixture.identity->problems[1].kind), shown(ErrorKind::TimedOut));
    }

    void aServerWithoutSelfSubjectReviewsIsNoDisaster()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("kube-system"), captured("namespace-kube-system.http"));
        fixture.http.on(requestContaining("/version"), captured("version.http"));
        fixture.http.on(requestContaining("selfsubjectreviews"), FakeAnswer::json("404 page not found", 404));
        fixture.read();
        QVERIFY(!fixture.identity->clusterUid.empty() && fixture.identity->user.empty());
        QCOMPARE(shown(fixture.identity->problems.at(0).kind), shown(ErrorKind::NotFound));
    }

    void droppedMeansEnded()
    {
        Fixture fixture;
        fixture.http.on(requestContaining("/"), FakeAnswer::json("{}"));
        std::optional<ClusterIdentity>& identity = fixture.identity;
        {
            const Handle handle = readClusterIdentity(fixture.http, fixture.scheduler.clock(), 5s,
                                                      [&identity](ClusterIdentity read) { identity = std::move(read); });
        }
        fixture.scheduler.advance(10s);
        QVERIFY(!identity);
        QCOMPARE(fixture.http.openCount(), std::size_t(0));
    }

    void namesInRefusals()
    {
        const std::string refusal = "pods is forbidden: User \"system:serviceaccount:a:b\" cannot list resource";
        QCOMPARE(shown(userInRefusal(refusal)), QByteArray("system:serviceaccount:a:b"));
        QCOMPARE(shown(userInRefusal("User \"jane")), QByteArray(""));
        QCOMPARE(shown(userInRefusal("no")), QByteArray(""));
    }

    void reviewsComeInTheOrderOfTheQuestions()
    {
        Fixture fixture;
        fixture.http.next(captured("self-subject-access-review-denied.http").after(2s));
        fixture.http.next(captured("self-subject-access-review-allowed.http"));
        fixture.http.next(FakeAnswer::never());
        std::optional<std::vector<AccessReview>> reviews;
        const auto question = [](const char* verb) {
            return AccessQuestion{
                .verb = verb, .group = "apps", .resource = "deployments", .subresource = "scale", .namespaceName = "shop", .name = "web"};
        };
        const Handle handle = reviewAccess(fixture.http, {question("get"), question("patch"), question("delete")}, 5s,
                                           [&](std::vector<AccessReview> answers) { reviews = std::move(answers); });
        fixture.scheduler.advance(4s);
        QVERIFY(!reviews);
        fixture.scheduler.advance(1s);
        QVERIFY(reviews && reviews->size() == 3);
        QVERIFY(!reviews->at(0).isAllowed() && reviews->at(0).answer.has_value());
        QVERIFY(reviews->at(1).isAllowed());
        QVERIFY(!reviews->at(2).isAllowed() && !reviews->at(2).answer.has_value()); // neither yes nor no
        QCOMPARE(shown(describe(reviews->at(1).question)), QByteArray("patch deployments.apps/scale web in namespace shop"));
    }
};

QTEST_GUILESS_MAIN(KubeIdentityTest)
#include "kube_identity_test.moc"
