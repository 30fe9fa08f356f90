#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/session/connection.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

#include <atomic>
#include <mutex>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string refusal = R"({"kind":"Status","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401})";

// So that the watch stays open: an empty chunk would be its end.
const std::string bookmark = R"({"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"7"}}})"
                             "\n";

// A server that knows one token at a time; all that it let in is told the token back.
class TokenServer
{
public:
    explicit TokenServer(const std::string& token)
        : m_token("Bearer " + token)
        , m_server({}, [this](const LoopbackRequest& request) { return answer(request); })
    {
    }

    void accept(const std::string& token)
    {
        const std::scoped_lock lock(m_mutex);
        m_token = "Bearer " + token;
    }
    LoopbackServer& server() { return m_server; }
    std::size_t countOf(const std::string& method) const
    {
        const auto requests = m_server.requests();
        return static_cast<std::size_t>(std::ranges::count(requests, method, &LoopbackRequest::method));
    }

private:
    LoopbackReply answer(const LoopbackRequest& request)
    {
        const std::string given = request.header("authorization");
        const std::scoped_lock lock(m_mutex);
        if (given != m_token)
            return LoopbackReply::answer(401, refusal, {{"Content-Type", "application/json"}});
        if (request.target.find("watch=true") != std::string::npos)
            return LoopbackReply::openStream(bookmark);
        if (request.target.find("/pods") != std::string::npos)
            return LoopbackReply::answer(200, R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[]})");
        return LoopbackReply::answer(200, given);
    }

    std::mutex m_mutex;
    std::string m_token;
    LoopbackServer m_server; // last: its thread uses the above
};

// A Connection with a home thread: the test's.
struct Client
{
    Client(const LoopbackServer& server, ClusterAccess access)
    {
        access.context = "prod-eu-1";
        access.user = "jane";
        access.server = server.url();
        connection = std::make_unique<Connection>(access, Workspace(), ConnectionOptions{}, home);
    }

    Result<HttpResponse> ask(HttpRequest request)
    {
        std::optional<Result<HttpResponse>> answer;
        const Handle sending
            = connection->http().send(std::move(request), [&answer](Result<HttpResponse> response) { answer = std::move(response); });
        if (!waitUntil(home, [&] { return answer.has_value(); }))
            return fail(ErrorKind::Internal, message("Test", "No completion came."));
        return *answer;
    }
    int status(HttpRequest request)
    {
        const auto answer = ask(std::move(request));
        return answer ? answer->head.status : 0;
    }

    SystemClock clock;
    LoopScheduler home{clock};
    std::unique_ptr<Connection> connection;
};

HttpRequest patch()
{
    return {.method = HttpMethod::Patch, .target = "/x", .body = "[]"};
}

// Hands out the tokens token-1, token-2 ...; its runs are lines of a file.
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

// A JSON web token whose time is over since that many hours.
std::string tokenThatEnded(std::chrono::hours ago)
{
    const auto end = std::chrono::duration_cast<std::chrono::seconds>((SystemClock().wallNow() - ago).time_since_epoch()).count();
    return encodeBase64("{}") + "." + encodeBase64("{\"exp\":" + std::to_string(end) + "}") + ".x";
}

// A server that wants client certificates of its own authority, and the files that one user has of it.
struct CertificateSite
{
    TestAuthority authority{"Test authority"};
    TestFolder folder;
    LoopbackServer server{
        {.tls = LoopbackTls{authority.issue({.commonName = "server", .subjectNames = {"IP:127.0.0.1"}}), authority.certificate()}},
        [](const LoopbackRequest& request) { return LoopbackReply::answer(200, request.clientName); }};

    TestCertificate issue(const std::string& name, TestCertificateRequest::Validity validity) const
    {
        return authority.issue({.commonName = name, .validity = validity});
    }
    void write(const TestCertificate& certificate) const
    {
        folder.write("jane.pem", certificate.certificate);
        folder.write("jane.key", certificate.key);
    }
    ClusterAccess access(const TestCertificate& certificate) const
    {
        ClusterAccess access;
        access.certificateAuthority = authority.certificate();
        access.clientCertificate = certificate.certificate;
        access.clientKey = Secret(certificate.key);
        return access;
    }
    ClusterAccess accessByFiles(const TestCertificate& certificate) const
    {
        write(certificate);
        ClusterAccess access = this->access(certificate);
        access.clientCertificateFile = folder.path() / "jane.pem";
        access.clientKeyFile = folder.path() / "jane.key";
        return access;
    }
};

using Validity = TestCertificateRequest::Validity;

} // namespace

// What we authenticate with ends in the middle: renewed credentials are used at once and by nobody but reads sent again; the others are
// told.
class CredentialFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRenewedTokenFileIsReadAfterARefusal()
    {
        const TestFolder folder;
        TokenServer site("old");
        ClusterAccess access;
        access.tokenFile = folder.write("token", "old\n");
        Client client(site.server(), access);
        QCOMPARE(client.status({.target = "/x"}), 200);
        site.accept("new");
        folder.write("token", "new\n");
        const auto answer = client.ask({.target = "/x"});
        QCOMPARE(kindOf(answer), QByteArray("no error"));
        QCOMPARE(shown(answer->body), QByteArray("Bearer new")); // nothing of the refusal is in it
        QCOMPARE(site.countOf("GET"), std::size_t(3));
    }

    void aRefusalThatStaysIsToldAndNotRepeated()
    {
        const TestFolder folder;
        TokenServer site("other");
        ClusterAccess access;
        access.tokenFile = folder.write("token", "old\n");
        Client client(site.server(), access);
        const auto answer = client.ask({.target = "/x"});
        QCOMPARE(kindOf(answer), QByteArray("no error"));
        QCOMPARE(answer->head.status, 401);
        QCOMPARE(shown(answer->body), shown(refusal));
        QCOMPARE(site.countOf("GET"), std::size_t(1));
        folder.write("token", "new but wrong\n");
        QCOMPARE(client.status({.target = "/x"}), 401);
        QCOMPARE(site.countOf("GET"), std::size_t(3)); // once more with the new one
    }

    void aRefusedWriteIsNeverRepeated()
    {
        const TestFolder folder;
        TokenServer site("new");
        ClusterAccess access;
        access.tokenFile = folder.write("token", "old\n");
        Client client(site.server(), access);
        folder.write("token", "new\n");
        QCOMPARE(client.status(patch()), 401);
        QCOMPARE(site.countOf("PATCH"), std::size_t(1));
        QCOMPARE(client.status(patch()), 200); // who asked decides; the next one has the new token
        QCOMPARE(site.countOf("PATCH"), std::size_t(2));
    }

    void aPluginIsAskedAgainAfterARefusalAndTheReadRepeated()
    {
        const TestFolder folder;
        TokenServer site("token-1");
        ClusterAccess access;
        access.exec = countingPlugin(folder);
        Client client(site.server(), access);
        QCOMPARE(client.status({.target = "/x"}), 200);
        site.accept("token-2");
        const auto answer = client.ask({.target = "/x"});
        QCOMPARE(kindOf(answer), QByteArray("no error"));
        QCOMPARE(shown(answer->body), QByteArray("Bearer token-2"));
        QCOMPARE(runsIn(folder), std::size_t(2));
    }

    void manyReadsRefusedAtOnceLeadToOneNewCredential()
    {
        const TestFolder folder;
        TokenServer site("token-1");
        ClusterAccess access;
        access.exec = countingPlugin(folder);
        Client client(site.server(), access);
        QCOMPARE(client.status({.target = "/x"}), 200);
        site.accept("token-2");
        int answered = 0;
        std::vector<Handle> reads;
        for (int i = 0; i < 20; ++i)
            reads.push_back(client.connection->http().send({.target = "/x"}, [&answered](const Result<HttpResponse>& answer) {
                answered += answer && answer->head.status == 200 ? 1 : 0;
            }));
        QVERIFY(waitUntil(client.home, [&] { return answered == 20; }));
        QCOMPARE(runsIn(folder), std::size_t(2));
    }

    // A plugin may ask a person: one whose new credential was refused as well is left alone for a while.
    void aPluginWhoseNewCredentialIsRefusedIsNotRunForEveryRead()
    {
        const TestFolder folder;
        TokenServer site("no token of this plugin");
        ClusterAccess access;
        access.exec = countingPlugin(folder);
        Client client(site.server(), access);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(client.status({.target = "/x"}), 401);
        QCOMPARE(runsIn(folder), std::size_t(2));
    }

    void aFeedGoesOnWithTheRenewedToken()
    {
        const TestFolder folder;
        TokenServer site("old");
        ClusterAccess access;
        access.tokenFile = folder.write("token", "old\n");
        Client client(site.server(), access);
        Store<Pod> store;
        KubeFeed<Pod> feed(client.connection->http(), client.home, kube::pods, "shop", store, [] { return 0.0; });
        QVERIFY(waitUntil(client.home, [&] { return isLive(store.freshness()); }));
        site.accept("new");
        folder.write("token", "new\n");
        bool wasEverRefused = false;
        const Handle listening = store.onFreshness([&] { wasEverRefused = wasEverRefused || !isLive(store.freshness()); });
        const std::size_t before = site.countOf("GET");
        feed.refresh();
        QVERIFY(waitUntil(client.home, [&] { return site.countOf("GET") >= before + 3; })); // refused, listed, watched
        QVERIFY(waitUntil(client.home, [&] { return isLive(store.freshness()); }));
        QVERIFY(!wasEverRefused);
    }

    void aTokenWhoseTimeIsOverIsNamed_data()
    {
        QTest::addColumn<bool>("isInFile");
        QTest::newRow("in the kubeconfig") << false;
        QTest::newRow("in a file") << true;
    }
    void aTokenWhoseTimeIsOverIsNamed()
    {
        QFETCH(bool, isInFile);
        const TestFolder folder;
        TokenServer site("another");
        ClusterAccess access;
        access.token = Secret(tokenThatEnded(80h));
        if (isInFile)
            access.tokenFile = folder.write("token", std::string(access.token.reveal()));
        Client client(site.server(), access);
        const auto answer = client.ask({.target = "/x"});
        QCOMPARE(kindOf(answer), shown(ErrorKind::Unauthorized));
        const std::string words = render(answer.error().message);
        QVERIFY2(words.starts_with("The token of the user jane ended on 20") && words.find(", 3 days ago. ") != std::string::npos,
                 words.c_str());
        QCOMPARE(words.find((folder.path() / "token").string()) != std::string::npos, isInFile);
        QVERIFY(words.find(access.token.reveal()) == std::string::npos);
    }

    void aRenewedClientCertificateIsPickedUp()
    {
        const CertificateSite site;
        Client client(site.server, site.accessByFiles(site.issue("jane", Validity::Expired)));
        site.write(site.issue("jane-renewed", Validity::Valid));
        const auto answer = client.ask({.target = "/x"});
        QVERIFY2(answer.has_value(), answer ? "" : describe(answer.error()).c_str());
        QCOMPARE(shown(answer->body), QByteArray("jane-renewed"));
    }

    // Renewed files are met half done sometimes: the new certificate is there, its key is not yet.
    void aCertificateWithoutItsKeyIsNotUsed()
    {
        const CertificateSite site;
        const TestCertificate first = site.issue("jane", Validity::Valid);
        const TestCertificate second = site.issue("jane-renewed", Validity::Valid);
        ClusterAccess access = site.accessByFiles(first);
        site.folder.write("jane.pem", second.certificate);
        Client client(site.server, access); // looks at the files at once
        const auto answer = client.ask({.target = "/x"});
        QVERIFY2(answer.has_value(), answer ? "" : describe(answer.error()).c_str());
        QCOMPARE(shown(answer->body), QByteArray("jane"));
    }

    void aClientCertificateWhoseTimeIsOverIsNamed_data()
    {
        QTest::addColumn<bool>("isInFile");
        QTest::newRow("in the kubeconfig") << false;
        QTest::newRow("in a file") << true;
    }
    void aClientCertificateWhoseTimeIsOverIsNamed()
    {
        QFETCH(bool, isInFile);
        const CertificateSite site;
        const TestCertificate expired = site.issue("jane", Validity::Expired);
        Client client(site.server, isInFile ? site.accessByFiles(expired) : site.access(expired));
        for (const HttpRequest& request : {HttpRequest{.target = "/x"}, patch()}) {
            const auto answer = client.ask(request);
            QVERIFY(!answer);
            const std::string words = render(answer.error().message);
            QVERIFY2(words.starts_with("The client certificate of the user jane ended on 20")
                         && words.find(", 1 days ago. ") != std::string::npos,
                     describe(answer.error()).c_str());
            QCOMPARE(words.find((site.folder.path() / "jane.pem").string()) != std::string::npos, isInFile);
        }
        QVERIFY(site.server.requests().empty());
    }

    // Not the client's certificate is at fault where the server's is.
    void anExpiredServerIsNotBlamedOnOurCertificate()
    {
        CertificateSite site;
        const LoopbackServer bad(
            {.tls = LoopbackTls{site.authority.issue(
                 {.commonName = "server", .subjectNames = {"IP:127.0.0.1"}, .validity = TestCertificateRequest::Validity::Expired})}},
            [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
        Client client(bad, site.accessByFiles(site.issue("jane", Validity::Expired)));
        const auto answer = client.ask({.target = "/x"});
        QCOMPARE(kindOf(answer), shown(ErrorKind::TlsFailed));
        QVERIFY2(render(answer.error().message).starts_with("The certificate of 127.0.0.1:"), describe(answer.error()).c_str());
    }
};

QTEST_GUILESS_MAIN(CredentialFaultsTest)
#include "credential_faults_test.moc"
