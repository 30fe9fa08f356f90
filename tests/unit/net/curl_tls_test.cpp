#include <QtTest>

#include "core/net/certificate_facts.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

using namespace tealdeck;

// Who the client trusts and how it shows who it is. Certificates are made by the test.
class CurlTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCertificateOfTheGivenAuthorityIsTrusted();
    void aCertificateIsRefused_data();
    void aCertificateIsRefused();
    void skippingVerificationAcceptsAnything();
    void anAuthorityThatIsNoPemIsTlsFailed();
    void theTlsServerNameIsVerifiedInsteadOfTheHost();
    void aClientCertificateIsShown();
    void aMissingClientCertificateIsTlsFailed();
    void aWrongClientCertificateIsTlsFailed();
    void anEncryptedKeyIsTlsFailedAndNobodyIsAsked();
    void newCredentialsMakeNewConnections();
    void plainHttpOnTheOtherSideIsTlsFailed();
    void aServerThatHangsUpInTheHandshakeSentNothing();
    void nothingSecretIsInAMessage();
};

namespace
{

using Validity = TestCertificateRequest::Validity;

struct Site
{
    TestAuthority authority{"Test authority"};
    TestCertificate certificate = authority.issue({.commonName = "server", .subjectNames = {"IP:127.0.0.1"}});

    LoopbackServer server(const std::string& clientAuthority = {}) const
    {
        return LoopbackServer({.tls = LoopbackTls{certificate, clientAuthority}},
                              [](const LoopbackRequest&) { return LoopbackReply::answer(200, "ok"); });
    }
    HttpEndpoint endpoint(const LoopbackServer& server) const
    {
        return {.baseUrl = server.url(), .certificateAuthority = authority.certificate()};
    }
};

HttpCredentials clientCertificate(const TestCertificate& certificate)
{
    return {.clientCertificate = certificate.certificate, .clientKey = Secret(certificate.key)};
}

HttpRequest patch()
{
    return {.method = HttpMethod::Patch, .target = "/", .body = "{}"};
}

} // namespace

void CurlTlsTest::aCertificateOfTheGivenAuthorityIsTrusted()
{
    const Site site;
    const LoopbackServer server = site.server();
    HttpTestClient http(site.endpoint(server));
    const auto answer = http.ask({.target = "/"});
    QCOMPARE(kindOf(answer), QByteArray("no error"));
    QCOMPARE(answer->body, std::string("ok"));
    QCOMPARE(kindOf(http.ask(patch())), QByteArray("no error"));
    QCOMPARE(http.writes.count(), 1);
    QCOMPARE(http.writes.sent()[0].target, std::string("/"));
}

void CurlTlsTest::aCertificateIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("self-signed") << "self-signed"
                                 << "(CN=server, issued by CN=server) is not signed by an authority";
    QTest::newRow("other authority") << "other authority"
                                     << "(CN=server, issued by CN=Somebody else) is not signed by an authority";
    QTest::newRow("expired") << "expired"
                             << "(CN=server) has expired: it ended on %1, 1 days ago";
    QTest::newRow("not yet valid") << "not yet valid"
                                   << "(CN=server) is not valid yet: it begins on %2, in ";
    QTest::newRow("other name") << "other name"
                                << "(CN=server) is not for the name 127.0.0.1, but for: other.example";
    QTest::newRow("expired authority") << "expired authority"
                                       << "(CN=Old authority) has expired: it ended on %1, 1 days ago";
}

void CurlTlsTest::aCertificateIsRefused()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    const TestCertificateRequest good{.commonName = "server", .subjectNames = {"IP:127.0.0.1"}};
    Site site;
    if (what == "expired authority") {
        site.authority = TestAuthority("Old authority", Validity::Expired);
        site.certificate = site.authority.issue(good);
    } else if (what == "self-signed")
        site.certificate = makeSelfSigned(good);
    else if (what == "other authority")
        site.certificate = TestAuthority("Somebody else").issue(good);
    else if (what == "expired")
        site.certificate = site.authority.issue({.commonName = "server", .subjectNames = {"IP:127.0.0.1"}, .validity = Validity::Expired});
    else if (what == "not yet valid")
        site.certificate
            = site.authority.issue({.commonName = "server", .subjectNames = {"IP:127.0.0.1"}, .validity = Validity::NotYetValid});
    else
        site.certificate = site.authority.issue({.commonName = "server", .subjectNames = {"DNS:other.example"}});
    const LoopbackServer server = site.server();
    HttpTestClient http(site.endpoint(server));
    if (const auto facts = certificateFacts(what == "expired authority" ? site.authority.certificate() : site.certificate.certificate))
        words.replace("%1", QString::fromStdString(formatRfc3339(facts->validUntil)))
            .replace("%2", QString::fromStdString(formatRfc3339(facts->validFrom)));
    for (const HttpRequest& request : {HttpRequest{.target = "/"}, patch()}) {
        const auto answer = http.ask(request);
        QCOMPARE(kindOf(answer), shown(ErrorKind::TlsFailed));
        QVERIFY2(QString::fromStdString(render(answer.error().message)).contains(words), describe(answer.error()).c_str());
        QVERIFY(render(answer.error().message).find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos);
    }
    QVERIFY(server.requests().empty());
    QCOMPARE(http.writes.count(), 0);
}

void CurlTlsTest::skippingVerificationAcceptsAnything()
{
    Site site;
    site.certificate = makeSelfSigned({.commonName = "whoever"});
    const LoopbackServer server = site.server();
    HttpTestClient http({.baseUrl = server.url(), .skipTlsVerification = true});
    QCOMPARE(kindOf(http.ask({.target = "/"})), QByteArray("no error"));
}

void CurlTlsTest::anAuthorityThatIsNoPemIsTlsFailed()
{
    const Site site;
    const LoopbackServer server = site.server();
    HttpTestClient http({.baseUrl = server.url(), .certificateAuthority = "nonsense"});
    QCOMPARE(kindOf(http.ask({.target = "/"})), shown(ErrorKind::TlsFailed));
    QVERIFY(server.requests().empty());
}

void CurlTlsTest::theTlsServerNameIsVerifiedInsteadOfTheHost()
{
    Site site;
    site.certificate = site.authority.issue({.commonName = "server", .subjectNames = {"DNS:api.internal.example"}});
    const LoopbackServer server = site.server();
    HttpEndpoint endpoint = site.endpoint(server);
    endpoint.tlsServerName = "api.internal.example";
    endpoint.baseUrl += "/prefix";
    HttpTestClient http(endpoint);
    for (const HttpRequest& request : {HttpRequest{.target = "/a"}, patch()})
        QCOMPARE(kindOf(http.ask(request)), QByteArray("no error"));
    for (const LoopbackRequest& seen : server.requests()) {
        QCOMPARE(seen.serverName, std::string("api.internal.example"));
        QCOMPARE(seen.header("host"), "127.0.0.1:" + std::to_string(server.port()));
    }
    QCOMPARE(server.requests().at(0).target, std::string("/prefix/a"));
    endpoint.tlsServerName = "another.example";
    HttpTestClient other(endpoint);
    QCOMPARE(kindOf(other.ask({.target = "/"})), shown(ErrorKind::TlsFailed));
}

void CurlTlsTest::aClientCertificateIsShown()
{
    const Site site;
    const TestAuthority clients("Clients");
    const LoopbackServer server = site.server(clients.certificate());
    HttpTestClient http(site.endpoint(server), clientCertificate(clients.issue({.commonName = "jane"})));
    QCOMPARE(kindOf(http.ask({.target = "/"})), QByteArray("no error"));
    QCOMPARE(kindOf(http.ask(patch())), QByteArray("no error"));
    for (const LoopbackRequest& seen : server.requests())
        QCOMPARE(seen.clientName, std::string("jane"));
}

void CurlTlsTest::aMissingClientCertificateIsTlsFailed()
{
    const Site site;
    const LoopbackServer server = site.server(TestAuthority("Clients").certificate());
    HttpTestClient http(site.endpoint(server));
    for (const HttpRequest& request : {HttpRequest{.target = "/"}, patch()}) {
        const auto answer = http.ask(request);
        QCOMPARE(kindOf(answer), shown(ErrorKind::TlsFailed));
        QVERIFY2(render(answer.error().message).find("did not accept our client certificate") != std::string::npos,
                 describe(answer.error()).c_str());
    }
    QVERIFY(server.requests().empty());
}

void CurlTlsTest::aWrongClientCertificateIsTlsFailed()
{
    const Site site;
    const LoopbackServer server = site.server(TestAuthority("Clients").certificate());
    HttpTestClient http(site.endpoint(server), clientCertificate(TestAuthority("Clients").issue({.commonName = "jane"})));
    const auto answer = http.ask({.target = "/"});
    QVERIFY2(kindOf(answer) == shown(ErrorKind::TlsFailed), describe(answer.error()).c_str());
    QVERIFY(server.requests().empty());
}

void CurlTlsTest::anEncryptedKeyIsTlsFailedAndNobodyIsAsked()
{
    const Site site;
    const TestAuthority clients("Clients");
    const LoopbackServer server = site.server(clients.certificate());
    const TestCertificate certificate = clients.issue({.commonName = "jane"});
    HttpTestClient http(site.endpoint(server),
                        {.clientCertificate = certificate.certificate, .clientKey = Secret(encryptedKey(certificate, "pass"))});
    const auto answer = http.ask({.target = "/"});
    QCOMPARE(kindOf(answer), shown(ErrorKind::TlsFailed));
    QVERIFY2(render(answer.error().message).find("no passphrase") != std::string::npos, describe(answer.error()).c_str());
}

void CurlTlsTest::newCredentialsMakeNewConnections()
{
    const Site site;
    const TestAuthority clients("Clients");
    const LoopbackServer server = site.server(clients.certificate());
    HttpTestClient http(site.endpoint(server), clientCertificate(clients.issue({.commonName = "jane"})));
    QCOMPARE(kindOf(http.ask({.target = "/"})), QByteArray("no error"));
    http.client.setCredentials(clientCertificate(clients.issue({.commonName = "john"})));
    QCOMPARE(kindOf(http.ask({.target = "/"})), QByteArray("no error"));
    const auto seen = server.requests();
    QCOMPARE(seen.at(0).clientName, std::string("jane"));
    QCOMPARE(seen.at(1).clientName, std::string("john"));
}

void CurlTlsTest::plainHttpOnTheOtherSideIsTlsFailed()
{
    const LoopbackServer server({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
    HttpTestClient http({.baseUrl = "https://127.0.0.1:" + std::to_string(server.port())});
    // The plain server waits for a request that never comes; the handshake ends at the connect time-out or with what it says.
    const auto answer = http.ask({.method = HttpMethod::Patch, .target = "/", .connectTimeout = Duration(300)});
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == ErrorKind::TlsFailed || answer.error().kind == ErrorKind::ConnectFailed);
    QCOMPARE(http.writes.count(), 0);
}

void CurlTlsTest::aServerThatHangsUpInTheHandshakeSentNothing()
{
    const Site site;
    const LoopbackServer server({.tls = LoopbackTls{site.certificate}, .onAccept = LoopbackOptions::OnAccept::CloseAtOnce},
                                [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
    HttpTestClient http(site.endpoint(server));
    const auto answer = http.ask(patch());
    QCOMPARE(kindOf(answer), shown(ErrorKind::TlsFailed));
    QCOMPARE(http.writes.count(), 0);
}

void CurlTlsTest::nothingSecretIsInAMessage()
{
    const Site site;
    const TestCertificate own = site.authority.issue({.commonName = "jane"});
    const HttpCredentials credentials{.clientCertificate = own.certificate,
                                      .clientKey = Secret(own.key.substr(0, own.key.size() / 2)),
                                      .bearerToken = Secret("s3cr3t-token"),
                                      .basicUser = "ann",
                                      .basicPassword = Secret("s3cr3t-word")};
    const LoopbackServer server = site.server();
    std::string words;
    for (const std::string& url :
         {server.url(), std::string("https://127.0.0.1:" + std::to_string(unusedPort())), std::string("https://ann:s3cr3t-url@[::1]:1")}) {
        HttpTestClient http({.baseUrl = url, .certificateAuthority = site.authority.certificate(), .proxyUrl = {}}, credentials);
        words += describe(http.ask({.target = "/"}).error());
        HttpTestClient proxied({.baseUrl = url, .proxyUrl = "http://joe:s3cr3t-proxy@127.0.0.1:" + std::to_string(unusedPort())},
                               credentials);
        words += describe(proxied.ask({.target = "/"}).error());
    }
    HttpTestClient broken({.baseUrl = "http://127.0.0.1:1"}, {.bearerToken = Secret("s3cr3t-\r\ntoken")});
    words += describe(broken.ask({.target = "/"}).error());
    QVERIFY(words.size() > 300);
    QVERIFY2(words.find("s3cr3t") == std::string::npos, words.c_str());
    QVERIFY2(words.find(own.key.substr(40, 40)) == std::string::npos, words.c_str());
}

QTEST_GUILESS_MAIN(CurlTlsTest)
#include "curl_tls_test.moc"
