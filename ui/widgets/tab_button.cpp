#include "ui/widgets/tab_button.h"

#include "ui/theme/canvas.h"

#include <QPainter>
#include <QtMath>

namespace tealdeck
{
namespace
{

constexpr int countGap = 6;

} // namespace

TabButton::TabButton(Theme& theme, const TabShape& shape, const QString& text)
    : m_theme(theme)
    , m_shape(shape)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void TabButton::setCount(const QString& count)
{
    m_count = count;
    setAccessibleDescription(count);
    updateGeometry();
    update();
}

QSize TabButton::sizeHint() const
{
    const qreal words = QFontMetricsF(m_theme.font(TextRole::Section)).horizontalAdvance(text());
    const qreal count = QFontMetricsF(m_theme.font(m_shape.count)).horizontalAdvance(m_count);
    return {qCeil(words + (m_count.isEmpty() ? 0 : countGap + count)) + m_shape.extra, m_theme.scaled(m_shape.height)};
}

void TabButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    QRect line = rect().adjusted(m_shape.left, 0, -m_shape.right, 0);
    const Token color = isChecked() || underMouse() ? Token::Ink : Token::Ink2;
    line.setLeft(line.left() + canvas.text(line, text(), isChecked() ? TextRole::Section : TextRole::Body, color) + countGap);
    canvas.text(line, m_count, m_shape.count, Token::Ink3);
    if (isChecked())
        canvas.fill(QRect(0, height() - 2, width(), 2), Token::Accent);
}

} // namespace tealdeck
