#include "ui/change/effect_view.h"

#include "core/change/change_request.h"
#include "ui/change/change_flow.h"
#include "ui/change/effect_side.h"
#include "ui/change/outcome_text.h"
#include "ui/change/undo_list.h"
#include "ui/text/display_text.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/points_diagram.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int gap = 16;

struct Side
{
    std::string name;
    std::string version;
    SlotPosition position = SlotPosition::First;
};

SlotPosition positionOf(const Slot& slot)
{
    return slot.position == 0 ? SlotPosition::First : SlotPosition::Second;
}

SlotPosition otherOf(SlotPosition position)
{
    return position == SlotPosition::First ? SlotPosition::Second : SlotPosition::First;
}

// Marks are the application's; where it is not known (any more), the sides keep the order of their names.
Side sideOf(const Application* application, const std::string& name, const std::string& other)
{
    const Slot* slot = application ? application->slot(name) : nullptr;
    if (slot)
        return {.name = name, .version = slot->version, .position = positionOf(*slot)};
    const Slot* partner = application ? application->slot(other) : nullptr;
    const SlotPosition position = partner ? otherOf(positionOf(*partner)) : name < other ? SlotPosition::First : SlotPosition::Second;
    return {.name = name, .version = {}, .position = position};
}

std::optional<EffectSeen> effectOf(const ChangeFlow& flow)
{
    if (flow.lookedAgain().effect)
        return flow.lookedAgain().effect;
    return flow.progress() ? flow.progress()->effect : std::nullopt;
}

std::optional<SlotPosition> liveSide(const std::optional<EffectSeen>& seen, const Side& target, const Side& other)
{
    if (!seen || (seen->readyOnTarget > 0 && seen->readyElsewhere > 0))
        return std::nullopt;
    if (seen->readyOnTarget > 0)
        return target.position;
    return seen->readyElsewhere > 0 ? std::optional(other.position) : std::nullopt;
}

} // namespace

EffectView::EffectView(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_head(new SectionHead(theme, {}))
    , m_points(new PointsDiagram(theme, gap))
    , m_first(new EffectSide(theme))
    , m_second(new EffectSide(theme))
    , m_note(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_diff(new DiffView(theme))
    , m_undo(new UndoList(theme))
{
    auto* sides = new QHBoxLayout;
    sides->setSpacing(gap);
    sides->addWidget(m_first, 1);
    sides->addWidget(m_second, 1);
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(8);
    layout->addWidget(m_points);
    layout->addLayout(sides);
    layout->addSpacing(8);
    layout->addWidget(m_note);
    layout->addSpacing(16);
    layout->addWidget(new SectionHead(theme, tr("What was planned to be sent")));
    layout->addSpacing(6);
    layout->addWidget(m_diff);
    layout->addSpacing(16);
    layout->addWidget(new SectionHead(theme, tr("How it is undone")));
    layout->addSpacing(8);
    layout->addWidget(m_undo);
    layout->addStretch(1);
}

void EffectView::show(const ChangeFlow& flow)
{
    const ChangeProgress* progress = flow.progress();
    if (!progress)
        return;
    const Plan& plan = progress->plan;
    const bool movesEndpoints = isSwitch(plan);
    m_points->setVisible(movesEndpoints);
    m_second->setVisible(movesEndpoints);
    m_head->setTitle(movesEndpoints ? tr("Endpoints of Service %1").arg(displayText(plan.object.name))
                                    : tr("Pods of %1 %2").arg(displayText(plan.object.kind), displayText(plan.object.name)));
    m_undo->set(plan.undo);
    DiffSection section{
        .title = displayText(plan.object.kind + " " + plan.object.namespaceName + "/" + plan.object.name), .note = {}, .rows = {}};
    for (const DiffLine& line : plan.dryRun.diff) {
        const DiffMark mark = line.kind == DiffLine::Kind::Added ? DiffMark::Added
            : line.kind == DiffLine::Kind::Removed               ? DiffMark::Removed
                                                                 : DiffMark::Same;
        section.rows.push_back({.mark = mark, .text = displayText(line.text)});
    }
    m_diff->set({std::move(section)});
    movesEndpoints ? showSides(flow) : showPods(flow);
}

// One side only: the pods that are as wanted, and how many others are left.
void EffectView::showPods(const ChangeFlow& flow)
{
    const Plan& plan = flow.progress()->plan;
    const std::optional<EffectSeen> seen = effectOf(flow);
    m_first->set({.name = displayText(plan.object.name),
                  .version = displayText(plan.stateAfter),
                  .position = SlotPosition::First,
                  .ready = seen ? seen->readyOnTarget : 0,
                  .expected = seen ? seen->expectedOnTarget : 0,
                  .isKnown = seen.has_value(),
                  .words = seen ? describe(plan, *seen) : tr("not looked at yet")});
    showRemark(flow, seen);
    m_note->setText(
        isDrain(plan)
            ? tr("Counted are the evicted pods that the node has not any more. Whether new ones are ready elsewhere is not looked at.")
            : tr("Pods are counted as their controller counts them. Whether requests are answered well is not checked from outside."));
}

void EffectView::showRemark(const ChangeFlow& flow, const std::optional<EffectSeen>& seen)
{
    m_head->setRemark(!seen                                               ? QString()
                          : seen->isComplete                              ? tr("effect seen")
                          : flow.isRunning() || flow.lookedAgain().effect ? tr("watching")
                                                                          : tr("as last seen"));
}

void EffectView::showSides(const ChangeFlow& flow)
{
    const Plan& plan = flow.progress()->plan;
    const Application* application = findApplication(flow.desk(), applicationKey(plan));
    const Side target = sideOf(application, plan.toSlot, plan.fromSlot);
    const Side other = sideOf(application, plan.fromSlot, plan.toSlot);
    const std::optional<EffectSeen> seen = effectOf(flow);
    EffectSideView targetView{.name = displayText(target.name),
                              .version = displayText(target.version),
                              .position = target.position,
                              .ready = seen ? seen->readyOnTarget : 0,
                              .expected = seen ? seen->expectedOnTarget : 0,
                              .isKnown = seen.has_value(),
                              .words = seen ? tr("%1 of %2 endpoints ready").arg(seen->readyOnTarget).arg(seen->expectedOnTarget)
                                            : tr("not looked at yet")};
    EffectSideView otherView{.name = displayText(other.name),
                             .version = displayText(other.version),
                             .position = other.position,
                             .ready = seen ? seen->readyElsewhere : 0,
                             .expected = seen ? seen->readyElsewhere : 0,
                             .isKnown = seen.has_value(),
                             .words = !seen                  ? tr("not looked at yet")
                                 : seen->readyElsewhere == 0 ? tr("no endpoint left")
                                                             : tr("%n endpoint(s) still here", "", seen->readyElsewhere)};
    const bool isTargetFirst = target.position == SlotPosition::First;
    m_points->set({.source = tr("Service %1").arg(displayText(plan.object.name)),
                   .sourceFigure = {},
                   .live = liveSide(seen, target, other),
                   .firstFigure = {},
                   .firstText = {},
                   .secondFigure = {},
                   .secondText = {}});
    m_first->set(isTargetFirst ? targetView : otherView);
    m_second->set(isTargetFirst ? otherView : targetView);
    showRemark(flow, seen);
    m_note->setText(
        tr("Endpoints are what the Service sends requests to now. Whether requests are answered well is not checked from outside."));
}

} // namespace tealdeck
