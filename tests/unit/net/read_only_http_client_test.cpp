#include <QtTest>

#include "core/net/fetch.h"
#include "core/net/read_only_http_client.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"

using namespace tealdeck;

class ReadOnlyHttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingGoesThrough();
    void everythingElseIsStopped_data();
    void everythingElseIsStopped();
    void theCompletionOfAStoppedRequestComesLaterAndOnce();
    void endingTheHandleOfAStoppedRequestSilencesIt();
};

void ReadOnlyHttpClientTest::readingGoesThrough()
{
    FakeScheduler scheduler;
    FakeHttp inner(scheduler);
    inner.on(requestContaining("/"), FakeAnswer::json("{}"));
    ReadOnlyHttpClient http(inner, scheduler);
    int answers = 0;
    const auto count = [&](const Result<HttpResponse>& response) { answers += response ? 1 : 0; };
    const Handle a = http.send({.target = "/api/v1/pods"}, count);
    const Handle b = http.send({.method = HttpMethod::Post, .target = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"}, count);
    scheduler.runPosted();
    QCOMPARE(answers, 2);
    QCOMPARE(inner.sent.size(), std::size_t(2));
    QCOMPARE(http.stoppedCount(), 0);
}

void ReadOnlyHttpClientTest::everythingElseIsStopped_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QString>("target");
    QTest::newRow("patch") << static_cast<int>(HttpMethod::Patch) << "/x";
    QTest::newRow("dry run") << static_cast<int>(HttpMethod::Patch) << "/x?dryRun=All";
    QTest::newRow("delete") << static_cast<int>(HttpMethod::Delete) << "/x";
    QTest::newRow("lease") << static_cast<int>(HttpMethod::Put) << "/apis/coordination.k8s.io/v1/namespaces/a/leases/b";
    QTest::newRow("exec") << static_cast<int>(HttpMethod::Get) << "/api/v1/namespaces/a/pods/b/exec";
}

void ReadOnlyHttpClientTest::everythingElseIsStopped()
{
    QFETCH(int, method);
    QFETCH(QString, target);
    FakeScheduler scheduler;
    FakeHttp inner(scheduler);
    ReadOnlyHttpClient http(inner, scheduler);
    QByteArray kind;
    const Handle handle = http.send({.method = static_cast<HttpMethod>(method), .target = target.toStdString()},
                                    [&](const Result<HttpResponse>& response) { kind = kindOf(response); });
    scheduler.runPosted();
    QCOMPARE(kind, shown(ErrorKind::ReadOnly));
    QVERIFY(inner.sent.empty());
    QCOMPARE(http.stoppedCount(), 1);
}

void ReadOnlyHttpClientTest::theCompletionOfAStoppedRequestComesLaterAndOnce()
{
    FakeScheduler scheduler;
    FakeHttp inner(scheduler);
    ReadOnlyHttpClient http(inner, scheduler);
    int completions = 0;
    Handle handle = http.send({.method = HttpMethod::Patch, .target = "/x"}, [&](const Result<HttpResponse>&) {
        ++completions;
        handle.end(); // from within itself
    });
    QCOMPARE(completions, 0);
    scheduler.runPosted();
    scheduler.runPosted();
    QCOMPARE(completions, 1);
}

void ReadOnlyHttpClientTest::endingTheHandleOfAStoppedRequestSilencesIt()
{
    FakeScheduler scheduler;
    FakeHttp inner(scheduler);
    ReadOnlyHttpClient http(inner, scheduler);
    bool isTold = false;
    http.send({.method = HttpMethod::Patch, .target = "/x"}, [&](const Result<HttpResponse>&) { isTold = true; }).end();
    scheduler.runPosted();
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(ReadOnlyHttpClientTest)
#include "read_only_http_client_test.moc"
