#include <QtTest>

#include "core/net/certificate_facts.h"
#include "core/net/server_probe.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

using Validity = TestCertificateRequest::Validity;

constexpr Duration limit = 10s;

struct Site
{
    TestAuthority authority{"Test authority"};

    TestCertificate issue(Validity validity = Validity::Valid, const std::string& name = "IP:127.0.0.1") const
    {
        return authority.issue({.commonName = "kube-apiserver", .subjectNames = {name, "DNS:localhost"}, .validity = validity});
    }
    static LoopbackServer serve(const TestCertificate& certificate)
    {
        return LoopbackServer({.tls = LoopbackTls{certificate}}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "ok"); });
    }
    HttpEndpoint endpoint(const LoopbackServer& server) const
    {
        return {.baseUrl = server.url(), .certificateAuthority = authority.certificate()};
    }
};

} // namespace

// How far a server can be reached, step by step, without a request.
class ServerProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerInOrderIsToldStepByStep()
    {
        const Site site;
        const LoopbackServer server = Site::serve(site.issue());
        const ServerProbe probe = probeServer(site.endpoint(server), {}, limit);
        QCOMPARE(probe.host, std::string("127.0.0.1"));
        QCOMPARE(probe.port, server.port());
        QVERIFY(probe.proxy.empty());
        QCOMPARE(probe.addresses->value.value(), std::vector<std::string>{"127.0.0.1"});
        QCOMPARE(shown(probe.connection->value.value()), shown("127.0.0.1:" + std::to_string(server.port())));
        const TlsFacts tls = probe.tls->value.value();
        QVERIFY(tls.isTrusted);
        QVERIFY(tls.protocol.starts_with("TLSv1."));
        QCOMPARE(shown(tls.subject), QByteArray("CN=kube-apiserver"));
        QCOMPARE(shown(tls.issuer), QByteArray("CN=Test authority"));
        QVERIFY(std::ranges::find(tls.names, "127.0.0.1") != tls.names.end());
        QVERIFY(std::ranges::find(tls.names, "localhost") != tls.names.end());
        QVERIFY(tls.validFrom < tls.validUntil);
        QVERIFY(server.requests().empty()); // nothing was asked, nobody was shown a credential
    }

    void aCertificateIsToldAlsoWhereItIsNotTrusted_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<QString>("words");
        QTest::newRow("expired") << 0 << "certificate has expired";
        QTest::newRow("not yet valid") << 1 << "certificate is not yet valid";
        QTest::newRow("another name") << 2 << "IP address mismatch";
        QTest::newRow("another authority") << 3 << "unable to get local issuer certificate";
    }
    void aCertificateIsToldAlsoWhereItIsNotTrusted()
    {
        QFETCH(int, trouble);
        QFETCH(QString, words);
        const Site site;
        const LoopbackServer server = Site::serve(trouble == 0       ? site.issue(Validity::Expired)
                                                      : trouble == 1 ? site.issue(Validity::NotYetValid)
                                                      : trouble == 2 ? site.issue(Validity::Valid, "IP:127.0.0.2")
                                                                     : site.issue());
        HttpEndpoint endpoint = site.endpoint(server);
        if (trouble == 3)
            endpoint.certificateAuthority = TestAuthority("Another one").certificate();
        const TlsFacts tls = probeServer(endpoint, {}, limit).tls->value.value();
        QVERIFY(!tls.isTrusted);
        QVERIFY2(QString::fromStdString(tls.verdict).contains(words), tls.verdict.c_str());
        QCOMPARE(shown(tls.subject), QByteArray("CN=kube-apiserver"));
    }

    void theTlsServerNameIsTheOneThatCounts()
    {
        const Site site;
        const LoopbackServer server = Site::serve(site.issue(Validity::Valid, "DNS:kube.example"));
        HttpEndpoint endpoint = site.endpoint(server);
        QVERIFY(!probeServer(endpoint, {}, limit).tls->value->isTrusted);
        endpoint.tlsServerName = "kube.example";
        QVERIFY(probeServer(endpoint, {}, limit).tls->value->isTrusted);
    }

    void nobodyListensIsTold()
    {
        const ServerProbe probe = probeServer({.baseUrl = "https://127.0.0.1:" + std::to_string(unusedPort())}, {}, limit);
        QVERIFY(probe.addresses->value.has_value());
        QCOMPARE(kindOf(probe.connection->value), shown(ErrorKind::ConnectFailed));
        QVERIFY(probe.connection->value.error().detail.find("Connection refused") != std::string::npos);
        QVERIFY(!probe.tls);
    }

    void aNameThatIsNoneIsTold()
    {
        const ServerProbe probe = probeServer({.baseUrl = "https://no-such-host.invalid:6443"}, {}, limit);
        QCOMPARE(kindOf(probe.addresses->value), shown(ErrorKind::ConnectFailed));
        QVERIFY(!probe.connection && !probe.tls);
        const ServerProbe bad = probeServer({.baseUrl = "nonsense"}, {}, limit);
        QCOMPARE(kindOf(bad.addresses->value), shown(ErrorKind::InvalidInput));
    }

    void aServerWithoutTlsDoesNotShakeHands()
    {
        const LoopbackServer plain({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "ok"); });
        const ServerProbe probe = probeServer({.baseUrl = "https://127.0.0.1:" + std::to_string(plain.port())}, {}, 500ms);
        QVERIFY(probe.connection->value.has_value());
        QCOMPARE(kindOf(probe.tls->value), shown(ErrorKind::TlsFailed));
        QVERIFY(!probeServer({.baseUrl = plain.url()}, {}, limit).tls);
    }

    void aProxyIsAskedForATunnelAndItsRefusalIsTold()
    {
        const LoopbackServer proxy({}, [](const LoopbackRequest&) { return LoopbackReply::answer(407, "no"); });
        const std::string url = "http://jane:s3cr3t@127.0.0.1:" + std::to_string(proxy.port());
        const ServerProbe probe = probeServer({.baseUrl = "https://kube.example:6443", .proxyUrl = url}, {}, limit);
        QCOMPARE(shown(probe.proxy), shown("http://127.0.0.1:" + std::to_string(proxy.port())));
        QCOMPARE(kindOf(probe.connection->value), shown(ErrorKind::ConnectFailed));
        QVERIFY(probe.connection->value.error().detail.find("407") != std::string::npos);
        const auto requests = proxy.requests();
        QCOMPARE(requests.size(), std::size_t(1));
        QCOMPARE(requests[0].method, std::string("CONNECT"));
        QCOMPARE(requests[0].target, std::string("kube.example:6443"));
        QVERIFY(!requests[0].header("proxy-authorization").empty());
    }

    void aClientCertificateTellsWhenItEnds()
    {
        const Site site;
        const TestCertificate certificate = site.issue();
        QVERIFY(certificateEnd(certificate.certificate).has_value());
        QCOMPARE(shown(certificateSubject(certificate.certificate)), QByteArray("CN=kube-apiserver"));
        QVERIFY(!certificateEnd("no PEM"));
        QVERIFY(certificateSubject("no PEM").empty());
    }
};

QTEST_GUILESS_MAIN(ServerProbeTest)
#include "server_probe_test.moc"
