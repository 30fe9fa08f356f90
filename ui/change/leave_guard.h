#pragma once

#include <QObject> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_desk.h"

#include <QPointer>

class QWidget;

namespace tealdeck
{

class LeaveDialog;
class Theme;
class ToastArea;

// Lets no window be closed over a change that runs: the journal would not know its end, and its lock would have to run out. It asks, waits
// for the end where that is chosen, and closes the window then.
class LeaveGuard : public QObject
{
    Q_OBJECT

public:
    // All outlive the guard.
    LeaveGuard(Theme& theme, ChangeDesk& desk, ToastArea& toasts, QWidget& window);
    ~LeaveGuard() override;

    // Asked by a window that is to be closed. False: it stays open, and the guard closes it when it may.
    bool mayClose();
    // Somebody who cannot be asked wants the program to end (SIGTERM): changes end early, then the window closes.
    void closeSoon();
    // The desktop is about to end (a logout, a shutdown): a running change holds it up until the question is answered, where asking is
    // allowed. A QSessionManager, or what a test takes for one.
    template <typename SessionManager>
    void answer(SessionManager& manager)
    {
        if (!mayClose() && manager.allowsInteraction())
            manager.cancel();
    }
    LeaveDialog* dialog() const; // null while nothing is asked

private:
    QStringList running() const;
    void ask(const QStringList& titles);
    void wait();
    void endEarly();
    void closeIfOver();

    Theme& m_theme;
    ChangeDesk& m_desk;
    ToastArea& m_toasts;
    QWidget& m_window;
    QPointer<LeaveDialog> m_dialog;
    bool m_isCloseWanted = false;
    Handle m_listening;
};

} // namespace tealdeck
