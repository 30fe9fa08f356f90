#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/contract_target.h"
#include "tests/contract/proxy_report.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_folder.h"

#include <QProcess>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct End
{
    int code = -1;
    QString out;
    QString err;
};

// What could rewrite a terminal, in the words of a server.
const QString harmful = u"\x1b\u202e\u2028\ufeff\r"_s;

std::string hostileRefusal()
{
    return nlohmann::json{{"kind", "Status"},
                          {"status", "Failure"},
                          {"reason", "Forbidden"},
                          {"code", 403},
                          {"message", ("no" + harmful + "[2Jgnp").toStdString()}}
        .dump();
}

} // namespace

// tealdeckctl where files are wrong and servers are hostile: one sentence that names what, where and what to do; nothing else.
class CtlFaultsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    TestFolder m_folder;

    End run(const QString& kubeconfig, const QStringList& arguments) const
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_STATE_HOME"_s, QString::fromStdString((m_folder.path() / "state").string()));
        environment.insert(u"XDG_CONFIG_HOME"_s, QString::fromStdString((m_folder.path() / "config").string()));
        program.setProcessEnvironment(environment);
        program.start(QString::fromStdString(m_target.bin + "/tealdeckctl"), QStringList{u"--kubeconfig"_s, kubeconfig} + arguments);
        constexpr int limit = 180'000;
        if (!program.waitForFinished(limit))
            return {};
        return {.code = program.exitCode(),
                .out = QString::fromUtf8(program.readAllStandardOutput()),
                .err = QString::fromUtf8(program.readAllStandardError())};
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void aWrongKubeconfigIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray("") << u"names no context: it is empty or not complete."_s;
        QTest::newRow("no YAML") << QByteArray("clusters: [{") << u"is not valid YAML: line 1"_s;
        QTest::newRow("a list") << QByteArray("- a\n") << u"must be a map"_s;
        QTest::newRow("circle") << QByteArray("clusters: &a [*a]\n") << u"Correct it"_s;
        QTest::newRow("wrong type") << QByteArray("clusters: abc\n") << u"the field clusters must be a list. Correct it."_s;
        QTest::newRow("huge") << QByteArray(17 * 1024 * 1024, '#') << u"is larger than 16 MiB"_s;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "c\0o\0",
                                              6)
                                << u"is not text: it holds NUL bytes. Save it as UTF-8."_s;
        QTest::newRow("no server") << QByteArray("contexts: [{name: p, context: {cluster: c}}]\nclusters: [{name: c, cluster: {}}]\n"
                                                 "current-context: p\n")
                                   << u"has no usable field server. It must look like https://host:port."_s;
    }
    void aWrongKubeconfigIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QString file = QString::fromStdString(m_folder.write("kubeconfig", text.toStdString()).string());
        const End end = run(file, {u"get"_s, u"pods"_s});
        QCOMPARE(end.code, 1);
        QVERIFY2(end.out.isEmpty(), qPrintable(end.out));
        QVERIFY2(end.err.startsWith(u"tealdeckctl: "_s) && end.err.contains(file) && end.err.contains(words), qPrintable(end.err));
        QCOMPARE(end.err.count(u'\n'), 1);
    }

    void aFolderAndAMissingFileAreNamed()
    {
        const QString folder = QString::fromStdString(m_folder.path().string());
        QVERIFY(run(folder, {u"get"_s, u"pods"_s}).err.contains(folder + u" is a folder, not a file. Name the file in it."_s));
        QVERIFY(run(folder + u"/none"_s, {u"get"_s, u"pods"_s}).err.contains(folder + u"/none does not exist. Check the name."_s));
    }

    // The words of a server reach the terminal without what could rewrite it.
    void hostileWordsOfAServerDoNotReachTheTerminal()
    {
        const LoopbackServer server({}, [](const LoopbackRequest&) {
            return LoopbackReply::answer(403, hostileRefusal(), {{"Content-Type", "application/json"}});
        });
        const std::string text = "contexts: [{name: p, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: '" + server.url()
            + "'}}]\ncurrent-context: p\n";
        const QString file = QString::fromStdString(m_folder.write("hostile", text).string());
        for (const QStringList& arguments : {QStringList{u"get"_s, u"pods"_s}, QStringList{u"describe"_s, u"pod/x"_s},
                                             QStringList{u"get"_s, u"services"_s}, QStringList{u"logs"_s, u"x"_s}}) {
            const End end = run(file, arguments);
            QVERIFY2(end.code != 0, qPrintable(arguments.join(u' ')));
            for (const QChar character : harmful)
                QVERIFY2(!(end.out + end.err).contains(character), qPrintable(arguments.join(u' ')));
        }
    }

    void aBusyServerIsToldAndNotAskedForEver()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        QCOMPARE(m_target.command("proxy busy 2 429 1 /pods"), std::string("ok"));
        const End end = run(QString::fromStdString(m_target.kubeconfigs.at("proxied")), {u"get"_s, u"pods"_s});
        QCOMPARE(proxyReport(m_target).at("refused").get<int>() >= 1, true);
        QVERIFY2(end.code == 0 || end.err.contains(u"The server is busy and asks to wait"_s), qPrintable(end.err));
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
    }
};

TEALDECK_CONTRACT_MAIN(CtlFaultsTest)
#include "ctl_faults_test.moc"
