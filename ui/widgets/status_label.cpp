#include "ui/widgets/status_label.h"

#include <QTimerEvent>

namespace tealdeck
{

namespace
{

constexpr int turnSteps = 12;
constexpr int turnMilliseconds = 1200;
constexpr int glyphSize = 16;
constexpr int gap = 6;

} // namespace

StatusLabel::StatusLabel(Theme& theme, Status status, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_status(status)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(status);
}

void StatusLabel::set(Status status, const QString& word, const QString& detail)
{
    m_status = status;
    m_word = word;
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? this->word() : this->word() + u' ' + detail);
    updateTimer();
    contentChanged();
}

void StatusLabel::setRole(TextRole role)
{
    m_role = role;
    contentChanged();
}

QString StatusLabel::word() const
{
    return m_word.isEmpty() ? wordFor(m_status) : m_word;
}

QSize StatusLabel::sizeHint() const
{
    const QFontMetricsF metrics(theme().font(m_role));
    qreal width = glyphSize + gap + metrics.horizontalAdvance(word());
    if (!m_detail.isEmpty())
        width += gap + metrics.horizontalAdvance(m_detail);
    return {qCeil(width) + 1, std::max(glyphSize, theme().lineHeight(m_role))};
}

void StatusLabel::paint(Canvas& canvas)
{
    const StatusLook look = lookOf(m_status);
    QPainter& painter = canvas.painter();
    if (turns()) {
        painter.save();
        const QPointF center(glyphSize / 2.0, height() / 2.0);
        painter.translate(center);
        painter.rotate(m_step * 360.0 / turnSteps);
        painter.translate(-center);
        canvas.glyphIn(rect(), look.glyph, glyphSize, look.glyphColor);
        painter.restore();
    } else {
        canvas.glyphIn(rect(), look.glyph, glyphSize, look.glyphColor);
    }
    QRect text = rect().adjusted(glyphSize + gap, 0, 0, 0);
    text.setLeft(text.left() + canvas.text(text, word(), m_role, look.wordColor) + gap);
    canvas.text(text, m_detail, m_role, Token::Ink3);
}

bool StatusLabel::turns() const
{
    return m_status == Status::InProgress || m_status == Status::Loading;
}

void StatusLabel::updateTimer()
{
    const bool isNeeded = turns() && isVisible() && theme().hasMotion();
    if (isNeeded && m_timer == 0) {
        m_timer = startTimer(turnMilliseconds / turnSteps);
    } else if (!isNeeded && m_timer != 0) {
        killTimer(m_timer);
        m_timer = 0;
        m_step = 0;
    }
}

void StatusLabel::timerEvent(QTimerEvent*)
{
    m_step = (m_step + 1) % turnSteps;
    update(0, 0, glyphSize, height());
}

void StatusLabel::showEvent(QShowEvent* event)
{
    PaintedWidget::showEvent(event);
    updateTimer();
}

void StatusLabel::hideEvent(QHideEvent* event)
{
    PaintedWidget::hideEvent(event);
    updateTimer();
}

} // namespace tealdeck
