#include "ui/change/plan_view.h"

#include "ui/change/before_after_list.h"
#include "ui/change/command_text.h"
#include "ui/change/sheet.h"
#include "ui/change/step_list.h"
#include "ui/change/undo_list.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int leftWidth = 500;

Status statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return Status::Passed;
    case Verdict::Warning: return Status::Warning;
    case Verdict::Failed: return Status::Failed;
    case Verdict::NotRun: return Status::NotRun;
    }
    return Status::NotRun;
}

DiffMark markOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Same: return DiffMark::Same;
    case DiffLine::Kind::Removed: return DiffMark::Removed;
    case DiffLine::Kind::Added: return DiffMark::Added;
    }
    return DiffMark::Same;
}

qsizetype countOf(const Plan& plan, Verdict verdict)
{
    return std::count_if(plan.checks.begin(), plan.checks.end(), [&](const Check& check) { return check.verdict == verdict; });
}

} // namespace

std::vector<CheckLine> checkLines(const Plan& plan, WallTime now)
{
    std::vector<CheckLine> lines;
    for (const Check& check : plan.checks) {
        lines.push_back({.verdict = statusOf(check.verdict),
                         .what = translate(check.what),
                         .measured = translate(check.measured),
                         .source = displayText(check.source),
                         .age = check.readAt ? formatAge(now - *check.readAt) : QString(enDash)});
    }
    return lines;
}

PlanView::PlanView(Theme& theme, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QScrollArea* left = makeScrollingSheet(makeLeft(), tr("What will happen"));
    left->setFixedWidth(leftWidth);
    layout->addWidget(left);
    layout->addWidget(new Hairline(m_theme, Qt::Vertical, Token::Line));
    layout->addWidget(makeScrollingSheet(makeRight(), tr("Checks")), 1);
}

QWidget* PlanView::makeLeft()
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 16, 16, 16);
    layout->setSpacing(0);
    m_stepsHead = new SectionHead(m_theme, tr("What will happen"));
    m_steps = new StepList(m_theme);
    m_undo = new UndoList(m_theme);
    m_beforeAfterHead = new SectionHead(m_theme, tr("Before and after"));
    m_beforeAfter = new BeforeAfterList(m_theme);
    layout->addWidget(m_stepsHead);
    layout->addWidget(m_steps);
    layout->addSpacing(16);
    layout->addWidget(new SectionHead(m_theme, tr("How it is undone")));
    layout->addSpacing(8);
    layout->addWidget(m_undo);
    layout->addSpacing(16);
    layout->addWidget(m_beforeAfterHead);
    layout->addSpacing(4);
    layout->addWidget(m_beforeAfter);
    layout->addStretch(1);
    return content;
}

QWidget* PlanView::makeRight()
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(0);
    const auto inset = [](QWidget* widget) {
        auto* box = new QVBoxLayout;
        box->setContentsMargins(8, 0, 8, 0);
        box->addWidget(widget);
        return box;
    };
    m_checksHead = new SectionHead(m_theme, tr("Checks"));
    m_checks = new CheckList(m_theme);
    m_checks->setTintsWarnings(true);
    m_dryRunHead = new SectionHead(m_theme, tr("Dry run"));
    m_dryRunText = new TextLabel(m_theme, TextRole::Table, Token::Ink2);
    m_dryRunText->setWordWrap(true);
    m_diff = new DiffView(m_theme);
    layout->addLayout(inset(m_checksHead));
    layout->addSpacing(4);
    layout->addWidget(m_checks);
    layout->addSpacing(16);
    layout->addLayout(inset(m_dryRunHead));
    layout->addLayout(inset(m_dryRunText));
    layout->addSpacing(6);
    layout->addLayout(inset(m_diff));
    layout->addSpacing(12);
    layout->addLayout(inset(makeCopyButtons()));
    layout->addStretch(1);
    return content;
}

QWidget* PlanView::makeCopyButtons()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_copyCommands = new QPushButton(tr("Copy as commands"));
    m_copyRequest = new QPushButton(tr("Copy request"));
    auto* menu = new QMenu(m_copyCommands);
    menu->addAction(tr("For this change"), this, [this] { QGuiApplication::clipboard()->setText(commandsAsText(m_plan)); });
    menu->addAction(tr("For the way back"), this, [this] { QGuiApplication::clipboard()->setText(inverseCommandsAsText(m_plan)); });
    connect(m_copyCommands, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_copyCommands->mapToGlobal(QPoint(0, m_copyCommands->height() + 2))); });
    connect(m_copyRequest, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(requestsAsText(m_plan)); });
    for (QPushButton* button : {m_copyCommands, m_copyRequest}) {
        button->setIconSize(QSize(14, 14));
        setVariant(*button, ButtonVariant::Normal, ButtonSize::Banner);
        layout->addWidget(button);
    }
    const auto showIcons = [this] {
        for (QPushButton* button : {m_copyCommands, m_copyRequest})
            button->setIcon(m_theme.icon(Glyph::Copy, Token::Ink2, 14));
    };
    connect(&m_theme, &Theme::changed, this, showIcons);
    showIcons();
    m_copyCommands->setToolTip(tr("kubectl commands for a terminal, for when this console is gone"));
    layout->addStretch(1);
    return row;
}

void PlanView::set(const Plan& plan)
{
    m_plan = plan;
    m_steps->set(plan.steps);
    m_undo->set(plan.undo);
    m_beforeAfter->set(plan.beforeAfter);
    m_beforeAfterHead->setVisible(!plan.beforeAfter.empty());
    m_copyCommands->setEnabled(!plan.commands.empty());
    showChecks();
    showDryRun();
}

void PlanView::tick()
{
    if (!m_plan.checks.empty())
        m_checks->set(checkLines(m_plan, m_clock.wallNow()));
}

void PlanView::showChecks()
{
    QStringList counts{tr("%n passed", "", static_cast<int>(countOf(m_plan, Verdict::Passed))),
                       tr("%n warning(s)", "", static_cast<int>(countOf(m_plan, Verdict::Warning))),
                       tr("%n failed", "", static_cast<int>(countOf(m_plan, Verdict::Failed)))};
    if (const qsizetype notRun = countOf(m_plan, Verdict::NotRun); notRun > 0)
        counts << tr("%n not run", "", static_cast<int>(notRun));
    m_checksHead->setCount(counts.join(u", "_s));
    m_checksHead->setRemark(tr("read %1").arg(formatTimeOfDay(m_plan.madeAtWall)));
    m_checks->set(checkLines(m_plan, m_clock.wallNow()));
}

void PlanView::showDryRun()
{
    const DryRun& dryRun = m_plan.dryRun;
    m_dryRunText->setText(translate(dryRun.explanation));
    m_dryRunText->setColor(dryRun.answer == DryRun::Answer::Refused ? Token::Crit : Token::Ink2);
    m_dryRunHead->setRemark(dryRun.at ? formatTimeOfDay(*dryRun.at) : QString());
    DiffSection section{
        .title = displayText(dryRun.object.kind + " " + dryRun.object.namespaceName + "/" + dryRun.object.name), .note = {}, .rows = {}};
    for (const DiffLine& line : dryRun.diff)
        section.rows.push_back({.mark = markOf(line.kind), .text = displayText(line.text)});
    m_diff->setVisible(!section.rows.empty());
    m_diff->set({std::move(section)});
}

} // namespace tealdeck
