#include "ui/shell/menu_builder.h"

#include "ui/shell/action_registry.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <map>

namespace tealdeck
{

namespace
{

QString titleOf(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File: return MenuBuilder::tr("&File");
    case ActionMenu::View: return MenuBuilder::tr("&View");
    case ActionMenu::Go: return MenuBuilder::tr("&Go");
    case ActionMenu::Change: return MenuBuilder::tr("&Change");
    case ActionMenu::Help: return MenuBuilder::tr("&Help");
    }
    return {};
}

} // namespace

MenuBuilder::MenuBuilder(QMainWindow& window, ActionRegistry& actions)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
{
    connect(&actions, &ActionRegistry::changed, this, &MenuBuilder::scheduleRebuild);
    rebuild();
}

void MenuBuilder::scheduleRebuild()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    QMetaObject::invokeMethod(this, &MenuBuilder::rebuild, Qt::QueuedConnection);
}

void MenuBuilder::rebuild()
{
    m_isScheduled = false;
    std::map<ActionMenu, QList<QAction*>> byMenu;
    const QList<QAction*> known = m_window.actions();
    for (const ActionSpec& spec : m_actions.specs()) {
        QAction* action = m_actions.action(spec.id);
        if (!known.contains(action))
            m_window.addAction(action); // shortcuts work while the menu bar is hidden
        byMenu[spec.menu].append(action);
    }
    QMenuBar* bar = m_window.menuBar();
    bar->clear();
    const QList<QMenu*> old = bar->findChildren<QMenu*>(Qt::FindDirectChildrenOnly);
    for (QMenu* menu : old)
        menu->deleteLater();
    for (const auto& [menu, actions] : byMenu) {
        QMenu* built = bar->addMenu(titleOf(menu));
        built->setToolTipsVisible(true); // they say why an action is off
        built->addActions(actions);
    }
}

} // namespace tealdeck
