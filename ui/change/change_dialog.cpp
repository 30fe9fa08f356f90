#include "ui/change/change_dialog.h"

#include "ui/change/confirm_footer.h"
#include "ui/change/dialog_frame.h"
#include "ui/change/dialog_head.h"
#include "ui/change/end_footer.h"
#include "ui/change/glyph_label.h"
#include "ui/change/outcome_text.h"
#include "ui/change/plan_view.h"
#include "ui/change/planning_view.h"
#include "ui/change/progress_view.h"
#include "ui/shell/scrim.h"
#include "ui/text/format.h"
#include "ui/theme/canvas.h"
#include "ui/widgets/class_strip.h"
#include "ui/widgets/stage_bar.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr QSize wantedSize(1128, 832);
constexpr int windowMargin = 68;

enum DialogStage
{
    StagePlan,
    StageConfirm,
    StageSend,
    StageWatch,
    StageOver,
};

} // namespace

ChangeDialog::ChangeDialog(Theme& theme, std::unique_ptr<ChangeFlow> flow, QWidget* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_flow(std::move(flow))
    , m_head(new DialogHead(theme, *m_flow))
    , m_stages(new StageBar(theme, {tr("Plan"), tr("Confirm"), tr("Send"), tr("Watch")}))
    , m_notice(new Surface(theme, Token::WarnTint))
    , m_noticeText(new TextLabel(theme, TextRole::Section, Token::Ink))
    , m_body(new QStackedWidget)
    , m_planning(new PlanningView(theme))
    , m_plan(new PlanView(theme, m_flow->desk().scheduler().clock()))
    , m_progress(new ProgressView(theme))
    , m_confirm(new ConfirmFooter(theme, *m_flow))
    , m_end(new EndFooter(theme))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowModality(Qt::WindowModal);
    setObjectName(QLatin1String("changeDialog"));
    makeLayout();
    connectViews();
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
    show(*m_flow);
}

ChangeDialog::~ChangeDialog()
{
    delete m_scrim;
}

void ChangeDialog::makeLayout()
{
    auto* notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(24, 8, 24, 8);
    notice->setSpacing(8);
    notice->addWidget(new GlyphLabel(m_theme, Glyph::Warn, 16, Token::Warn));
    notice->addWidget(m_noticeText, 1);
    m_noticeText->setWordWrap(true);
    for (QWidget* view : std::initializer_list<QWidget*>{m_planning, m_plan, m_progress})
        m_body->addWidget(view);
    auto* strip = new ClassStrip(m_theme, 4);
    strip->setEnvironmentClass(m_flow->desk().environment().environmentClass);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* part : std::initializer_list<QWidget*>{strip, m_head, m_stages, m_notice})
        layout->addWidget(part);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_confirm);
    layout->addWidget(m_end);
    new DialogFrame(m_theme, this);
}

void ChangeDialog::connectViews()
{
    connect(m_flow.get(), &ChangeFlow::changed, this, [this] { show(*m_flow); });
    connect(m_flow.get(), &ChangeFlow::ticked, this, &ChangeDialog::tick);
    connect(m_head, &DialogHead::leaveWanted, this, &ChangeDialog::reject);
    connect(m_planning, &PlanningView::planAgainWanted, m_flow.get(), &ChangeFlow::planAgain);
    connect(m_confirm, &ConfirmFooter::sendWanted, this, &ChangeDialog::send);
    connect(m_confirm, &ConfirmFooter::cancelWanted, this, &ChangeDialog::reject);
    connect(m_end, &EndFooter::closeWanted, this, &ChangeDialog::reject);
    connect(m_end, &EndFooter::lookAgainWanted, m_flow.get(), &ChangeFlow::lookAgain);
    connect(m_end, &EndFooter::stopWanted, m_flow.get(), &ChangeFlow::stop);
    connect(m_end, &EndFooter::planAgainWanted, m_flow.get(), &ChangeFlow::planAgain);
    connect(m_end, &EndFooter::wayBackWanted, this, [this] {
        if (const auto request = m_flow->wayBack())
            Q_EMIT wayBackWanted(*request);
    });
}

void ChangeDialog::show(const ChangeFlow& flow)
{
    const bool isSent = std::holds_alternative<FlowSent>(flow.state());
    const Plan* plan = flow.plan();
    m_head->show(flow);
    if (isSent && flow.progress()) {
        m_progress->show(flow);
        m_body->setCurrentWidget(m_progress);
    } else if (!isSent && plan && !std::holds_alternative<FlowNotPlanned>(flow.state())) {
        m_plan->set(*plan);
        m_confirm->show(flow);
        m_body->setCurrentWidget(m_plan);
    } else if (!isSent) {
        m_planning->show(flow);
        m_body->setCurrentWidget(m_planning);
    }
    m_confirm->setVisible(m_body->currentWidget() == m_plan);
    m_end->setVisible(!m_confirm->isVisibleTo(this));
    m_end->show(flow);
    showStage();
    showNotice();
    placeFocus();
}

// Once per stage: later updates leave the focus where the operator put it.
void ChangeDialog::placeFocus()
{
    const bool isConfirming = std::holds_alternative<FlowConfirming>(m_flow->state());
    const FocusPlace place = m_flow->isEnded() ? FocusPlace::NextStep
        : m_flow->isRunning()                  ? FocusPlace::Leave
        : isConfirming                         ? FocusPlace::Answers
                                               : FocusPlace::None;
    if (place == m_focusPlace || place == FocusPlace::None)
        return;
    m_focusPlace = place;
    if (place == FocusPlace::Answers)
        m_confirm->focusFirstField();
    else if (place == FocusPlace::Leave)
        m_head->focusLeave();
    else
        m_end->focusNextStep();
}

void ChangeDialog::showStage()
{
    const Instant now = m_flow->desk().scheduler().now();
    m_stages->setCurrentGlyph(Glyph::Live);
    if (const auto* planning = std::get_if<FlowPlanning>(&m_flow->state())) {
        m_stages->setCurrent(StagePlan);
        m_stages->setNote(tr("Planning for "), formatAge(now - planning->since));
    } else if (std::holds_alternative<FlowNotPlanned>(m_flow->state())) {
        m_stages->setCurrent(StagePlan);
        m_stages->setNote({});
    } else if (const auto* confirming = std::get_if<FlowConfirming>(&m_flow->state())) {
        const Duration left = m_flow->validFor();
        const QString made = formatTimeOfDay(confirming->plan.madeAtWall);
        m_stages->setCurrent(StageConfirm);
        if (left > Duration::zero())
            m_stages->setNote(tr("Plan made %1, holds for ").arg(made), formatCountdown(left));
        else
            m_stages->setNote(tr("Plan made %1, ").arg(made), tr("too old: sending plans again first"));
    } else if (const ChangeProgress* progress = m_flow->progress()) {
        showSentStage(*progress);
    }
}

// A change that did not end well stops at the stage where that became clear.
void ChangeDialog::showSentStage(const ChangeProgress& progress)
{
    if (!progress.outcome) {
        m_stages->setCurrent(progress.stage == Stage::Send ? StageSend : StageWatch);
        m_stages->setNote(tr("Running for "), formatCountdown(m_flow->desk().scheduler().now() - progress.started));
        return;
    }
    const OutcomeText text = describe(progress.plan, *progress.outcome);
    const auto* done = std::get_if<Done>(&*progress.outcome);
    m_stages->setCurrent(!done ? StageSend : done->effect.isComplete ? StageOver : StageWatch);
    m_stages->setCurrentGlyph(text.glyph, text.color);
    m_stages->setNote(tr("Sent %1").arg(formatTimeOfDay(progress.startedAt)));
}

void ChangeDialog::showNotice()
{
    QString text;
    switch (m_flow->notice()) {
    case FlowNotice::None: break;
    case FlowNotice::MadeAgainSame:
        text = tr("The plan was too old and was made again. Nothing was sent. It does the same as before: send it when you are ready.");
        break;
    case FlowNotice::MadeAgainDifferent:
        text = tr("The plan was too old and was made again. Nothing was sent. It does something else than before: read it anew.");
        break;
    }
    m_noticeText->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void ChangeDialog::tick()
{
    showStage();
    if (m_body->currentWidget() == m_plan)
        m_plan->tick();
    if (m_body->currentWidget() == m_planning)
        m_planning->show(*m_flow);
}

void ChangeDialog::send()
{
    m_flow->send();
}

void ChangeDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (isEnter) {
        if (modifiers == Qt::ControlModifier && !event->isAutoRepeat())
            send();
        else if (modifiers == Qt::NoModifier && !event->isAutoRepeat())
            pressFocusedButton();
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

// Once a change was sent, no button sends any more, and Enter may press the one that has the focus.
void ChangeDialog::pressFocusedButton()
{
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (button && std::holds_alternative<FlowSent>(m_flow->state()))
        button->click();
}

void ChangeDialog::reject()
{
    const auto* sent = std::get_if<FlowSent>(&m_flow->state());
    const bool isRunning = m_flow->isRunning();
    const ChangeId id = sent ? sent->id : ChangeId();
    QDialog::reject();
    if (isRunning)
        Q_EMIT leftRunning(id);
}

void ChangeDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas(painter, m_theme).fill(rect(), Token::Base);
}

void ChangeDialog::showEvent(QShowEvent* event)
{
    if (!m_scrim && parentWidget()) {
        m_scrim = new Scrim(m_theme, parentWidget());
        parentWidget()->installEventFilter(this);
        m_scrim->show();
    }
    placeOverWindow();
    QDialog::showEvent(event);
}

bool ChangeDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placeOverWindow();
    return QDialog::eventFilter(watched, event);
}

void ChangeDialog::placeOverWindow()
{
    const QWidget* window = parentWidget();
    if (!window)
        return;
    if (m_scrim) {
        m_scrim->setGeometry(window->rect());
        m_scrim->raise();
    }
    const QSize room = window->size() - QSize(windowMargin, windowMargin);
    const QSize wanted(m_theme.scaled(wantedSize.width()), m_theme.scaled(wantedSize.height()));
    const QSize size = wanted.boundedTo(room);
    setFixedSize(size);
    move(window->mapToGlobal(QPoint((window->width() - size.width()) / 2, (window->height() - size.height()) / 2)));
}

} // namespace tealdeck
