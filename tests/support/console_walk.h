#pragma once

#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"
#include "tests/support/console_window.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/cluster_tabs.h"
#include "ui/pages/delivery/application_list.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/environment_chooser.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

namespace tealdeck
{

// A console on a sandbox of its own that is led through every view it has: pages, tabs, details, palette, a switch with its dialog, and the
// first window.
class ConsoleWalk
{
public:
    using Visitor = std::function<void(const QString& view, QWidget& window)>;

    ConsoleWalk()
        : m_server(startServer())
        , m_console(access(), AccessMode::ReadWrite, m_folder.path().toStdString(), true)
    {
    }

    MainWindow& window() { return m_console.window(); }
    void setTextScale(int percent) { m_console.theme().setTextScale(percent); }

    // False when a view did not come.
    bool visitAll(const Visitor& visitor)
    {
        using namespace Qt::Literals::StringLiterals;
        m_console.window().resize(1280, 800);
        m_console.window().show();
        if (!m_console.waitUntilReady())
            return false;
        return visitPages(visitor) && visitPalette(visitor) && visitSwitch(visitor) && visitPages(visitor) && visitChooser(visitor);
    }

private:
    static std::unique_ptr<sandbox::SandboxServer> startServer()
    {
        sandbox::SandboxOptions options;
        options.scenario = sandbox::loadScenario("healthy").value();
        options.seed = 1;
        return sandbox::SandboxServer::start(std::move(options)).value();
    }
    ClusterAccess access() const
    {
        ClusterAccess access;
        access.context = "sandbox";
        access.user = m_server->access().user;
        access.server = m_server->access().url;
        access.certificateAuthority = m_server->access().caPem;
        access.token = m_server->access().token();
        return access;
    }

    bool visitPages(const Visitor& visitor)
    {
        for (const ActionSpec& spec : m_console.workplace().actions().specs()) {
            if (!spec.id.startsWith(QStringLiteral("go.page.")))
                continue;
            const QString page = spec.id.mid(8);
            show(page, page, visitor);
            if (page == QStringLiteral("delivery"))
                visitApplications(visitor);
            else if (page == QStringLiteral("journal"))
                visitDetails(page, visitor);
            else if (page == QStringLiteral("cluster") && !visitCluster(visitor))
                return false;
        }
        return true;
    }

    void visitApplications(const Visitor& visitor)
    {
        for (const Application& application : m_console.session().applications()) {
            const QString id = QString::fromStdString(application.namespaceName + "/" + application.name);
            auto* list = window().findChild<ApplicationList*>();
            list->choose(application.key());
            visit(QStringLiteral("delivery, ") + id, visitor);
        }
    }

    bool visitCluster(const Visitor& visitor)
    {
        auto* tabs = window().findChild<ClusterTabs*>();
        for (const QString& tab :
             {QStringLiteral("workloads"), QStringLiteral("services"), QStringLiteral("ingresses"), QStringLiteral("nodes"),
              QStringLiteral("events"), QStringLiteral("resources"), QStringLiteral("pods")}) {
            tabs->showTab(tab);
            if (!QTest::qWaitFor([this] { return table() && table()->model() && table()->model()->rowCount() > 0; },
                                 ConsoleWindow::patience))
                return false;
            visit(QStringLiteral("cluster, ") + tab, visitor);
            visitDetails(QStringLiteral("cluster, ") + tab, visitor);
        }
        for (const int key : {Qt::Key_L, Qt::Key_Y, Qt::Key_V}) {
            press(Qt::Key_Home);
            press(key);
            QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier);
            visit(QStringLiteral("cluster, pods, ") + QKeySequence(key).toString(), visitor);
        }
        press(Qt::Key_Escape);
        return true;
    }

    void visitDetails(const QString& name, const Visitor& visitor)
    {
        press(Qt::Key_Home);
        press(Qt::Key_Return);
        visit(name + QStringLiteral(", details"), visitor);
        press(Qt::Key_Escape);
    }

    bool visitPalette(const Visitor& visitor)
    {
        QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
        QCoreApplication::processEvents();
        visitor(QStringLiteral("palette"), window().palette());
        window().palette().close();
        return true;
    }

    bool visitSwitch(const Visitor& visitor)
    {
        const auto webSelects = [this](const std::string& slot) {
            const Application* web = m_console.session().application("shop/web");
            return web && web->selectedSlot() && web->selectedSlot()->name == slot && web->slot("green")
                && web->slot("green")->ready == web->slot("green")->desired;
        };
        if (!QTest::qWaitFor([&] { return webSelects("blue"); }, ConsoleWindow::patience))
            return false;
        window().showPage(QStringLiteral("delivery"));
        const Application* web = m_console.session().application("shop/web");
        m_console.workplace().changes().plan(SwitchRequest{.namespaceName = "shop",
                                                           .service = "web",
                                                           .targetSlot = "green",
                                                           .seenUid = web->serviceUid,
                                                           .seenSelector = web->selector,
                                                           .purpose = std::nullopt});
        const auto isConfirming
            = [this] { return m_console.dialog() && std::holds_alternative<FlowConfirming>(m_console.dialog()->flow().state()); };
        if (!QTest::qWaitFor(isConfirming, ConsoleWindow::patience))
            return false;
        visitDialog(QStringLiteral("dialog, plan"), visitor);
        ConsoleWindow::answer(*m_console.dialog(), QStringLiteral("Walk"));
        visitDialog(QStringLiteral("dialog, answered"), visitor);
        QTest::keyClick(m_console.dialog(), Qt::Key_Return, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return m_console.dialog()->flow().progress() != nullptr; }, ConsoleWindow::patience))
            return false;
        visitDialog(QStringLiteral("dialog, running"), visitor);
        if (!QTest::qWaitFor([this] { return m_console.dialog()->flow().isEnded(); }, ConsoleWindow::patience))
            return false;
        visitDialog(QStringLiteral("dialog, ended"), visitor);
        m_console.dialog()->reject();
        return QTest::qWaitFor([&] { return webSelects("green"); }, ConsoleWindow::patience);
    }

    bool visitChooser(const Visitor& visitor)
    {
        Theme theme;
        EnvironmentChooser chooser(theme,
                                   {{.id = QStringLiteral("prod-eu-1"),
                                     .title = QStringLiteral("shop / prod-eu-1"),
                                     .detail = QStringLiteral("prod-eu-1: jane on eu-1"),
                                     .isClassified = false,
                                     .isCurrent = true},
                                    {.id = {}, .title = QStringLiteral("Sandbox"), .detail = QStringLiteral("here")}});
        chooser.showProblem(QStringLiteral("It could not be opened."), QStringLiteral("Try another one."));
        chooser.show();
        QCoreApplication::processEvents();
        visitor(QStringLiteral("chooser"), chooser);
        return true;
    }

    void show(const QString& page, const QString& name, const Visitor& visitor)
    {
        window().showPage(page);
        visit(name, visitor);
    }
    void visit(const QString& name, const Visitor& visitor)
    {
        QCoreApplication::processEvents();
        visitor(name, window());
    }
    void visitDialog(const QString& name, const Visitor& visitor)
    {
        QCoreApplication::processEvents();
        visitor(name, *m_console.dialog());
    }

    TableView* table()
    {
        for (TableView* table : window().findChildren<TableView*>()) {
            if (table->isVisible())
                return table;
        }
        return nullptr;
    }
    void press(int key)
    {
        if (TableView* view = table()) {
            view->setFocus();
            QTest::keyClick(view, static_cast<Qt::Key>(key));
            QCoreApplication::processEvents();
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::SandboxServer> m_server;
    ConsoleWindow m_console;
};

} // namespace tealdeck
