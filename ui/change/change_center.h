#pragma once

#include <QObject> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_chips.h"
#include "ui/change/change_desk.h"
#include "ui/change/change_history.h"

#include <QPointer>

#include <map>
#include <set>

namespace tealdeck
{

class ActionRegistry;
class ChangeDialog;
class ChangeFlow;
class ToastArea;
struct SwitchOffer;

// Where changes of the window are begun, left and found again: it owns the open dialog, the chips of those in the background, and one
// action per possible switch in menu and palette. Tells when a change ends that nobody watched.
class ChangeCenter : public QObject
{
    Q_OBJECT

public:
    // `window` is what dialogs stand over; it and `toasts` outlive the centre.
    ChangeCenter(Theme& theme, ChangeDesk& desk, ActionRegistry& actions, ToastArea& toasts, QWidget& window);
    ~ChangeCenter() override;

    // Opens the dialog and plans; does nothing while a dialog is open.
    void plan(const ChangeRequest& request);
    // Opens the dialog on a change that was sent.
    void open(const ChangeId& id);
    const ChangeHistory& history() const { return m_history; }
    // For the environment bar: the caller places it, the centre fills it.
    ChangeChips* chips() const { return m_chips; }
    ChangeDialog* dialog() const; // null while none is open

Q_SIGNALS:
    // The user wants to read about this change in the journal.
    void journalWanted(const ChangeId& id);

private:
    void openDialog(std::unique_ptr<ChangeFlow> flow);
    void dialogEnded(const std::optional<ChangeId>& id);
    void followChanges();
    void take(const ChangeProgress& progress);
    void showChips();
    ChangeChip chipOf(const ChangeProgress& progress) const;
    void toast(const ChangeProgress& progress);
    void updateActions();
    void offer(const SwitchOffer& offer);
    bool isOpen(const ChangeId& id) const;

    Theme& m_theme;
    ChangeDesk& m_desk;
    ActionRegistry& m_actions;
    ToastArea& m_toasts;
    QWidget& m_window;
    ChangeHistory m_history;
    QPointer<ChangeChips> m_chips;
    QPointer<ChangeDialog> m_dialog;
    std::map<std::string, Handle> m_observed; // by change
    std::set<std::string> m_background; // changes with a chip
    std::set<std::string> m_ended; // changes whose end was told
    std::map<std::string, QString> m_offered; // action id -> its words
    std::vector<Handle> m_listeners;
    Handle m_timer;
};

} // namespace tealdeck
