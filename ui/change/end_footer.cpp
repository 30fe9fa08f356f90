#include "ui/change/end_footer.h"

#include "ui/change/change_flow.h"
#include "ui/change/dialog_button.h"
#include "ui/change/outcome_text.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace tealdeck
{

namespace
{

// Its requests may take long, for they are repeated while the server refuses them for now.
bool mayWait(const Plan& plan)
{
    return std::ranges::any_of(plan.steps, [](const PlanStep& step) { return step.request && step.request->mayWait; });
}

bool has(const std::vector<NextStep>& steps, NextStep step)
{
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

} // namespace

EndFooter::EndFooter(Theme& theme, QWidget* parent)
    : Surface(theme, Token::Raised, parent)
    , m_text(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_stop(dialogButton(tr("Stop"), "stopChange"))
    , m_planAgain(dialogButton(tr("Plan again…"), "planAgain"))
    , m_wayBack(dialogButton(tr("Plan the way back…"), "wayBack"))
    , m_lookAgain(dialogButton(tr("Look again"), "lookAgain", ButtonVariant::Primary))
    , m_close(dialogButton(tr("Close"), "close"))
{
    setEdges(Qt::TopEdge);
    m_text->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 14);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addSpacing(14);
    for (QPushButton* button : {m_stop, m_planAgain, m_wayBack, m_lookAgain, m_close})
        layout->addWidget(button);
    const auto showIcon = [this, &theme] { m_wayBack->setIcon(theme.icon(Glyph::Revert, Token::Ink)); };
    connect(&theme, &Theme::changed, this, showIcon);
    showIcon();
    connect(m_stop, &QPushButton::clicked, this, &EndFooter::stopWanted);
    connect(m_planAgain, &QPushButton::clicked, this, &EndFooter::planAgainWanted);
    connect(m_wayBack, &QPushButton::clicked, this, &EndFooter::wayBackWanted);
    connect(m_lookAgain, &QPushButton::clicked, this, &EndFooter::lookAgainWanted);
    connect(m_close, &QPushButton::clicked, this, &EndFooter::closeWanted);
}

void EndFooter::show(const ChangeFlow& flow)
{
    const ChangeProgress* progress = flow.progress();
    const bool isEnded = flow.isEnded();
    const std::vector<NextStep> next = isEnded ? describe(progress->plan, *progress->outcome).next : std::vector<NextStep>();
    const bool mayStop = flow.isRunning() && progress && progress->stage == Stage::Send && mayWait(progress->plan);
    m_stop->setVisible(mayStop);
    m_text->setText(mayStop       ? tr("The change goes on when this window is left. Stop: nothing more is sent, and what was sent stays.")
                        : isEnded ? tr("The outcome is in the journal.")
                        : flow.isRunning()
                        ? tr("The change goes on when this window is left. Nothing stops it half way; afterwards it can be undone.")
                        : tr("Nothing is changed while planning."));
    m_close->setVisible(!flow.isRunning());
    m_close->setText(isEnded ? tr("Close") : tr("Cancel"));
    m_planAgain->setVisible(has(next, NextStep::PlanAgain));
    m_wayBack->setVisible(has(next, NextStep::WayBack) && flow.wayBack());
    m_lookAgain->setVisible(has(next, NextStep::LookAgain));
    m_lookAgain->setEnabled(!flow.lookedAgain().isReading);
}

void EndFooter::focusNextStep()
{
    for (QPushButton* button : {m_lookAgain, m_close}) {
        if (!button->isHidden()) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace tealdeck
