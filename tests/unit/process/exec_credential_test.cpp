#include <QtTest>

#include "core/base/loop_scheduler.h"
#include "core/process/exec_credential.h"
#include "core/process/system_process_runner.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

using namespace tealdeck;
using namespace std::chrono_literals;

class ExecCredentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPluginIsAskedAsClientGoAsks();
    void withoutClusterInfoNothingIsSaidAboutTheCluster();
    void credentialsAreRead();
    void answersAreRefused_data();
    void answersAreRefused();
    void aFailureTellsItsErrorOutputOnly();
    void aMissingPluginTellsTheInstallHint();
    void whatCannotRunHereIsRefused_data();
    void whatCannotRunHereIsRefused();
    void aPluginThatHangsTimesOut();
    void endingTheHandleSilencesIt();
};

namespace
{

constexpr const char* v1 = "client.authentication.k8s.io/v1";

ExecCredentialPlugin script(const std::string& text)
{
    return {.command = "/bin/sh", .arguments = {"-c", text}, .apiVersion = v1};
}

Result<ExecCredential> fetch(ExecCredentialPlugin plugin)
{
    SystemClock clock;
    LoopScheduler home(clock);
    SystemProcessRunner runner(home);
    std::optional<Result<ExecCredential>> end;
    const Handle handle = fetchExecCredential(runner, Environment::minimal().set("OURS", "inherited"), std::move(plugin),
                                              [&](Result<ExecCredential> credential) { end = std::move(credential); });
    home.runUntil([&] { return end.has_value(); }, 60s);
    return *end;
}

std::string answer(const std::string& status)
{
    return R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":)" + status + "}";
}

} // namespace

void ExecCredentialTest::aPluginIsAskedAsClientGoAsks()
{
    const TestFolder folder;
    const auto file = folder.path() / "seen";
    ExecCredentialPlugin plugin = script("printf '%s|%s|%s' \"$KUBERNETES_EXEC_INFO\" \"$OURS\" \"$EXTRA\" > " + file.string() + "; echo '"
                                         + answer(R"({"token":"t"})") + "'");
    plugin.environment = {{"EXTRA", "from the kubeconfig"}};
    plugin.cluster = ExecClusterInfo{
        .server = "https://x:1", .tlsServerName = "n", .certificateAuthority = "PEM", .extensionJson = R"({"audience":"a"})"};
    QCOMPARE(kindOf(fetch(plugin)), QByteArray("no error"));
    std::ifstream stream(file);
    const std::string seen((std::istreambuf_iterator<char>(stream)), {});
    const std::string cluster
        = R"({"certificate-authority-data":"UEVN","config":{"audience":"a"},"server":"https://x:1","tls-server-name":"n"})";
    const std::string info = R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"cluster":)" + cluster
        + R"(,"interactive":false}})";
    QCOMPARE(QString::fromStdString(seen), QString::fromStdString(info + "|inherited|from the kubeconfig"));
}

void ExecCredentialTest::withoutClusterInfoNothingIsSaidAboutTheCluster()
{
    QCOMPARE(execInfoJson(script("")),
             std::string(R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"interactive":false}})"));
}

void ExecCredentialTest::credentialsAreRead()
{
    const auto credential = parseExecCredential(
        answer(R"({"token":"t","clientCertificateData":"cert","clientKeyData":"key","expirationTimestamp":"2026-11-23T10:42:00Z"})"),
        script(""));
    QCOMPARE(kindOf(credential), QByteArray("no error"));
    QVERIFY(credential->token.equals(Secret("t")));
    QCOMPARE(credential->clientCertificate, std::string("cert"));
    QVERIFY(credential->clientKey.equals(Secret("key")));
    QCOMPARE(formatRfc3339(*credential->expiration), std::string("2026-11-23T10:42:00Z"));
    QVERIFY(!parseExecCredential(answer(R"({"token":"t"})"), script(""))->expiration);
}

void ExecCredentialTest::answersAreRefused_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("nothing") << "";
    QTest::newRow("no JSON") << "token: s3cr3t";
    QTest::newRow("another kind") << R"({"kind":"Secret","data":"s3cr3t"})";
    QTest::newRow("a list") << R"(["s3cr3t"])";
    QTest::newRow("another version")
        << R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":{"token":"s3cr3t"}})";
    QTest::newRow("no status") << R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1"})";
    QTest::newRow("empty status") << QString::fromStdString(answer("{}"));
    QTest::newRow("status as text") << QString::fromStdString(answer("\"s3cr3t\""));
    QTest::newRow("token as number") << QString::fromStdString(answer(R"({"token":5})"));
    QTest::newRow("certificate without key") << QString::fromStdString(answer(R"({"token":"s3cr3t","clientCertificateData":"x"})"));
    QTest::newRow("key without certificate") << QString::fromStdString(answer(R"({"clientKeyData":"s3cr3t"})"));
    QTest::newRow("no time") << QString::fromStdString(answer(R"({"token":"s3cr3t","expirationTimestamp":"soon"})"));
}

void ExecCredentialTest::answersAreRefused()
{
    QFETCH(QString, output);
    const auto credential = parseExecCredential(output.toStdString(), script(""));
    QCOMPARE(kindOf(credential), shown(ErrorKind::ProtocolViolation));
    QVERIFY2(describe(credential.error()).find("s3cr3t") == std::string::npos, describe(credential.error()).c_str());
    QVERIFY(describe(credential.error()).find("/bin/sh") != std::string::npos);
}

void ExecCredentialTest::aFailureTellsItsErrorOutputOnly()
{
    const auto credential = fetch(script("echo s3cr3t; echo 'log in first' >&2; exit 4"));
    QCOMPARE(kindOf(credential), shown(ErrorKind::Unauthorized));
    const std::string words = describe(credential.error());
    QVERIFY2(words.find("log in first") != std::string::npos && words.find("exit code 4") != std::string::npos, words.c_str());
    QVERIFY2(words.find("s3cr3t") == std::string::npos, words.c_str());
}

void ExecCredentialTest::aMissingPluginTellsTheInstallHint()
{
    ExecCredentialPlugin plugin = script("");
    plugin.command = "tealdeck-no-such-plugin";
    plugin.installHint = "Get it from the team page.";
    const auto credential = fetch(plugin);
    QCOMPARE(kindOf(credential), shown(ErrorKind::NotFound));
    QVERIFY(render(credential.error().message).find("Get it from the team page.") != std::string::npos);
}

void ExecCredentialTest::whatCannotRunHereIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("terminal") << "terminal";
    QTest::newRow("old version") << "old version";
    QTest::newRow("no command") << "no command";
}

void ExecCredentialTest::whatCannotRunHereIsRefused()
{
    QFETCH(QString, what);
    const TestFolder folder;
    const auto file = folder.path() / "ran";
    ExecCredentialPlugin plugin = script("touch " + file.string());
    if (what == "terminal")
        plugin.needsTerminal = true;
    else if (what == "old version")
        plugin.apiVersion = "client.authentication.k8s.io/v1alpha1";
    else
        plugin.command.clear();
    QCOMPARE(kindOf(fetch(plugin)), shown(ErrorKind::InvalidInput));
    QVERIFY(!std::filesystem::exists(file));
}

void ExecCredentialTest::aPluginThatHangsTimesOut()
{
    ExecCredentialPlugin plugin = script("exec sleep 1000");
    plugin.timeLimit = 200ms;
    QCOMPARE(kindOf(fetch(plugin)), shown(ErrorKind::TimedOut));
}

void ExecCredentialTest::endingTheHandleSilencesIt()
{
    SystemClock clock;
    LoopScheduler home(clock);
    SystemProcessRunner runner(home);
    bool isTold = false;
    fetchExecCredential(runner, Environment::minimal(), script("echo '" + answer(R"({"token":"t"})") + "'"),
                        [&](const Result<ExecCredential>&) { isTold = true; })
        .end();
    home.runUntil([] { return false; }, 50ms);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(ExecCredentialTest)
#include "exec_credential_test.moc"
