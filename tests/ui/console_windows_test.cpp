#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "app/console/console.h"
#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"
#include "core/session/live_kind.h"
#include "tests/support/console_window.h"
#include "ui/change/leave_dialog.h"
#include "ui/shell/environment_chooser.h"

#include <QListWidget>
#include <QTemporaryDir>

#include <atomic>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = ConsoleWindow::patience;

// A cluster of its own that counts who asks it.
class Cluster
{
public:
    explicit Cluster(std::uint64_t seed)
    {
        sandbox::SandboxOptions options;
        options.scenario = sandbox::loadScenario("healthy").value();
        options.seed = seed; // another one has other uids
        options.onRequest = [this](const std::string&, const std::string&) { ++m_requests; };
        m_server = sandbox::SandboxServer::start(std::move(options)).value();
    }

    int requests() const { return m_requests; }
    std::string url() const { return m_server->access().url; }
    // Its part of a kubeconfig, under a name.
    QByteArray cluster(const QByteArray& name) const
    {
        return "- name: " + name + "\n  cluster:\n    server: " + QByteArray::fromStdString(url())
            + "\n    certificate-authority-data: " + QByteArray::fromStdString(m_server->access().caPem).toBase64() + "\n";
    }
    QByteArray user(const QByteArray& name) const
    {
        return "- name: " + name + "\n  user:\n    token: " + QByteArray::fromStdString(std::string(m_server->access().token().reveal()))
            + "\n";
    }

private:
    std::atomic<int> m_requests = 0;
    std::unique_ptr<sandbox::SandboxServer> m_server;
};

QByteArray contextLine(const QByteArray& name)
{
    return "- name: " + name + "\n  context: {cluster: " + name + ", user: " + name + "}\n";
}

bool isReady(Workplace& workplace)
{
    return QTest::qWaitFor([&] { return workplace.session().areApplicationsKnown() && isLive(workplace.session().freshness()); }, patience);
}

// Chooses in the open chooser, as a user does with arrows and Enter.
bool choose(const Console& console, const QString& title)
{
    auto* list = console.chooser() ? console.chooser()->findChild<QListWidget*>() : nullptr;
    for (int row = 0; list && row < list->count(); ++row) {
        if (!list->item(row)->data(Qt::AccessibleTextRole).toString().startsWith(title + u','))
            continue;
        list->setCurrentRow(row);
        QTest::keyClick(list, Qt::Key_Return);
        return true;
    }
    return false;
}

} // namespace

// One program, several windows: each has its own session and stays with the cluster that it was opened on.
class ConsoleWindowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        m_first = std::make_unique<Cluster>(1);
        m_second = std::make_unique<Cluster>(2);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_folder->path().toUtf8());
        qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
        writeKubeconfig("first", {{"first", m_first.get()}, {"second", m_second.get()}});
    }

    void aRewrittenKubeconfigRedirectsNoWindow()
    {
        Console console(options("first"));
        console.start();
        QCOMPARE(console.workplaces().size(), std::size_t(1));
        Workplace& window = *console.workplaces().front();
        QVERIFY(isReady(window));
        const std::string uid = window.session().identity().clusterUid.value;
        QVERIFY(!uid.empty());

        writeKubeconfig("second", {{"first", m_second.get()}, {"second", m_second.get()}}); // even the name leads elsewhere
        const int before = m_first->requests();
        const int elsewhere = m_second->requests();
        window.session().refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_first->requests() > before + 4, patience);
        KubeKind maps;
        maps.version = "v1";
        maps.plural = "configmaps";
        maps.kind = "ConfigMap";
        maps.isNamespaced = true;
        const auto table = window.session().openKind(maps, {}); // something that was never asked for
        QTRY_VERIFY_WITH_TIMEOUT(isLive(table->rows().freshness()), patience);
        QVERIFY(QTest::qWaitFor([&] { return isLive(window.session().freshness()); }, patience));
        QCOMPARE(m_second->requests(), elsewhere);
        QCOMPARE(window.session().identity().clusterUid.value, uid);
        QVERIFY(!window.session().identity().hasClusterChanged);
        QCOMPARE(window.session().settings().server, m_first->url());
    }

    void aNewWindowHasASessionOfItsOwnAndOutlivesTheFirst()
    {
        Console console(options("first"));
        console.start();
        Workplace& first = *console.workplaces().front();
        QVERIFY(isReady(first));
        first.window().activateWindow(); // without a window manager nobody else does
        QVERIFY(QTest::qWaitForWindowActive(&first.window()));
        QTest::keyClick(&first.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(console.chooser() && console.chooser()->isVisible());
        QVERIFY(choose(console, u"second"_s));
        QVERIFY(!console.chooser()->isVisible());
        QCOMPARE(console.workplaces().size(), std::size_t(2));
        Workplace& second = *console.workplaces().back();
        QVERIFY(isReady(second));
        QCOMPARE(first.session().settings().context, std::string("first"));
        QCOMPARE(second.session().settings().context, std::string("second"));
        QVERIFY(first.session().identity().clusterUid != second.session().identity().clusterUid);

        first.window().close();
        QTRY_COMPARE_WITH_TIMEOUT(console.workplaces().size(), std::size_t(1), patience);
        QCOMPARE(console.workplaces().front(), &second);
        const auto readAnew = [&] {
            const int before = m_second->requests();
            second.session().refresh();
            return QTest::qWaitFor([&] { return m_second->requests() > before + 4; }, patience);
        };
        QVERIFY(readAnew()); // what the closed window had sent is counted by then
        const int asked = m_first->requests();
        QVERIFY(readAnew());
        QVERIFY(isLive(second.session().freshness()));
        QCOMPARE(m_first->requests(), asked);
    }

    void aNewWindowSeesTheKubeconfigAsItIsNow()
    {
        Console console(options("first"));
        console.start();
        Workplace& first = *console.workplaces().front();
        QVERIFY(isReady(first));
        writeKubeconfig("late", {{"late", m_second.get()}});
        first.actions().action(u"window.new"_s)->trigger();
        QVERIFY(!choose(console, u"second"_s));
        QVERIFY(choose(console, u"late"_s));
        QVERIFY(isReady(*console.workplaces().back()));
        QCOMPARE(console.workplaces().back()->session().settings().server, m_second->url());
        QCOMPARE(first.session().settings().server, m_first->url());
    }

    void quittingClosesEveryWindow()
    {
        Console console(options("first"));
        console.start();
        Workplace& first = *console.workplaces().front();
        first.actions().action(u"window.new"_s)->trigger();
        QVERIFY(choose(console, u"second"_s));
        QCOMPARE(console.workplaces().size(), std::size_t(2));
        first.actions().action(u"file.quit"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(console.workplaces().size(), std::size_t(0), patience);
    }

    void aChangeThatHasNotEndedIsAskedAbout()
    {
        Console console(options("first"));
        console.start();
        Workplace& window = *console.workplaces().front();
        QVERIFY(isReady(window));
        const Application* web = window.session().application("shop/web");
        QVERIFY(web);
        window.changes().plan(SwitchRequest{.namespaceName = "shop",
                                            .service = "web",
                                            .targetSlot = web->selectedSlot()->name == "blue" ? "green" : "blue",
                                            .seenUid = web->serviceUid,
                                            .seenSelector = web->selector,
                                            .purpose = std::nullopt});
        ChangeDialog* dialog = window.changes().dialog();
        QVERIFY(QTest::qWaitFor([&] { return std::holds_alternative<FlowConfirming>(dialog->flow().state()); }, patience));
        ConsoleWindow::answer(*dialog, u"test"_s);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return dialog->flow().progress() != nullptr; }, patience));
        QVERIFY(!dialog->flow().isEnded());

        window.window().close();
        QVERIFY(window.window().isVisible());
        auto* question = window.window().findChild<LeaveDialog*>();
        QVERIFY(question && question->isVisible());
        question->reject(); // stay
        QVERIFY(QTest::qWaitFor([&] { return dialog->flow().isEnded(); }, patience));
        dialog->reject();
        QVERIFY(window.window().close()); // nothing to ask about any more
        QTRY_COMPARE_WITH_TIMEOUT(console.workplaces().size(), std::size_t(0), patience);
    }

private:
    ConsoleOptions options(const std::string& context) const
    {
        ConsoleOptions options;
        options.kubeconfig = m_folder->filePath(u"config"_s).toStdString();
        options.context = context;
        return options;
    }

    void writeKubeconfig(const QByteArray& current, const std::vector<std::pair<QByteArray, const Cluster*>>& contexts)
    {
        QByteArray clusters;
        QByteArray users;
        QByteArray lines;
        for (const auto& [name, cluster] : contexts) {
            clusters += cluster->cluster(name);
            users += cluster->user(name);
            lines += contextLine(name);
        }
        QFile file(m_folder->filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: v1\nkind: Config\ncurrent-context: " + current + "\nclusters:\n" + clusters + "users:\n" + users
                   + "contexts:\n" + lines);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cluster> m_first;
    std::unique_ptr<Cluster> m_second;
};

QTEST_MAIN(ConsoleWindowsTest)
#include "console_windows_test.moc"
