#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/plan.h"
#include "ui/widgets/check_row.h"

#include <vector>

class QPushButton;

namespace tealdeck
{

class BeforeAfterList;
class CheckList;
class Clock;
class DiffView;
class SectionHead;
class StepList;
class TextLabel;
class Theme;
class UndoList;

// A plan in full: left what will happen, how it is undone, before and after; right the checks and the server's dry run.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    PlanView(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void set(const Plan& plan);
    // Ages of the checks go on.
    void tick();

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeCopyButtons();
    void showChecks();
    void showDryRun();

    Theme& m_theme;
    const Clock& m_clock;
    Plan m_plan;
    SectionHead* m_stepsHead = nullptr;
    StepList* m_steps = nullptr;
    UndoList* m_undo = nullptr;
    SectionHead* m_beforeAfterHead = nullptr;
    BeforeAfterList* m_beforeAfter = nullptr;
    SectionHead* m_checksHead = nullptr;
    CheckList* m_checks = nullptr;
    SectionHead* m_dryRunHead = nullptr;
    TextLabel* m_dryRunText = nullptr;
    DiffView* m_diff = nullptr;
    QPushButton* m_copyCommands = nullptr;
    QPushButton* m_copyRequest = nullptr;
};

// The checks of a plan as lines to show; failed ones that do not stop this plan are warnings to tick.
std::vector<CheckLine> checkLines(const Plan& plan, WallTime now);

} // namespace tealdeck
