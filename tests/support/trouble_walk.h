#pragma once

#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"
#include "tests/support/change_bench.h"
#include "tests/support/console_window.h"
#include "ui/pages/cluster/cluster_tabs.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/shell/reading_order.h"

#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

#include <functional>
#include <memory>

namespace tealdeck
{

// The window where something is wrong: reading is forbidden, the server cannot be reached, it was reached and is gone, a change was begun
// and never ended. Each state on each page that shows it.
class TroubleWalk
{
public:
    using Visitor = std::function<void(const QString& view, QWidget& window)>;

    explicit TroubleWalk(int textScale)
        : m_textScale(textScale)
    {
    }

    // False when a state did not come.
    bool visitAll(const Visitor& visitor)
    {
        return visitForbidden(visitor) && visitBroken(visitor) && visitStale(visitor) && visitUnfinished(visitor);
    }

private:
    // Tab goes as it does in the window of the program.
    class ReadingWindow : public QWidget
    {
    protected:
        bool focusNextPrevChild(bool isForward) override { return moveFocusInReadingOrder(*this, isForward); }
    };
    using Server = std::unique_ptr<sandbox::SandboxServer>;

    static Server startServer()
    {
        sandbox::SandboxOptions options;
        options.scenario = sandbox::loadScenario("healthy").value();
        options.seed = 1;
        return sandbox::SandboxServer::start(std::move(options)).value();
    }
    static ClusterAccess accessTo(const sandbox::SandboxServer& server, const std::string& user)
    {
        ClusterAccess access;
        access.context = "sandbox";
        access.user = user;
        access.server = server.access().url;
        access.certificateAuthority = server.access().caPem;
        access.token = server.access().tokens.at(user);
        return access;
    }

    bool visitForbidden(const Visitor& visitor)
    {
        const Server server = startServer();
        ConsoleWindow console(accessTo(*server, "forbidden"), AccessMode::ReadWrite, folder(), true);
        const auto isForbidden = [&] { return std::holds_alternative<Unavailable>(console.session().pods().freshness()); };
        return open(console, isForbidden) && visitPages(console, QStringLiteral("forbidden"), visitor);
    }

    bool visitBroken(const Visitor& visitor)
    {
        Server server = startServer();
        const ClusterAccess access = accessTo(*server, "operator");
        server.reset(); // nobody listens there any more
        ConsoleWindow console(access, AccessMode::ReadWrite, folder(), true);
        const auto isBroken = [&] { return std::holds_alternative<Unavailable>(console.session().pods().freshness()); };
        return open(console, isBroken) && visitPages(console, QStringLiteral("broken"), visitor);
    }

    bool visitStale(const Visitor& visitor)
    {
        Server server = startServer();
        ConsoleWindow console(accessTo(*server, "operator"), AccessMode::ReadWrite, folder(), true);
        if (!open(console, [&] { return console.isReady(); }))
            return false;
        console.window().showPage(QStringLiteral("cluster"));
        console.window().findChild<ClusterTabs*>()->showTab(QStringLiteral("nodes"));
        const auto areNodesThere = [&] { return !console.session().nodes().rows().empty(); };
        if (!QTest::qWaitFor(areNodesThere, ConsoleWindow::patience))
            return false;
        server.reset();
        const auto isStale = [&] { return std::holds_alternative<Stale>(console.session().freshness()); };
        return QTest::qWaitFor(isStale, ConsoleWindow::patience) && visitPages(console, QStringLiteral("stale"), visitor);
    }

    template <typename Condition>
    bool open(ConsoleWindow& console, Condition isThere)
    {
        console.theme().setTextScale(m_textScale);
        console.window().resize(1280, 800);
        console.window().show();
        return QTest::qWaitFor(isThere, ConsoleWindow::patience);
    }

    bool visitPages(ConsoleWindow& console, const QString& state, const Visitor& visitor)
    {
        for (const char* page : {"overview", "delivery", "cluster"}) {
            console.window().showPage(QLatin1String(page));
            QCoreApplication::processEvents();
            visitor(QLatin1String(page) + QStringLiteral(", ") + state, console.window());
        }
        auto* tabs = console.window().findChild<ClusterTabs*>();
        for (const char* tab : {"services", "nodes", "resources", "pods"}) {
            tabs->showTab(QLatin1String(tab));
            QTest::qWait(300); // a read that fails at once
            visitor(QStringLiteral("cluster, ") + QLatin1String(tab) + QStringLiteral(", ") + state, console.window());
        }
        return true;
    }

    // The finding of a change that was interrupted, in each of its states.
    bool visitUnfinished(const Visitor& visitor)
    {
        ChangeBench bench;
        bench.theme.setTextScale(m_textScale);
        DeliveryPage page(bench.theme, bench.desk, bench.center);
        ReadingWindow window;
        window.resize(1232, 700); // a window of 1280 x 800 without its bars
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(page.widget());
        window.show();
        bench.scheduler.runPosted();
        for (const auto state : {Settled::State::AsBefore, Settled::State::Applied, Settled::State::ChangedByOther, Settled::State::Gone}) {
            UnfinishedFinding finding;
            finding.plan = shop::plan(bench.wallNow());
            finding.change.intent
                = {.draft = {.change = finding.plan->id, .kind = JournalKind::Intent, .subject = "shop/web", .actor = "jane"},
                   .localTime = bench.wallNow() - std::chrono::minutes(7),
                   .host = "desk"};
            finding.state = FoundOut{.now = {.state = state, .found = "app=web,color=red", .who = "kubectl-patch", .when = bench.wallNow()},
                                     .reads = 1,
                                     .isLockUntouched = true,
                                     .effect = std::nullopt};
            bench.desk.unfinishedNow = {finding};
            bench.desk.tell();
            for (int i = 0; i < 3; ++i)
                QCoreApplication::processEvents(); // the heights of what is wrapped follow its width
            visitor(QStringLiteral("unfinished change, ") + QString::number(static_cast<int>(state)), window);
        }
        page.widget()->setParent(nullptr);
        return true;
    }

    std::filesystem::path folder()
    {
        m_folders.push_back(std::make_unique<QTemporaryDir>());
        return m_folders.back()->path().toStdString();
    }

    int m_textScale;
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

} // namespace tealdeck
