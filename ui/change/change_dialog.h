#pragma once

#include <QDialog> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_flow.h"

#include <QPointer>

class QStackedWidget;

namespace tealdeck
{

class ConfirmFooter;
class DialogHead;
class EndFooter;
class PlanningView;
class PlanView;
class ProgressView;
class Scrim;
class StageBar;
class TextLabel;
class Theme;

// The one dialog for changes: plan, confirm, send, watch. Window-modal, shown with open(). Nothing but the write button and Ctrl+Enter
// sends; Enter never does. Leaving it never stops a change that runs.
class ChangeDialog : public QDialog
{
    Q_OBJECT

public:
    // Takes the flow.
    ChangeDialog(Theme& theme, std::unique_ptr<ChangeFlow> flow, QWidget* window);
    ~ChangeDialog() override;

    const ChangeFlow& flow() const { return *m_flow; }
    // Leaves: before sending as Cancel, while running as "Continue in background", afterwards as Close.
    void reject() override;

Q_SIGNALS:
    void wayBackWanted(const ChangeRequest& request);
    // Left while the change still runs.
    void leftRunning(const ChangeId& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class FocusPlace
    {
        None,
        Answers,
        Leave,
        NextStep,
    };

    void makeLayout();
    void connectViews();
    void show(const ChangeFlow& flow);
    using QDialog::show;
    void showStage();
    void showSentStage(const ChangeProgress& progress);
    void showNotice();
    void placeFocus();
    void tick();
    void send();
    void pressFocusedButton();
    void placeOverWindow();

    Theme& m_theme;
    std::unique_ptr<ChangeFlow> m_flow;
    DialogHead* m_head;
    StageBar* m_stages;
    QWidget* m_notice;
    TextLabel* m_noticeText;
    QStackedWidget* m_body;
    PlanningView* m_planning;
    PlanView* m_plan;
    ProgressView* m_progress;
    ConfirmFooter* m_confirm;
    EndFooter* m_end;
    QPointer<Scrim> m_scrim;
    FocusPlace m_focusPlace = FocusPlace::None;
};

} // namespace tealdeck
