#include <QtTest>

#include "core/base/encoding.h"
#include "core/session/credential_summary.h"
#include "core/session/diagnostics_bundle.h"
#include "tests/support/shown.h"

#include <QTemporaryDir>

#include <sys/stat.h>

#include <fstream>

using namespace tealdeck;

namespace
{

const std::string planted = "planted-s3cr3t";

std::string webToken(const std::string& claims)
{
    std::string payload = encodeBase64(claims);
    while (payload.ends_with('='))
        payload.pop_back();
    return "eyJhbGciOiJIUzI1NiJ9." + payload + ".c2lnbmF0dXJl";
}

// Secrets in every place that a kubeconfig has for them.
ClusterAccess plantedAccess()
{
    ClusterAccess access;
    access.context = "prod-eu-1";
    access.cluster = "eu";
    access.user = "jane";
    access.server = "https://kube.example:6443";
    access.proxyUrl = "http://jane:" + planted + "-proxy@proxy.example:3128";
    access.clientCertificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    access.clientKey = Secret("-----BEGIN PRIVATE KEY-----\n" + planted + "-key\n-----END PRIVATE KEY-----\n");
    access.token = Secret(planted + "-token");
    access.username = "jane";
    access.password = Secret(planted + "-password");
    access.exec = ExecPlugin{.command = "/opt/bin/login-helper",
                             .arguments = {"--token", planted + "-argument"},
                             .environment = {{"LOGIN_TOKEN", planted + "-variable"}}};
    return access;
}

// A doctor's lines that repeat what others said, secrets among it.
std::vector<DoctorLine> plantedLines()
{
    return {{.id = "tcp",
             .what = message("Doctor", "Connection"),
             .verdict = DoctorVerdict::Failed,
             .finding = message("Doctor", "x"),
             .detail = "proxy http://jane:" + planted + "@proxy.example failed"},
            {.id = "authentication",
             .what = message("Doctor", "Authentication"),
             .verdict = DoctorVerdict::Failed,
             .finding = message("Doctor", "refused %1", {planted + "-token"}),
             .detail = "the plugin said " + planted + " and failed"}};
}

std::vector<JournalEntry> plantedEntries()
{
    JournalEntry entry;
    entry.sequence = 7;
    entry.draft.kind = JournalKind::Outcome;
    entry.draft.context = "prod-eu-1";
    entry.draft.subject = planted;
    entry.draft.summary = "Reason: " + planted;
    entry.draft.body = R"({"reason":")" + planted + R"("})";
    return {entry};
}

std::vector<BundleFile> plantedBundle()
{
    const ClusterAccess access = plantedAccess();
    const SessionSettings settings;
    return makeBundle({.access = access,
                       .settings = settings,
                       .lines = plantedLines(),
                       .entries = plantedEntries(),
                       .problems = {},
                       .now = parseRfc3339("2026-11-23T10:00:00Z").value(),
                       .version = "0.1.0"});
}

} // namespace

class DiagnosticsBundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSecretGetsIntoIt()
    {
        const std::vector<BundleFile> files = plantedBundle();
        QCOMPARE(files.size(), std::size_t(5));
        for (const BundleFile& file : files) {
            QVERIFY2(file.text.find("planted") == std::string::npos, file.text.c_str());
            QVERIFY2(file.text.find("s3cr3t") == std::string::npos, file.text.c_str());
        }
    }

    void whatHelpsIsInIt()
    {
        const std::vector<BundleFile> files = plantedBundle();
        const auto has = [&](const char* name, const std::string& text) {
            const auto file = std::ranges::find(files, name, &BundleFile::name);
            return file != files.end() && file->text.find(text) != std::string::npos;
        };
        QVERIFY(has("doctor.txt", "Failed | Connection | 0 ms | x\n"));
        QVERIFY(has("doctor.txt", "proxy http://***@proxy.example failed"));
        QVERIFY(has("connection.txt", "server: https://kube.example:6443\n"));
        QVERIFY(has("connection.txt", "credential plugin login-helper"));
        QVERIFY(has("connection.txt", "2 arguments, variables LOGIN_TOKEN"));
        QVERIFY(has("connection.txt", "proxy in the kubeconfig: http://***@proxy.example:3128"));
        QVERIFY(has("journal.txt", "7 | 1970-01-01T00:00:00Z | outcome | prod-eu-1 | no"));
        QVERIFY(has("system.txt", "KUBECONFIG: "));
        QVERIFY(has("README.txt", "Not in it: tokens"));
    }

    void itIsWrittenForThisUserOnlyAndOverNothing()
    {
        const QTemporaryDir parent;
        const std::filesystem::path folder = std::filesystem::path(parent.path().toStdString()) / "bundle";
        const std::vector<BundleFile> files = plantedBundle();
        QVERIFY(writeBundle(folder, files).has_value());
        struct stat info
        {
        };
        QCOMPARE(stat(folder.c_str(), &info), 0);
        QCOMPARE(static_cast<unsigned>(info.st_mode & 0777U), 0700U);
        for (const BundleFile& file : files) {
            std::ifstream stream(folder / file.name);
            const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
            QCOMPARE(shown(text), shown(file.text));
        }
        QCOMPARE(kindOf(writeBundle(folder, files)), shown(ErrorKind::InvalidInput));
        QCOMPARE(kindOf(writeBundle(folder / "absent" / "x", files)), shown(ErrorKind::StorageFailed));
    }

    void theEndOfATokenIsRead()
    {
        QCOMPARE(formatRfc3339(tokenEnd(Secret(webToken(R"({"exp":1795255200,"sub":"x"})"))).value()), std::string("2026-11-21T10:00:00Z"));
        for (const std::string& text : {std::string("opaque"), std::string("a.b.c"), webToken("{}"), webToken(R"({"exp":"x"})"),
                                        webToken(R"({"exp":1e300})"), webToken(R"({"exp":-5})"), std::string("..")})
            QVERIFY2(!tokenEnd(Secret(text)), text.c_str());
    }

    void theMethodIsNamedWithoutItsSecret()
    {
        ClusterAccess access = plantedAccess();
        QCOMPARE(render(credentialSummary(access).method), std::string("credential plugin login-helper"));
        access.exec.reset();
        QCOMPARE(render(credentialSummary(access).method), std::string("token"));
        access.token = Secret();
        QVERIFY(render(credentialSummary(access).method).starts_with("client certificate"));
        QVERIFY(!credentialSummary(access).expires); // no certificate at all
    }
};

QTEST_GUILESS_MAIN(DiagnosticsBundleTest)
#include "diagnostics_bundle_test.moc"
