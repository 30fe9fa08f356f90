#include "ui/widgets/elided_label.h"

namespace tealdeck
{

ElidedLabel::ElidedLabel(Theme& theme, TextRole role, Token color, const QString& text, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_role(role)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    contentChanged();
}

void ElidedLabel::setColor(Token color)
{
    m_color = color;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetricsF metrics(theme().font(m_role));
    return {qCeil(metrics.horizontalAdvance(m_text)) + 1, theme().lineHeight(m_role)};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {24, theme().lineHeight(m_role)};
}

void ElidedLabel::paint(Canvas& canvas)
{
    canvas.name(rect(), m_text, m_role, m_color);
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    PaintedWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    setToolTip(width() < sizeHint().width() - 1 ? m_text : QString());
}

} // namespace tealdeck
