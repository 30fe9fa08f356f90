#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_table.h"
#include "tests/contract/ctl_program.h"
#include "tests/contract/switch_console.h"

#include <QTemporaryDir>

#include <set>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int attempts = 20;

// The lines of kubectl's output with single blanks, so that column widths do not matter. Ages tick between two reads: they are left out.
std::set<std::string> linesOf(const QString& out, bool hasNamespace)
{
    std::set<std::string> lines;
    const QStringList all = out.split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < all.size(); ++i) { // the head first
        static const QRegularExpression gap(u" {2,}"_s);
        QStringList cells = all[i].split(gap, Qt::SkipEmptyParts);
        cells.removeLast();
        if (!hasNamespace)
            cells.prepend(u"shop"_s);
        static const QRegularExpression ago(u" \\(.* ago\\)"_s);
        lines.insert(cells.join(u'|').remove(ago).toStdString());
    }
    return lines;
}

// The same lines, from the server's own Table of one namespace.
void addTable(std::set<std::string>& lines, HttpTestClient& http, const std::string& space)
{
    const auto answer = http.ask(tableRequest(kube::pods, space));
    const auto table = answer ? decodeTable(answer->body) : Result<KubeTable>(fail(answer.error()));
    if (!table)
        qFatal("%s", describe(table.error()).c_str());
    for (const KubeTableRow& row : table->rows) {
        const auto cell = [&](const char* column) { return row.cells.at(table->column(column).value()); };
        const std::string restarts = cell("Restarts");
        lines.insert(space + "|" + row.name + "|" + cell("Ready") + "|" + cell("Status") + "|" + restarts.substr(0, restarts.find(" (")));
    }
}

} // namespace

// `tealdeckctl get pods` says what the server's own Table says, row by row, and goes on saying so through faults.
class CtlGetPodsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    QTemporaryDir m_state;

    CtlProgram program(const std::string& user) const { return {m_target, user, m_state.path()}; }
    std::set<std::string> serverSays(bool isEverywhere)
    {
        HttpTestClient http(endpointOf(m_target.access("operator")), credentialsOf(m_target.access("operator")));
        std::set<std::string> spaces{"shop"};
        if (isEverywhere) {
            const auto answer = http.ask(listRequest(kube::namespaces, {}));
            const auto namespaces = nlohmann::json::parse(answer->body);
            for (const auto& item : namespaces.at("items"))
                spaces.insert(item.at("metadata").at("name"));
        }
        std::set<std::string> lines;
        for (const std::string& space : spaces)
            addTable(lines, http, space);
        return lines;
    }
    // Pods move: what the server said before and after must be the same for a comparison to mean something.
    void compare(const QStringList& arguments, bool isEverywhere)
    {
        for (int attempt = 0; attempt < attempts; ++attempt) {
            const auto before = serverSays(isEverywhere);
            const auto end = program("operator").run(arguments);
            QVERIFY2(end.code == 0, qPrintable(end.both()));
            if (serverSays(isEverywhere) != before)
                continue;
            QVERIFY(!before.empty());
            const auto printed = linesOf(end.out, isEverywhere);
            for (const std::string& line : before)
                QVERIFY2(printed.contains(line), (line + " is not in\n" + end.out.toStdString()).c_str());
            QCOMPARE(printed.size(), before.size());
            return;
        }
        QFAIL("the pods never stood still");
    }
    // Deletes one pod of web-green, which no customer uses, and waits until the watcher tells of its successor.
    void expectNews(QProcess& watcher)
    {
        HttpTestClient http(endpointOf(m_target.access("operator")), credentialsOf(m_target.access("operator")));
        ListOptions green;
        green.labelSelector = "app=web,color=green";
        auto answer = http.ask(listRequest(kube::pods, "shop", green));
        while (!answer || answer->head.status != 200) { // just started: not ready yet; Qt Test ends a test that takes too long
            QTest::qWait(200);
            answer = http.ask(listRequest(kube::pods, "shop", green));
        }
        const auto pods = nlohmann::json::parse(answer->body);
        std::set<QString> known;
        std::string victim;
        for (const auto& pod : pods.at("items")) {
            const std::string name = pod.at("metadata").at("name");
            known.insert(QString::fromStdString(name));
            if (!pod.at("metadata").contains("deletionTimestamp")) // another test's victim is no news
                victim = name;
        }
        const auto gone = http.ask(deleteRequest(kube::pods, "shop", victim));
        QVERIFY(gone && gone->head.status == 200);
        const auto tellsOfANewOne = [&known](const QString& said) {
            static const QRegularExpression name(u"web-green-[a-z0-9]+-[a-z0-9]+(?=\\s)"_s);
            for (auto names = name.globalMatch(said); names.hasNext();) {
                if (!known.contains(names.next().captured()))
                    return true;
            }
            return false;
        };
        const QString said = readUntil(watcher, tellsOfANewOne);
        QVERIFY2(tellsOfANewOne(said), qPrintable(said));
    }
    std::unique_ptr<QProcess> watching(const std::string& user)
    {
        auto watcher = program(user).start({u"get"_s, u"pods"_s, u"-n"_s, u"shop"_s, u"--watch"_s});
        if (!readUntil(*watcher, u"web-green"_s).contains(u"web-green"_s))
            qFatal("the watcher printed no pods");
        return watcher;
    }
    static void stop(QProcess& watcher)
    {
        watcher.terminate();
        QVERIFY(watcher.waitForFinished(30'000));
        QCOMPARE(watcher.exitCode(), 0);
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void cleanup() { m_target.command("proxy clear"); }

    void podsOfANamespaceAreTheServersTable() { compare({u"get"_s, u"pods"_s, u"-n"_s, u"shop"_s}, false); }
    void podsOfAllNamespacesAreTheServersTables() { compare({u"get"_s, u"pods"_s, u"-A"_s}, true); }

    void aWatchPrintsWhatChanges()
    {
        const auto watcher = watching("operator");
        expectNews(*watcher);
        stop(*watcher);
    }

    void aWatchGoesOnAfterItsConnectionsWereCut()
    {
        const auto watcher = watching("proxied");
        QCOMPARE(m_target.command("proxy kill-watches"), std::string("ok"));
        QVERIFY(readUntil(*watcher, u"stale"_s).contains(u"stale"_s));
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        expectNews(*watcher);
        stop(*watcher);
    }

    void aWatchGoesOnAfterARestartOfTheServer()
    {
        if (m_target.kind == "sandbox")
            QSKIP("the sandbox is the server and its data in one process");
        const auto watcher = watching("operator");
        QCOMPARE(m_target.command("kill apiserver"), std::string("ok"));
        QVERIFY(readUntil(*watcher, u"stale"_s).contains(u"stale"_s));
        QCOMPARE(m_target.command("start apiserver"), std::string("ok"));
        expectNews(*watcher);
        stop(*watcher);
    }

    void aWatchGoesOnAfterItsHistoryExpired()
    {
        const auto watcher = watching("operator");
        if (!m_target.expireVersions())
            QSKIP("this target cannot make versions expire");
        expectNews(*watcher);
        stop(*watcher);
    }
};

TEALDECK_CONTRACT_MAIN(CtlGetPodsTest)
#include "ctl_get_pods_test.moc"
