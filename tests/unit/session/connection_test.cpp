#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/session/connection.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

Workspace workspaceOf(const std::string& text)
{
    const TestFolder folder;
    const auto workspace = loadWorkspace({.path = folder.write("workspace.yaml", text), .mustExist = true});
    if (!workspace)
        qFatal("%s", describe(workspace.error()).c_str());
    return *workspace;
}

ClusterAccess accessTo(const std::string& server)
{
    ClusterAccess access;
    access.context = "prod-eu-1";
    access.server = server;
    return access;
}

// A Connection to a loopback server that answers what its handler says.
struct ConnectionBench
{
    using Handler = LoopbackServer::Handler;

    explicit ConnectionBench(Handler handler)
        : server({}, std::move(handler))
    {
    }

    void open(ClusterAccess access, ConnectionOptions options = {})
    {
        access.server = server.url();
        connection = std::make_unique<Connection>(access, Workspace(), options, home);
    }

    Handle send(HttpRequest request, std::vector<Result<HttpResponse>>& answers)
    {
        return connection->http().send(std::move(request),
                                       [&answers](Result<HttpResponse> answer) { answers.push_back(std::move(answer)); });
    }
    Result<HttpResponse> ask(HttpRequest request)
    {
        std::vector<Result<HttpResponse>> answers;
        const Handle sending = send(std::move(request), answers);
        if (!waitUntil(home, [&] { return !answers.empty(); }))
            return fail(ErrorKind::Internal, message("Test", "No completion came."));
        return answers.front();
    }

    SystemClock clock;
    LoopScheduler home{clock};
    LoopbackServer server;
    std::unique_ptr<Connection> connection;
};

LoopbackReply tellAuthorization(const LoopbackRequest& request)
{
    return LoopbackReply::answer(200, request.header("authorization"));
}

// A credential plugin that notes each of its runs and hands out one token after the other.
ExecPlugin countingPlugin(const TestFolder& folder)
{
    const std::string runs = (folder.path() / "runs").string();
    ExecPlugin plugin;
    plugin.apiVersion = "client.authentication.k8s.io/v1";
    plugin.command = "/bin/sh";
    plugin.arguments = {"-c",
                        "echo run >> '" + runs + "'; n=$(wc -l < '" + runs
                            + "'); printf '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\","
                              "\"status\":{\"token\":\"token-%s\"}}' $n"};
    return plugin;
}

std::size_t runsIn(const TestFolder& folder)
{
    std::ifstream file(folder.path() / "runs");
    std::size_t runs = 0;
    for (std::string line; std::getline(file, line);)
        ++runs;
    return runs;
}

} // namespace

// What lies between a session and the socket: settings, credentials, the fence of read-only mode.
class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnknownContextCountsAsProduction();
    void theWorkspaceNamesAndClassifies();
    void theOnlyNamespaceOfTheWorkspaceIsTheScope();
    void readOnlyRefusesEveryWriteBeforeTheSocket();
    void readWriteCountsItsWrites();
    void aPluginRunsOnceForRequestsThatWait();
    void after401ThePluginRunsAgain();
    void aFailingPluginFailsEveryRequestThatWaits();
    void aRequestThatWaitsMayBeDropped();
    void aTokenFileIsUsed();
    void safety16_theServersTimeIsLearnedFromItsAnswers();
};

void ConnectionTest::anUnknownContextCountsAsProduction()
{
    const SessionSettings settings = settingsFor(accessTo("https://x:1"), Workspace(), {});
    QVERIFY(settings.environmentClass == EnvironmentClass::Production);
    QVERIFY(!settings.isClassified);
    QCOMPARE(shown(settings.environment), QByteArray("prod-eu-1"));
    QCOMPARE(shown(environmentTitle(settings)), QByteArray("prod-eu-1"));
    QVERIFY(!settings.slotLabels.empty());
    QVERIFY(settings.namespaceScope.empty());
    QVERIFY(!settings.host.empty() && !settings.osUser.empty());
}

void ConnectionTest::theWorkspaceNamesAndClassifies()
{
    const Workspace workspace = workspaceOf("environments:\n"
                                            "  - context: prod-eu-1\n"
                                            "    product: shop\n"
                                            "    name: Europe\n"
                                            "    class: staging\n"
                                            "    slotLabels: [color]\n"
                                            "    namespaces: [shop, shop-jobs]\n");
    ClusterAccess access = accessTo("https://x:1");
    access.skipTlsVerification = true;
    const SessionSettings settings = settingsFor(access, workspace, {.access = AccessMode::ReadOnly});
    QVERIFY(settings.environmentClass == EnvironmentClass::Staging);
    QVERIFY(settings.isClassified && settings.isTlsUnverified);
    QVERIFY(settings.access == AccessMode::ReadOnly);
    QCOMPARE(shown(environmentTitle(settings)), QByteArray("shop / Europe"));
    QCOMPARE(settings.slotLabels, std::vector<std::string>{"color"});
    QVERIFY(settings.namespaceScope.empty()); // two: all are read
}

void ConnectionTest::theOnlyNamespaceOfTheWorkspaceIsTheScope()
{
    const Workspace workspace = workspaceOf("environments:\n"
                                            "  - context: prod-eu-1\n"
                                            "    class: production\n"
                                            "    namespaces: [shop]\n");
    QCOMPARE(shown(settingsFor(accessTo("https://x:1"), workspace, {}).namespaceScope), QByteArray("shop"));
    QCOMPARE(shown(settingsFor(accessTo("https://x:1"), workspace, {.namespaceScope = "other"}).namespaceScope), QByteArray("other"));
}

void ConnectionTest::readOnlyRefusesEveryWriteBeforeTheSocket()
{
    ConnectionBench bench(&tellAuthorization);
    bench.open(accessTo({}), {.access = AccessMode::ReadOnly});
    const std::string service = "/api/v1/namespaces/shop/services/web";
    for (const HttpMethod method : {HttpMethod::Patch, HttpMethod::Put, HttpMethod::Post, HttpMethod::Delete})
        QCOMPARE(kindOf(bench.ask({.method = method, .target = service})), shown(ErrorKind::ReadOnly));
    QCOMPARE(kindOf(bench.ask({.method = HttpMethod::Patch, .target = service + "?dryRun=All"})), shown(ErrorKind::ReadOnly));
    QCOMPARE(bench.server.connections(), 0);
    QCOMPARE(bench.connection->writes().count(), 0);
    QCOMPARE(kindOf(bench.ask({.target = service})), QByteArray("no error"));
}

void ConnectionTest::readWriteCountsItsWrites()
{
    ConnectionBench bench(&tellAuthorization);
    bench.open(accessTo({}));
    QCOMPARE(kindOf(bench.ask({.method = HttpMethod::Patch, .target = "/x", .body = "[]"})), QByteArray("no error"));
    QVERIFY(waitUntil(bench.home, [&] { return bench.connection->writes().count() == 1; }));
    QCOMPARE(bench.server.requests().size(), std::size_t(1));
}

void ConnectionTest::aPluginRunsOnceForRequestsThatWait()
{
    const TestFolder folder;
    ConnectionBench bench(&tellAuthorization);
    ClusterAccess access = accessTo({});
    access.exec = countingPlugin(folder);
    bench.open(access);
    std::vector<Result<HttpResponse>> answers;
    std::vector<Handle> sending;
    for (int i = 0; i < 5; ++i)
        sending.push_back(bench.send({.target = "/" + std::to_string(i)}, answers));
    QVERIFY(waitUntil(bench.home, [&] { return answers.size() == 5; }));
    for (const auto& answer : answers) {
        QVERIFY(answer);
        QCOMPARE(shown(answer->body), QByteArray("Bearer token-1"));
    }
    QCOMPARE(runsIn(folder), std::size_t(1));
}

void ConnectionTest::after401ThePluginRunsAgain()
{
    const TestFolder folder;
    ConnectionBench bench([](const LoopbackRequest& request) {
        const std::string given = request.header("authorization");
        return LoopbackReply::answer(given == "Bearer token-1" ? 401 : 200, given);
    });
    ClusterAccess access = accessTo({});
    access.exec = countingPlugin(folder);
    bench.open(access);
    const auto refused = bench.ask({.method = HttpMethod::Patch, .target = "/first", .body = "[]"});
    QVERIFY(refused);
    QCOMPARE(refused->head.status, 401); // told as it is; who asked decides whether to ask again
    const auto accepted = bench.ask({.target = "/second"});
    QVERIFY(accepted);
    QCOMPARE(accepted->head.status, 200);
    QCOMPARE(shown(accepted->body), QByteArray("Bearer token-2"));
    QCOMPARE(runsIn(folder), std::size_t(2));
}

void ConnectionTest::aFailingPluginFailsEveryRequestThatWaits()
{
    ConnectionBench bench(&tellAuthorization);
    ClusterAccess access = accessTo({});
    access.exec = ExecPlugin{};
    access.exec->apiVersion = "client.authentication.k8s.io/v1";
    access.exec->command = "/bin/sh";
    access.exec->arguments = {"-c", "echo 'log in first' >&2; exit 1"};
    bench.open(access);
    std::vector<Result<HttpResponse>> answers;
    const Handle a = bench.send({.target = "/a"}, answers);
    const Handle b = bench.send({.target = "/b"}, answers);
    QVERIFY(waitUntil(bench.home, [&] { return answers.size() == 2; }));
    for (const auto& answer : answers) {
        QCOMPARE(kindOf(answer), shown(ErrorKind::Unauthorized));
        QVERIFY(answer.error().detail.find("log in first") != std::string::npos);
    }
    QCOMPARE(bench.server.connections(), 0);
}

void ConnectionTest::aRequestThatWaitsMayBeDropped()
{
    const TestFolder folder;
    ConnectionBench bench(&tellAuthorization);
    ClusterAccess access = accessTo({});
    access.exec = countingPlugin(folder);
    bench.open(access);
    std::vector<Result<HttpResponse>> dropped;
    std::vector<Result<HttpResponse>> kept;
    Handle first = bench.send({.target = "/dropped"}, dropped);
    const Handle second = bench.send({.target = "/kept"}, kept);
    first.end();
    QVERIFY(waitUntil(bench.home, [&] { return !kept.empty(); }));
    QVERIFY(dropped.empty());
    QCOMPARE(bench.server.requests().size(), std::size_t(1));
}

void ConnectionTest::aTokenFileIsUsed()
{
    const TestFolder folder;
    ConnectionBench bench(&tellAuthorization);
    ClusterAccess access = accessTo({});
    access.tokenFile = folder.write("token", "from-a-file\n").string();
    bench.open(access);
    const auto answer = bench.ask({.target = "/x"});
    QVERIFY(answer);
    QCOMPARE(shown(answer->body), QByteArray("Bearer from-a-file"));
}

void ConnectionTest::safety16_theServersTimeIsLearnedFromItsAnswers()
{
    ConnectionBench bench([](const LoopbackRequest&) {
        return LoopbackReply::answer(200, "", {{"Date", "Mon, 23 Nov 2026 10:00:00 GMT"}});
    });
    bench.open(accessTo({}));
    QVERIFY(std::chrono::abs(bench.connection->serverTime().wallNow() - bench.clock.wallNow()) < 1min);
    QCOMPARE(kindOf(bench.ask({.target = "/x"})), QByteArray("no error"));
    const WallTime ten = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 10h;
    QVERIFY(std::chrono::abs(bench.connection->serverTime().wallNow() - ten) < 10min); // and not the years or days that ours is apart
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
