#pragma once

#include <QObject>

class QMainWindow;

namespace tealdeck
{

class ActionRegistry;

// Keeps the menu bar and the shortcuts of a window equal to the registry.
class MenuBuilder : public QObject
{
    Q_OBJECT

public:
    MenuBuilder(QMainWindow& window, ActionRegistry& actions);

private:
    void rebuild();
    void scheduleRebuild();

    QMainWindow& m_window;
    ActionRegistry& m_actions;
    bool m_isScheduled = false;
};

} // namespace tealdeck
