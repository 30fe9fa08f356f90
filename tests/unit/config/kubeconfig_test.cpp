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
    void aContextThatIsNotThereIsNotFound();
    void tokenFilesAreReadAnewAndTrimmed();
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

void KubeconfigTest::pathsAreChosenAsKubectlDoes()
{
    const auto named = kubeconfigPaths("/a/b", "/c:/d", "/home/jane");
    QVERIFY(named.origin == KubeconfigFiles::Origin::Explicit);
    QVERIFY(named.paths == std::vector<std::filesystem::path>{"/a/b"});
    const auto list = kubeconfigPaths("", ":/c::d/e:/c:", "/home/jane");
    QVERIFY(list.origin == KubeconfigFiles::Origin::Environment);
    QVERIFY((list.paths == std::vector<std::filesystem::path>{"/c", "d/e"}));
    const auto usual = kubeconfigPaths("", "", "/home/jane");
    QVERIFY(usual.origin == KubeconfigFiles::Origin::Default);
    QVERIFY(usual.paths == std::vector<std::filesystem::path>{"/home/jane/.kube/config"});
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
    certificate-authority-data: )" + encodeBase64(certificatePem)
                                        + R"(
    proxy-url: socks5://127.0.0.1:1080
    disable-compression: true
    extensions:
    - name: client.authentication.k8s.io/exec
      extension: {audience: a, number: 5, flag: true, quoted: "5", list: [1.5, null]}
users:
- name: u
  user:
    client-certificate-data: )" + encodeBase64(certificatePem)
                                        + R"(
    client-key-data: )" + encodeBase64(keyPem)
                                        + R"(
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
    const auto first
        = folder.write("first", "users: [{name: u, user: {token: first}}]\ncontexts: [{name: a, context: {cluster: c, user: u}}]\n");
    const auto second = folder.write("second",
                                     "users: [{name: u, user: {token: second, username: x}}, {name: v, user: {token: v}}]\n"
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
    const auto kubeconfig = load({folder.write("a", "current-context: ''\n"), folder.write("b", "current-context: second\n"),
                                  folder.write("c", "current-context: third\n")});
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
    const auto clusters
        = folder.write("sub/clusters", "clusters: [{name: c, cluster: {server: 'https://x', certificate-authority: pki/ca.pem}}]\n");
    const auto users
        = folder.write("users",
                       "users: [{name: u, user: {client-certificate: ./pki/client.pem, client-key: pki/client.key, tokenFile: token}}]\n"
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
    const auto access = resolveText(
        folder,
        config("server: 'https://x', certificate-authority: missing.pem, certificate-authority-data: " + encodeBase64(certificatePem), ""));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    QCOMPARE(access->certificateAuthority, certificatePem);
}

void KubeconfigTest::ofEntriesWithTheSameNameTheFirstWins()
{
    const TestFolder folder;
    const auto kubeconfig
        = load({folder.write("config",
                             "clusters: [{name: c, cluster: {server: 'https://first'}}, {name: c, cluster: {server: 'https://second'}}]\n"
                             "contexts: [{name: prod, context: {cluster: c}}, {name: prod, context: {cluster: d}}]\n")});
    QCOMPARE(kubeconfig->contexts.size(), std::size_t(1));
    QCOMPARE(resolve(*kubeconfig, "prod")->server, std::string("https://first"));
}

void KubeconfigTest::execIsKeptAsAValue()
{
    const TestFolder folder;
    const std::string exec
        = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/login, args: [get-token, '--x'], env: [{name: A, value: b}], "
          "installHint: Install it., provideClusterInfo: true, interactiveMode: Never}";
    const auto access = resolveText(folder, config("server: 'https://x'", exec));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    const ExecPlugin expected{.command = (folder.path() / "bin/login").string(),
                              .arguments = {"get-token", "--x"},
                              .environment = {{"A", "b"}},
                              .apiVersion = "client.authentication.k8s.io/v1",
                              .installHint = "Install it.",
                              .provideClusterInfo = true,
                              .interaction = ExecPlugin::Interaction::Never};
    QVERIFY(access->exec == expected);
    const auto inPath
        = resolveText(folder, config("server: 'https://x'", "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}"));
    QCOMPARE(inPath->exec->command, std::string("aws"));
    QVERIFY(inPath->exec->interaction == ExecPlugin::Interaction::IfAvailable);
    const auto fixed
        = resolveText(folder, config("server: 'https://x'", "token: t, exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}"));
    QVERIFY(!fixed->exec);
}

void KubeconfigTest::impersonationBecomesHeaders()
{
    const TestFolder folder;
    const auto access = resolveText(
        folder, config("server: 'https://x'", "as: jane, as-uid: '5', as-groups: [dev, ops], as-user-extra: {'Scopes/x%': [a, b]}"));
    QCOMPARE(kindOf(access), QByteArray("no error"));
    const std::vector<std::pair<std::string, std::string>> expected{{"Impersonate-User", "jane"},
                                                                    {"Impersonate-Uid", "5"},
                                                                    {"Impersonate-Group", "dev"},
                                                                    {"Impersonate-Group", "ops"},
                                                                    {"Impersonate-Extra-scopes%2Fx%25", "a"},
                                                                    {"Impersonate-Extra-scopes%2Fx%25", "b"}};
    QVERIFY(impersonationHeaders(access->impersonation) == expected);
}

void KubeconfigTest::aContextThatIsNotThereIsNotFound()
{
    const TestFolder folder;
    const auto kubeconfig = load(
        {folder.write("config",
                      "contexts: [{name: a, context: {cluster: nowhere, user: nobody}}, {name: b, context: {cluster: c, user: nobody}}]\n"
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

QTEST_GUILESS_MAIN(KubeconfigTest)
#include "kubeconfig_test.moc"
