#include "ui/change/write_button.h"

#include "ui/theme/button_variant.h"
#include "ui/theme/canvas.h"

#include <QKeyEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace tealdeck
{

namespace
{

constexpr int gap = 10;
constexpr int margin = 12;

} // namespace

WriteButton::WriteButton(Theme& theme, const QString& keys, QWidget* parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_keys(keys)
{
    setVariant(*this, ButtonVariant::Write, ButtonSize::Dialog);
    setDefault(false);
    connect(&m_theme, &Theme::changed, this, [this] { updateGeometry(); });
}

QSize WriteButton::sizeHint() const
{
    const int words = QFontMetrics(m_theme.font(TextRole::Section)).horizontalAdvance(text());
    const int keys = QFontMetrics(m_theme.font(TextRole::Axis)).horizontalAdvance(m_keys);
    return {margin + words + gap + keys + margin + 2, QPushButton::sizeHint().height()};
}

void WriteButton::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    Canvas canvas(painter, m_theme);
    const Token color = isEnabled() ? Token::OnProd : Token::Ink3;
    const QRect inside = rect().adjusted(margin, 0, -margin, 0);
    const int keys = canvas.width(m_keys, TextRole::Axis);
    canvas.text(inside.adjusted(0, 0, -keys - gap, 0), text(), TextRole::Section, color);
    painter.setOpacity(isEnabled() ? 0.85 : 1);
    canvas.text(inside, m_keys, TextRole::Axis, color, Qt::AlignRight | Qt::AlignVCenter);
}

// Space would send with a single key: only the mouse and the dialog's Ctrl+Enter press this button.
void WriteButton::keyPressEvent(QKeyEvent* event)
{
    event->ignore();
}

} // namespace tealdeck
