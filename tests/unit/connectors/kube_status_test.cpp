#include <QtTest>

#include "core/connectors/kube/kube_status.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;

namespace
{

const KubeCall listPods{.verb = "list", .resource = kube::pods, .namespaceName = "shop"};
const KubeCall patchWeb{.verb = "patch", .resource = kube::services, .namespaceName = "shop", .name = "web"};

Error answered(int status, const std::string& body)
{
    return errorFromAnswer({.head = {.status = status, .headers = {}}, .body = body, .took = {}}, patchWeb);
}

std::string statusJson(int code, const std::string& reason, const std::string& words)
{
    return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":")" + words + R"(","reason":")" + reason + R"(","code":)"
        + std::to_string(code) + "}";
}

} // namespace

class KubeStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCapturedRefusalHasItsKind_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* file, ErrorKind kind) { QTest::newRow(file) << file << static_cast<int>(kind); };
        row("unauthorized.http", ErrorKind::Unauthorized);
        row("anonymous.http", ErrorKind::Forbidden);
        row("forbidden-list.http", ErrorKind::Forbidden);
        row("forbidden-watch.http", ErrorKind::Forbidden);
        row("forbidden-patch.http", ErrorKind::Forbidden);
        row("not-found.http", ErrorKind::NotFound);
        row("not-found-group.http", ErrorKind::NotFound);
        row("lease-exists.http", ErrorKind::AlreadyExists);
        row("lease-conflict.http", ErrorKind::Conflict);
        row("patch-service-stale.http", ErrorKind::Conflict);
        row("continue-expired.http", ErrorKind::Gone);
        row("list-exact-expired.http", ErrorKind::Gone);
        row("patch-service-test-failed.http", ErrorKind::Refused);
        row("patch-invalid-value.http", ErrorKind::Refused);
        row("patch-not-json.http", ErrorKind::Refused);
        row("method-not-allowed.http", ErrorKind::Refused);
        row("eviction-refused.http", ErrorKind::TooManyRequests);
        row("version-too-large.http", ErrorKind::ServerFailure);
    }
    void eachCapturedRefusalHasItsKind()
    {
        QFETCH(QString, file);
        QFETCH(int, kind);
        const HttpResponse reply = capturedReply(file.toStdString());
        const Error error = errorFromAnswer(reply, patchWeb);
        QCOMPARE(shown(error.kind), shown(static_cast<ErrorKind>(kind)));
        const auto status = nlohmann::json::parse(reply.body, nullptr, false);
        QCOMPARE(error.detail, status.is_object() ? status["message"].get<std::string>() : reply.body); // the server's own words
        QVERIFY(render(error.message).find("services/web") != std::string::npos);
    }

    void aRefusalNamesVerbResourceAndNamespace()
    {
        const Error error = errorFromAnswer(capturedReply("forbidden-list.http"), listPods);
        QCOMPARE(render(error.message), std::string("Not permitted: list pods in namespace shop. Ask for a role with the verb list."));
        QCOMPARE(
            error.detail,
            std::string("pods is forbidden: User \"forbidden\" cannot list resource \"pods\" in API group \"\" in the namespace \"shop\""));
        const Error everywhere = errorFromAnswer(capturedReply("forbidden-nodes.http"), {.verb = "list", .resource = kube::pods});
        QCOMPARE(render(everywhere.message),
                 std::string("Not permitted: list pods in the whole cluster. Ask for a cluster role with the verb list."));
    }

    void aWebhookThatSaysNoRefuses()
    {
        const std::string words = R"(admission webhook \"policy.example.org\" denied the request: no)";
        QCOMPARE(shown(answered(403, statusJson(403, "Forbidden", words)).kind), shown(ErrorKind::Refused));
        QCOMPARE(shown(answered(403, statusJson(403, "Forbidden", "services is forbidden")).kind), shown(ErrorKind::Forbidden));
    }

    void theStatusCountsMoreThanTheHttpCode()
    {
        QCOMPARE(shown(errorFromStatus(statusJson(410, "Expired", "too old"), 200, listPods).kind), shown(ErrorKind::Gone));
        QCOMPARE(shown(errorFromStatus(statusJson(410, "Gone", "too old"), 200, listPods).kind), shown(ErrorKind::Gone));
        QCOMPARE(shown(errorFromStatus(R"({"kind":"Status","reason":"Expired"})", 400, listPods).kind), shown(ErrorKind::Gone));
    }

    void whatIsNotAStatusKeepsItsWords()
    {
        const Error error = answered(502, "<html>Bad gateway</html>");
        QCOMPARE(shown(error.kind), shown(ErrorKind::ServerFailure));
        QCOMPARE(error.detail, std::string("<html>Bad gateway</html>"));
        QCOMPARE(shown(answered(302, "").kind), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(shown(answered(404, R"({"kind":"Status","code":"x"})").kind), shown(ErrorKind::NotFound));
        QCOMPARE(answered(500, std::string(100'000, 'x')).detail.size(), std::size_t(2000));
    }
};

QTEST_GUILESS_MAIN(KubeStatusTest)
#include "kube_status_test.moc"
