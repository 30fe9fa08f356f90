#include <QtTest>

#include "core/base/encoding.h"
#include "core/config/kubeconfig.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace tealdeck;

// Files that are broken, wrong or made to hurt: each gives one clear sentence, never a crash, never a secret.
class KubeconfigProblemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void aFolderAndAHugeFileAreRefused();
    void whatIsNoReadableFileIsNamed_data();
    void whatIsNoReadableFileIsNamed();
    void anEmptyFileNamesNoContext_data();
    void anEmptyFileNamesNoContext();
    void aByteOrderMarkAndForeignLineEndsAreNoProblem();
    void laughingAliasesCostNothing();
    void problemsNameFileContextAndField_data();
    void problemsNameFileContextAndField();
    void noProblemTellsASecret();
};

namespace
{

const std::string certificatePem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
const std::string keyPem = "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n";

std::string config(const std::string& cluster, const std::string& user)
{
    return "contexts: [{name: prod, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {" + cluster
        + "}}]\nusers: [{name: u, user: {" + user + "}}]\ncurrent-context: prod\n";
}

Result<Kubeconfig> load(const std::vector<std::filesystem::path>& files)
{
    return loadKubeconfig({.origin = KubeconfigFiles::Origin::Environment, .paths = files});
}

Result<ClusterAccess> resolveText(const TestFolder& folder, const std::string& text)
{
    const auto kubeconfig = load({folder.write("config", text)});
    if (!kubeconfig)
        return fail(kubeconfig.error());
    return resolve(*kubeconfig, "prod");
}

} // namespace

void KubeconfigProblemsTest::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("NUL") << QByteArray("clusters: []\0", 13);
    QTest::newRow("scalar") << QByteArray("hello");
    QTest::newRow("list") << QByteArray("- a\n- b\n");
    QTest::newRow("broken") << QByteArray("clusters: [{");
    QTest::newRow("tabs") << QByteArray("clusters:\n\t- a\n");
    QTest::newRow("unknown alias") << QByteArray("clusters: *nowhere\n");
    QTest::newRow("clusters as text") << QByteArray("clusters: abc\n");
    QTest::newRow("clusters as map") << QByteArray("clusters: {a: b}\n");
    QTest::newRow("cluster as number") << QByteArray("clusters: [5]\n");
    QTest::newRow("cluster without name") << QByteArray("clusters: [{cluster: {server: x}}]\n");
    QTest::newRow("name as list") << QByteArray("clusters: [{name: [a], cluster: {}}]\n");
    QTest::newRow("inner as list") << QByteArray("clusters: [{name: a, cluster: [b]}]\n");
    QTest::newRow("server as map") << QByteArray("clusters: [{name: a, cluster: {server: {x: y}}}]\n");
    QTest::newRow("flag as text") << QByteArray("clusters: [{name: a, cluster: {insecure-skip-tls-verify: maybe}}]\n");
    QTest::newRow("groups as text") << QByteArray("users: [{name: a, user: {as-groups: dev}}]\n");
    QTest::newRow("exec as text") << QByteArray("users: [{name: a, user: {exec: aws}}]\n");
    QTest::newRow("mode unknown") << QByteArray("users: [{name: a, user: {exec: {interactiveMode: Perhaps}}}]\n");
    QTest::newRow("extra as list") << QByteArray("users: [{name: a, user: {as-user-extra: [a]}}]\n");
    QTest::newRow("circle") << QByteArray("clusters: &a [*a]\n");
    QTest::newRow("circle in a user") << QByteArray("users: [{name: a, user: &u {token: *u}}]\n");
    QTest::newRow("deep") << QByteArray(200000, '[');
    QTest::newRow("deep maps") << QByteArray("{a: ").repeated(100000);
    QTest::newRow("binary") << QByteArray("\x01\x02\xff\xfe\x80{[");
}

void KubeconfigProblemsTest::hostileFilesAreRefused()
{
    QFETCH(QByteArray, text);
    const TestFolder folder;
    const auto file = folder.write("config", text.toStdString());
    const auto kubeconfig = load({file});
    QCOMPARE(kindOf(kubeconfig), shown(ErrorKind::InvalidInput));
    QVERIFY2(render(kubeconfig.error().message).find(file.string()) != std::string::npos, render(kubeconfig.error().message).c_str());
}

void KubeconfigProblemsTest::aFolderAndAHugeFileAreRefused()
{
    const TestFolder folder;
    QCOMPARE(kindOf(load({folder.path()})), shown(ErrorKind::InvalidInput));
    QCOMPARE(kindOf(load({"/dev/zero"})), shown(ErrorKind::InvalidInput));
    const auto huge = folder.write("huge", "#" + std::string(16U * 1024 * 1024, 'x'));
    QCOMPARE(kindOf(load({huge})), shown(ErrorKind::InvalidInput));
    // Aliases that multiply, in the one place that is read without knowing its form.
    std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + ", " + before + ", " + before
            + ", " + before + "]\n";
    }
    laughs += "clusters: [{name: c, cluster: {server: 'https://x', extensions: [{name: client.authentication.k8s.io/exec, extension: "
              "*a11}]}}]\n"
              "contexts: [{name: prod, context: {cluster: c}}]\n";
    const auto access = resolveText(folder, laughs);
    QCOMPARE(kindOf(access), QByteArray("no error"));
    QCOMPARE(access->execExtensionJson, std::string());
}

void KubeconfigProblemsTest::whatIsNoReadableFileIsNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("a folder") << "folder"
                              << "%1 is a folder, not a file. Name the file in it.";
    QTest::newRow("a pipe") << "pipe"
                            << "%1 is not a regular file. Copy what it holds into one.";
    QTest::newRow("a link to itself") << "link"
                                      << "The file %1 cannot be read: Too many levels of symbolic links. Check its permissions.";
    QTest::newRow("below a file") << "file/config"
                                  << "The kubeconfig %1 does not exist. Check the name.";
    QTest::newRow("missing") << "missing"
                             << "The kubeconfig %1 does not exist. Check the name.";
    QTest::newRow("not permitted") << "locked"
                                   << "The file %1 cannot be read. Check its permissions.";
}

void KubeconfigProblemsTest::whatIsNoReadableFileIsNamed()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    const TestFolder folder;
    std::filesystem::create_directory(folder.path() / "folder");
    std::filesystem::create_symlink("link", folder.path() / "link");
    QCOMPARE(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
    folder.write("file", "");
    std::filesystem::permissions(folder.write("locked", "contexts: []\n"), std::filesystem::perms::none);
    if (what == "locked" && geteuid() == 0)
        QSKIP("root may read every file");
    const auto path = folder.path() / what.toStdString();
    const auto kubeconfig = loadKubeconfig({.origin = KubeconfigFiles::Origin::Explicit, .paths = {path}});
    QVERIFY(!kubeconfig);
    QCOMPARE(shown(render(kubeconfig.error().message)), words.arg(QString::fromStdString(path.string())).toUtf8());
}

void KubeconfigProblemsTest::anEmptyFileNamesNoContext_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no byte") << QByteArray("");
    QTest::newRow("a comment") << QByteArray("# nothing yet\n");
    QTest::newRow("blanks") << QByteArray(" \n\n");
    QTest::newRow("null") << QByteArray("~\n");
    QTest::newRow("an empty map") << QByteArray("{}\n");
    QTest::newRow("as kubectl makes it") << QByteArray("apiVersion: v1\nclusters: null\ncontexts: null\ncurrent-context: \"\"\n"
                                                       "kind: Config\npreferences: {}\nusers: null\n");
}

void KubeconfigProblemsTest::anEmptyFileNamesNoContext()
{
    QFETCH(QByteArray, text);
    const TestFolder folder;
    const auto file = folder.write("config", text.toStdString());
    const auto kubeconfig = load({file});
    QCOMPARE(kindOf(kubeconfig), QByteArray("no error"));
    for (const char* context : {"", "prod"}) {
        const auto access = resolve(*kubeconfig, context);
        QCOMPARE(kindOf(access), shown(ErrorKind::NotFound));
        QCOMPARE(
            shown(render(access.error().message)),
            shown("The kubeconfig " + file.string()
                  + " names no context: it is empty or not complete. Name another file with --kubeconfig, or get a new one from whoever "
                    "runs the cluster."));
    }
}

void KubeconfigProblemsTest::aByteOrderMarkAndForeignLineEndsAreNoProblem()
{
    const TestFolder folder;
    const std::string lines = "contexts:\n- name: prod\n  context:\n    cluster: c\nclusters:\n- name: c\n  cluster:\n    server: "
                              "https://x:1\ncurrent-context: prod\n";
    std::string foreign = "\xEF\xBB\xBF";
    for (const char character : lines)
        foreign += character == '\n' ? std::string("\r\n") : std::string(1, character);
    const auto access = resolveText(folder, foreign);
    QVERIFY2(access.has_value(), access ? "" : describe(access.error()).c_str());
    QCOMPARE(shown(access->server), QByteArray("https://x:1"));
    // As some editors of other systems write text.
    const auto wide = load({folder.write("wide", std::string("\xFF\xFE") + std::string("c\0o\0", 4))});
    QCOMPARE(kindOf(wide), shown(ErrorKind::InvalidInput));
    QVERIFY2(render(wide.error().message).ends_with("is not text: it holds NUL bytes. Save it as UTF-8."), describe(wide.error()).c_str());
}

// 9^10 entries if they were spelt out: contexts, clusters and users that are aliases of aliases.
void KubeconfigProblemsTest::laughingAliasesCostNothing()
{
    const TestFolder folder;
    std::string text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for (int i = 1; i <= 10; ++i) {
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int copy = 0; copy < 9; ++copy)
            text += (copy == 0 ? "*a" : ", *a") + std::to_string(i - 1);
        text += "]\n";
    }
    for (const char* field : {"contexts", "clusters", "users"}) {
        const auto kubeconfig = load({folder.write(field, text + field + ": *a10\n")});
        QCOMPARE(kindOf(kubeconfig), shown(ErrorKind::InvalidInput));
        QVERIFY(render(kubeconfig.error().message).find((folder.path() / field).string()) != std::string::npos);
    }
}

void KubeconfigProblemsTest::problemsNameFileContextAndField_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("field");
    const QString good = "server: 'https://x'";
    const QString certificate = QString::fromStdString(encodeBase64(certificatePem));
    const QString key = QString::fromStdString(encodeBase64(keyPem));
    QTest::newRow("no server") << "proxy-url: 'http://x'"
                               << ""
                               << "server";
    QTest::newRow("server without scheme") << "server: '10.0.0.1:6443'"
                                           << ""
                                           << "server";
    QTest::newRow("proxy") << good + ", proxy-url: 'x:1'"
                           << ""
                           << "proxy-url";
    QTest::newRow("CA not base64") << good + ", certificate-authority-data: '%%%'"
                                   << ""
                                   << "certificate-authority-data";
    QTest::newRow("CA not PEM") << good + ", certificate-authority-data: aGVsbG8="
                                << ""
                                << "certificate-authority-data";
    QTest::newRow("CA file missing") << good + ", certificate-authority: missing.pem"
                                     << ""
                                     << "missing.pem";
    QTest::newRow("CA and insecure") << good + ", insecure-skip-tls-verify: true, certificate-authority-data: " + certificate << ""
                                     << "insecure-skip-tls-verify";
    QTest::newRow("certificate not base64") << good << "client-certificate-data: 'abc', client-key-data: " + key
                                            << "client-certificate-data";
    QTest::newRow("certificate is a key") << good << "client-certificate-data: " + key + ", client-key-data: " + key
                                          << "client-certificate-data";
    QTest::newRow("no key") << good << "client-certificate-data: " + certificate << "client-key";
    QTest::newRow("no certificate") << good << "client-key-data: " + key << "client-certificate";
    QTest::newRow("key file is a folder") << good << "client-key: '.', client-certificate-data: " + certificate << "client-key";
    QTest::newRow("token and name") << good << "token: a, username: b"
                                    << "username";
    QTest::newRow("auth-provider") << good << "auth-provider: {name: gcp}"
                                   << "gcp";
    QTest::newRow("as-groups alone") << good << "as-groups: [a]"
                                     << "as";
    QTest::newRow("exec without command") << good << "exec: {apiVersion: client.authentication.k8s.io/v1}"
                                          << "exec.command";
    QTest::newRow("exec without version") << good << "exec: {command: aws}"
                                          << "exec.apiVersion";
}

void KubeconfigProblemsTest::problemsNameFileContextAndField()
{
    QFETCH(QString, cluster);
    QFETCH(QString, user);
    QFETCH(QString, field);
    const TestFolder folder;
    const auto access = resolveText(folder, config(cluster.toStdString(), user.toStdString()));
    QVERIFY(!access);
    QVERIFY(access.error().kind == ErrorKind::InvalidInput || access.error().kind == ErrorKind::NotFound);
    const QString words = QString::fromStdString(render(access.error().message));
    QVERIFY2(words.contains(QString::fromStdString((folder.path() / "config").string())), qPrintable(words));
    QVERIFY2(words.contains("context prod"), qPrintable(words));
    QVERIFY2(words.contains(field), qPrintable(words));
    QVERIFY2(!words.contains('%') && words.endsWith('.'), qPrintable(words));
}

void KubeconfigProblemsTest::noProblemTellsASecret()
{
    const TestFolder folder;
    std::string words;
    for (const char* text :
         {"users: [{name: u, user: {token: *s3cr3t}}]\n", "users: [{name: u, user: {token: [s3cr3t]}}]\n",
          "users: [{name: u, user: {password: 's3cr3t}}]\n", "users: [{name: u, user: {client-key-data: {s3cr3t: s3cr3t}}}]\n"}) {
        const auto kubeconfig = load({folder.write("config", text)});
        QVERIFY(!kubeconfig);
        words += describe(kubeconfig.error());
    }
    for (const char* user :
         {"client-certificate-data: x, client-key-data: 's3cr3t'", "client-key-data: '%s3cr3t'", "token: s3cr3t, password: s3cr3t"}) {
        const auto access = resolveText(folder, config("server: 'https://x'", user));
        QVERIFY(!access);
        words += describe(access.error());
    }
    QVERIFY2(words.find("s3cr3t") == std::string::npos, words.c_str());
}

QTEST_GUILESS_MAIN(KubeconfigProblemsTest)
#include "kubeconfig_problems_test.moc"
