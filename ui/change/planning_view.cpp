#include "ui/change/planning_view.h"

#include "ui/change/change_flow.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/state_panel.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{

PlanningView::PlanningView(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_reading(new QWidget)
    , m_elapsed(new TextLabel(theme, TextRole::Body, Token::Ink3))
    , m_failed(new StatePanel(theme))
{
    auto* reading = new QVBoxLayout(m_reading);
    reading->setContentsMargins(24, 20, 24, 20);
    reading->setSpacing(8);
    auto* status = new StatusLabel(theme, Status::Loading);
    status->setRole(TextRole::Section);
    status->set(Status::Loading, tr("Reading what the plan needs"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(status);
    line->addWidget(m_elapsed, 1);
    auto* what
        = new TextLabel(theme, TextRole::Table, Token::Ink2,
                        tr("The Service, its workloads, pods and lock are read directly from the API server, which is also asked for a "
                           "dry run. Each read may take 5 s. Nothing is changed."));
    what->setWordWrap(true);
    what->setMaximumWidth(theme.scaled(560));
    reading->addLayout(line);
    reading->addWidget(what);
    reading->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_reading);
    layout->addWidget(m_failed);
    connect(m_failed, &StatePanel::buttonClicked, this, &PlanningView::planAgainWanted);
}

void PlanningView::show(const ChangeFlow& flow)
{
    const auto* planning = std::get_if<FlowPlanning>(&flow.state());
    const auto* failed = std::get_if<FlowNotPlanned>(&flow.state());
    m_reading->setVisible(planning != nullptr);
    m_failed->setVisible(failed != nullptr);
    if (planning)
        m_elapsed->setText(formatAge(flow.desk().scheduler().now() - planning->since));
    if (failed) {
        m_failed->set({.glyph = Glyph::Broken,
                       .sentence = tr("There is no plan."),
                       .explanation = tr("%1 Nothing was changed.").arg(translate(failed->reason)),
                       .code = detailOf(failed->reason),
                       .button = tr("Plan again")});
    }
}

} // namespace tealdeck
