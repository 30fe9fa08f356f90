#include <QtTest>

#include "core/net/http_message.h"

using namespace tealdeck;

// What counts as reading, as a dry run and as a write. The read-only fence and "Writes sent" stand on these.
class HttpMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The API server does not look at the query of a deletion that has a body.
    void aDeletionWithABodyIsDryOnlyByItsBody()
    {
        HttpRequest request{.method = HttpMethod::Delete, .target = "/x?dryRun=All", .body = R"({"preconditions":{"uid":"u"}})"};
        QVERIFY(!isDryRun(request) && isStateChanging(request));
        request.body = R"({"dryRun":["All"]})";
        QVERIFY(isDryRun(request) && !isStateChanging(request));
        request.target = "/x";
        QVERIFY(!isDryRun(request));
    }

    void requestsAreJudged_data();
    void requestsAreJudged();
    void theFirstHeaderOfANameIsTold();
    void methodsHaveTheirNames();
};

namespace
{

enum Verdict
{
    Reads,
    DryRun,
    Writes,
};

} // namespace

Q_DECLARE_METATYPE(HttpMethod)

void HttpMessageTest::requestsAreJudged_data()
{
    QTest::addColumn<HttpMethod>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char* name, HttpMethod method, const char* target, Verdict verdict) {
        QTest::newRow(name) << method << QString(target) << static_cast<int>(verdict);
    };
    using enum HttpMethod;
    row("get", Get, "/api/v1/pods", Reads);
    row("watch", Get, "/api/v1/pods?watch=true", Reads);
    row("head", Head, "/", Reads);
    row("get with dryRun", Get, "/api/v1/pods?dryRun=All", Reads);
    row("exec over get", Get, "/api/v1/namespaces/a/pods/b/exec?command=rm", Writes);
    row("attach over get", Get, "/api/v1/namespaces/a/pods/b/attach", Writes);
    row("port-forward over get", Get, "/api/v1/namespaces/a/pods/b/portforward", Writes);
    row("a pod called exec", Get, "/api/v1/namespaces/a/pods/exec", Reads);
    row("log", Get, "/api/v1/namespaces/a/pods/b/log?follow=true", Reads);
    row("access review", Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Reads);
    row("access review with query", Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews?pretty=true", Reads);
    row("rules review", Post, "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", Reads);
    row("self review", Post, "/apis/authentication.k8s.io/v1beta1/selfsubjectreviews", Reads);
    row("subject review of others", Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews", Writes);
    row("token review", Post, "/apis/authentication.k8s.io/v1/tokenreviews", Writes);
    row("review by patch", Patch, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Writes);
    row("review in another group", Post, "/apis/example.com/v1/selfsubjectaccessreviews", Writes);
    row("review crossed over", Post, "/apis/authentication.k8s.io/v1/selfsubjectaccessreviews", Writes);
    row("below a review", Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews/../../apps", Writes);
    row("dots for a version", Post, "/apis/authorization.k8s.io/../selfsubjectaccessreviews", Writes);
    row("double slash", Post, "//apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Writes);
    row("review in a fragment", Post, "/x#/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Writes);
    row("post", Post, "/api/v1/namespaces/a/pods", Writes);
    row("put", Put, "/x", Writes);
    row("delete", Delete, "/x", Writes);
    row("lease", Post, "/apis/coordination.k8s.io/v1/namespaces/a/leases", Writes);
    row("event", Post, "/apis/events.k8s.io/v1/namespaces/a/events", Writes);
    row("dry run", Patch, "/x?dryRun=All", DryRun);
    row("dry run later", Patch, "/x?fieldManager=tealdeck&dryRun=All", DryRun);
    row("dry run encoded", Patch, "/x?dry%52un=%41ll", DryRun);
    row("dry run twice", Patch, "/x?dryRun=All&dryRun=All", DryRun);
    row("dry run undone", Patch, "/x?dryRun=All&dryRun=", Writes);
    row("dry run empty", Patch, "/x?dryRun=", Writes);
    row("dry run without value", Patch, "/x?dryRun", Writes);
    row("dry run of something", Patch, "/x?dryRun=Some", Writes);
    row("dry run in another case", Patch, "/x?dryrun=All", Writes);
    row("dry run in another name", Patch, "/x?notdryRun=All", Writes);
    row("dry run in another value", Patch, "/x?a=dryRun=All", Writes);
    row("dry run in the path", Patch, "/dryRun=All", Writes);
    row("dry run in a fragment", Patch, "/x?a=b#&dryRun=All", Writes);
    row("dry run after a broken escape", Patch, "/x?%&dryRun=All", DryRun);
}

void HttpMessageTest::requestsAreJudged()
{
    QFETCH(HttpMethod, method);
    QFETCH(QString, target);
    QFETCH(int, verdict);
    const HttpRequest request{.method = method, .target = target.toStdString()};
    QCOMPARE(isReadOnly(request), verdict == Reads);
    QCOMPARE(isDryRun(request), verdict == DryRun);
    QCOMPARE(isStateChanging(request), verdict == Writes);
}

void HttpMessageTest::theFirstHeaderOfANameIsTold()
{
    const HttpHead head{.status = 200, .headers = {{"a", "1"}, {"b", ""}, {"a", "2"}}};
    QCOMPARE(head.header("a"), std::optional<std::string>("1"));
    QCOMPARE(head.header("b"), std::optional<std::string>(""));
    QVERIFY(!head.header("c"));
}

void HttpMessageTest::methodsHaveTheirNames()
{
    QStringList names;
    for (const HttpMethod method :
         {HttpMethod::Get, HttpMethod::Head, HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete})
        names << QString::fromUtf8(toString(method).data(), static_cast<qsizetype>(toString(method).size()));
    QCOMPARE(names.join(' '), QString("GET HEAD POST PUT PATCH DELETE"));
}

QTEST_GUILESS_MAIN(HttpMessageTest)
#include "http_message_test.moc"
