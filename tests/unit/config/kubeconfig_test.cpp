#include <QtTest>

#include "core/base/encoding.h"
#include "core/config/kubeconfig.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

using namespace tealdeck;

class KubeconfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreChosenAsKubectlDoes();
    void everyFieldIsRead();
    void theFirstFileWinsPerEntry();
    void theFirstCurrentContextThatIsNotEmptyCounts();
    void missingFilesAreSkippedUnlessNamed();
    void relativePathsBelongToTheirFile();
    void inlineDataWinsOverFiles();
    void ofEntriesWithTheSameNameTheFirstWins();
    void execIsKeptAsAValue();
    void impersonationBecomesHeaders();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void aFolderAndAHugeFileAreRefused();
    void problemsNameFileContextAndField_data();
    void problemsNameFileContextAndField();
    void aContextThatIsNotThereIsNotFound();
    void tokenFilesAreReadAnewAndTrimmed();
    void noProblemTellsASecret();
};

namespace
{

const std::string certificatePem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
const std::string keyPem = "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n";

std::string config(const std::string& cluster, const std::string& user)
{
    return "contexts: [{name: prod, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {" + cluster + "}}]\nusers: [{name: u, user: {" + user
        + "}}]\ncurrent-context: prod\n";
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

void KubeconfigTest::pathsAreChosenAsKubectlDoes()
{
    const auto named = kubeconfigPaths("/a/b", "/c:/d", "/home/jane");
    QVERIFY(named.origin == KubeconfigFiles::Origin::Explicit);
    QVERIFY(named.paths == std::vector<std::filesystem::path> {"/a/b"});
    const auto list = kubeconfigPaths("", ":/c::d/e:/c:", "/home/jane");
    QVERIFY(list.origin == KubeconfigFiles::Origin::Environment);
    QVERIFY((list.paths == std::vector<std::filesystem::path> {"/c", "d/e"}));
    const auto usual = kubeconfigPaths("", "", "/home/jane");
    QVERIFY(usual.origin == KubeconfigFiles::Origin::Default);
    QVERIFY(usual.paths == std::vector<std::filesystem::path> {"/home/jane/.kube/config"});
    QVERIFY(kubeconfigPaths("", "::", "/home/jane").origin == KubeconfigFiles::Origin::Default);
}

void KubeconfigTest::everyFieldIsRead()
{
    const TestFolder folder;
    const auto access = resolveText(folder,
                                    R"(apiVersion: v1
kind: Config
preferences: {}
unknown-field: 5
current-context: prod
contexts:
- name: prod
  context: {cluster: c, user: u, namespace: shop}
clusters:
- name: c
  cluster:
    server: https://10.0.0.1:6443/prefix/
    tls-server-name: api.internal
    certificate-authority-data: )" + encodeBase64(certificatePem) + R"(
    proxy-url: socks5://127.0.0.1:1080
    disable-compression: true
    extensions:
    - name: client.authentication.k8s.io/exec
      extension: {audience: a, number: 5, flag: true, quoted: "5", list: [1.5, null]}
users:
- name: u
  user:
    client-certificate-data: )" + encodeBase64(certificatePem) + R"(
    client-key-data: )" + encodeBase64(keyPem) + R"(
    token: " t0ken
"
)");
    QVERIFY2(access.has_value(), access ? "" : describe(access.error()).c_str());
    QCOMPARE(access->context, std::string("prod"));
    QCOMPARE(access->cluster, std::string("c"));
    QCOMPARE(access->user, std::string("u"));
    QCOMPARE(access->namespaceName, std::string("shop"));
    QCOMPARE(access->server, std::string("https://10.0.0.1:6443/prefix"));
    QCOMPARE(access->tlsServerName, std::string("api.internal"));
    QCOMPARE(access->certificateAuthority, certificatePem);
    QCOMPARE(access->proxyUrl, std::string("socks5://127.0.0.1:1080"));
    QVERIFY(access->disableCompression);
    QVERIFY(!access->skipTlsVerification);
    QCOMPARE(access->clientCertificate, certificatePem);
    QVERIFY(access->clientKey.equals(Secret(keyPem)));
    QVERIFY(access->token.equals(Secret("t0ken")));
    QCOMPARE(access->execExtensionJson, std::string(R"({"audience":"a","flag":true,"list":[1.5,null],"number":5,"quoted":"5"})"));
    const auto basic = resolveText(folder, config("server: 'http://x', insecure-skip-tls-verify: true", "username: ann, password: pw"));
    QVERIFY(basic->skipTlsVerification);
    QCOMPARE(basic->username, std::string("ann"));
    QVERIFY(basic->password.equals(Secret("pw")));
    QCOMPARE(basic->namespaceName, std::string("default"));
}

void KubeconfigTest::theFirstFileWinsPerEntry()
{
    const TestFolder folder;
    const auto first = folder.write("first", "users: [{name: u, user: {token: first}}]\ncontexts: [{name: a, context: {cluster: c, user: u}}]\n");
    const auto second = folder.write("second", "users: [{name: u, user: {token: second, username: x}}, {name: v, user: {token: v}}]\n"
                                               "clusters: [{name: c, cluster: {server: 'https://x'}}]\n"
                                               "contexts: [{name: a, context: {cluster: other}}, {name: b, context: {cluster: c, user: v}}]\n");
    const auto kubeconfig = load({first, second});
    QCOMPARE(kubeconfig->contexts.size(), std::size_t(2));
    const auto a = resolve(*kubeconfig, "a");
    QVERIFY(a->token.equals(Secret("first")));
    QCOMPARE(a->username, std::string()); // the second file's entry is not mixed in
    QVERIFY(resolve(*kubeconfig, "b")->token.equals(Secret("v")));
    QCOMPARE(kubeconfig->files.size(), std::size_t(2));
}

void KubeconfigTest::theFirstCurrentContextThatIsNotEmptyCounts()
{
    const TestFolder folder;
    const auto kubeconfig = load({folder.write("a", "current-context: ''\n"), folder.write("b", "current-context: second\n"), folder.write("c", "current-context: third\n")});
    QCOMPARE(kubeconfig->currentContext, std::string("second"));
}

void KubeconfigTest::missingFilesAreSkippedUnlessNamed()
{
    const TestFolder folder;
    const auto there = folder.write("there", "current-context: a\n");
    const auto missing = folder.path() / "missing";
    QVERIFY(load({missing, there}).has_value());
    QCOMPARE(kindOf(load({missing})), shown(ErrorKind::NotFound));
    const auto named = loadKubeconfig({.origin = KubeconfigFiles::Origin::Explicit, .paths = {missing}});
    QCOMPARE(kindOf(named), shown(ErrorKind::NotFound));
    QVERIFY(render(named.error().message).find(missing.string()) != std::string::npos);
    QVERIFY(load({folder.write("empty", "")}).has_value());
}

void KubeconfigTest::relativePathsBelongToTheirFile()
{
    const TestFolder folder;
    folder.write("sub/pki/ca.pem", certificatePem);
    folder.write("pki/client.pem", certificatePem);
    folder.write("pki/client.key", keyPem);
    const auto clusters = folder.write("sub/clusters", "clusters: [{name: c, cluster: {server: 'https://x', certificate-authority: pki/ca.pem}}]\n");
    const auto users = folder.write("users", "users: [{name: u, user: {client-certificate: ./pki/client.pem, client-key: pki/client.key, tokenFile: token}}]\n"
                                             "contexts: [{name: prod, context: {cluster: c, user: u}}]\n");
    const auto kubeconfig = load({clusters, users});
    const auto access = resolve(*kubeconfig, "prod");
    QVERIFY2(access.has_value(), access ? "" : describe(access.error()).c_str());
    QCOMPARE(access->certificateAuthority, certificatePem);
    QCOMPARE(access->clientCertificate, certificatePem);
    QCOMPARE(access->tokenFile.string(), (folder.path() / "token").string());
}

void KubeconfigTest::inlineDataWinsOverFiles()
{
    const TestFolder folder;
    const auto access = resolveText(folder, config("server: 'https://x', certificate-authority: missing.pem, certificate-authority-data: " + encodeBase64(certificatePem), ""));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    QCOMPARE(access->certificateAuthority, certificatePem);
}

void KubeconfigTest::ofEntriesWithTheSameNameTheFirstWins()
{
    const TestFolder folder;
    const auto kubeconfig = load({folder.write("config", "clusters: [{name: c, cluster: {server: 'https://first'}}, {name: c, cluster: {server: 'https://second'}}]\n"
                                                         "contexts: [{name: prod, context: {cluster: c}}, {name: prod, context: {cluster: d}}]\n")});
    QCOMPARE(kubeconfig->contexts.size(), std::size_t(1));
    QCOMPARE(resolve(*kubeconfig, "prod")->server, std::string("https://first"));
}

void KubeconfigTest::execIsKeptAsAValue()
{
    const TestFolder folder;
    const std::string exec = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/login, args: [get-token, '--x'], env: [{name: A, value: b}], "
                             "installHint: Install it., provideClusterInfo: true, interactiveMode: Never}";
    const auto access = resolveText(folder, config("server: 'https://x'", exec));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    const ExecPlugin expected {.command = (folder.path() / "bin/login").string(),
                               .arguments = {"get-token", "--x"},
                               .environment = {{"A", "b"}},
                               .apiVersion = "client.authentication.k8s.io/v1",
                               .installHint = "Install it.",
                               .provideClusterInfo = true,
                               .interaction = ExecPlugin::Interaction::Never};
    QVERIFY(access->exec == expected);
    const auto inPath = resolveText(folder, config("server: 'https://x'", "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}"));
    QCOMPARE(inPath->exec->command, std::string("aws"));
    QVERIFY(inPath->exec->interaction == ExecPlugin::Interaction::IfAvailable);
    const auto fixed = resolveText(folder, config("server: 'https://x'", "token: t, exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}"));
    QVERIFY(!fixed->exec);
}

void KubeconfigTest::impersonationBecomesHeaders()
{
    const TestFolder folder;
    const auto access = resolveText(folder, config("server: 'https://x'", "as: jane, as-uid: '5', as-groups: [dev, ops], as-user-extra: {'Scopes/x%': [a, b]}"));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    const std::vector<std::pair<std::string, std::string>> expected {{"Impersonate-User", "jane"},           {"Impersonate-Uid", "5"},
                                                                     {"Impersonate-Group", "dev"},            {"Impersonate-Group", "ops"},
                                                                     {"Impersonate-Extra-scopes%2Fx%25", "a"}, {"Impersonate-Extra-scopes%2Fx%25", "b"}};
    QVERIFY(impersonationHeaders(access->impersonation) == expected);
}

void KubeconfigTest::hostileFilesAreRefused_data()
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

void KubeconfigTest::hostileFilesAreRefused()
{
    QFETCH(QByteArray, text);
    const TestFolder folder;
    const auto file = folder.write("config", text.toStdString());
    const auto kubeconfig = load({file});
    QCOMPARE(kindOf(kubeconfig), shown(ErrorKind::InvalidInput));
    QVERIFY2(render(kubeconfig.error().message).find(file.string()) != std::string::npos, render(kubeconfig.error().message).c_str());
}

void KubeconfigTest::aFolderAndAHugeFileAreRefused()
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
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + ", " + before + ", " + before + ", " + before + "]\n";
    }
    laughs += "clusters: [{name: c, cluster: {server: 'https://x', extensions: [{name: client.authentication.k8s.io/exec, extension: *a11}]}}]\n"
              "contexts: [{name: prod, context: {cluster: c}}]\n";
    const auto access = resolveText(folder, laughs);
    QCOMPARE(kindOf(access), QByteArray("no error"));
    QCOMPARE(access->execExtensionJson, std::string());
}

void KubeconfigTest::problemsNameFileContextAndField_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("field");
    const QString good = "server: 'https://x'";
    const QString certificate = QString::fromStdString(encodeBase64(certificatePem));
    const QString key = QString::fromStdString(encodeBase64(keyPem));
    QTest::newRow("no server") << "proxy-url: 'http://x'" << "" << "server";
    QTest::newRow("server without scheme") << "server: '10.0.0.1:6443'" << "" << "server";
    QTest::newRow("proxy") << good + ", proxy-url: 'x:1'" << "" << "proxy-url";
    QTest::newRow("CA not base64") << good + ", certificate-authority-data: '%%%'" << "" << "certificate-authority-data";
    QTest::newRow("CA not PEM") << good + ", certificate-authority-data: aGVsbG8=" << "" << "certificate-authority-data";
    QTest::newRow("CA file missing") << good + ", certificate-authority: missing.pem" << "" << "missing.pem";
    QTest::newRow("CA and insecure") << good + ", insecure-skip-tls-verify: true, certificate-authority-data: " + certificate << "" << "insecure-skip-tls-verify";
    QTest::newRow("certificate not base64") << good << "client-certificate-data: 'abc', client-key-data: " + key << "client-certificate-data";
    QTest::newRow("certificate is a key") << good << "client-certificate-data: " + key + ", client-key-data: " + key << "client-certificate-data";
    QTest::newRow("no key") << good << "client-certificate-data: " + certificate << "client-key";
    QTest::newRow("no certificate") << good << "client-key-data: " + key << "client-certificate";
    QTest::newRow("key file is a folder") << good << "client-key: '.', client-certificate-data: " + certificate << "client-key";
    QTest::newRow("token and name") << good << "token: a, username: b" << "username";
    QTest::newRow("auth-provider") << good << "auth-provider: {name: gcp}" << "gcp";
    QTest::newRow("as-groups alone") << good << "as-groups: [a]" << "as";
    QTest::newRow("exec without command") << good << "exec: {apiVersion: client.authentication.k8s.io/v1}" << "exec.command";
    QTest::newRow("exec without version") << good << "exec: {command: aws}" << "exec.apiVersion";
}

void KubeconfigTest::problemsNameFileContextAndField()
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

void KubeconfigTest::aContextThatIsNotThereIsNotFound()
{
    const TestFolder folder;
    const auto kubeconfig = load({folder.write("config", "contexts: [{name: a, context: {cluster: nowhere, user: nobody}}, {name: b, context: {cluster: c, user: nobody}}]\n"
                                                         "clusters: [{name: c, cluster: {server: 'https://x'}}]\n")});
    for (const char* name : {"", "zzz", "a", "b"})
        QCOMPARE(kindOf(resolve(*kubeconfig, name)), shown(ErrorKind::NotFound));
    QVERIFY(render(resolve(*kubeconfig, "a").error().message).find("nowhere") != std::string::npos);
    QVERIFY(render(resolve(*kubeconfig, "b").error().message).find("nobody") != std::string::npos);
}

void KubeconfigTest::tokenFilesAreReadAnewAndTrimmed()
{
    const TestFolder folder;
    const auto file = folder.write("token", " first\n");
    QVERIFY(readTokenFile(file)->equals(Secret("first")));
    folder.write("token", "second");
    QVERIFY(readTokenFile(file)->equals(Secret("second")));
    folder.write("token", " \n");
    QCOMPARE(kindOf(readTokenFile(file)), shown(ErrorKind::InvalidInput));
    QCOMPARE(kindOf(readTokenFile(folder.path() / "missing")), shown(ErrorKind::NotFound));
}

void KubeconfigTest::noProblemTellsASecret()
{
    const TestFolder folder;
    std::string words;
    for (const char* text : {"users: [{name: u, user: {token: *s3cr3t}}]\n", "users: [{name: u, user: {token: [s3cr3t]}}]\n", "users: [{name: u, user: {password: 's3cr3t}}]\n",
                             "users: [{name: u, user: {client-key-data: {s3cr3t: s3cr3t}}}]\n"}) {
        const auto kubeconfig = load({folder.write("config", text)});
        QVERIFY(!kubeconfig);
        words += describe(kubeconfig.error());
    }
    for (const char* user : {"client-certificate-data: x, client-key-data: 's3cr3t'", "client-key-data: '%s3cr3t'", "token: s3cr3t, password: s3cr3t"}) {
        const auto access = resolveText(folder, config("server: 'https://x'", user));
        QVERIFY(!access);
        words += describe(access.error());
    }
    QVERIFY2(words.find("s3cr3t") == std::string::npos, words.c_str());
}

QTEST_GUILESS_MAIN(KubeconfigTest)
#include "kubeconfig_test.moc"
