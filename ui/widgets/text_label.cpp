#include "ui/widgets/text_label.h"

namespace tealdeck
{

TextLabel::TextLabel(Theme& theme, TextRole role, Token color, const QString& text, QWidget* parent)
    : QLabel(text, parent)
    , m_theme(theme)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText); // names from outside are never markup
    setForegroundRole(QPalette::WindowText); // also on a view's base, where it would be Text
    connect(&theme, &Theme::changed, this, &TextLabel::apply);
    apply();
}

void TextLabel::setRole(TextRole role)
{
    m_role = role;
    apply();
}

void TextLabel::setColor(Token color)
{
    m_color = color;
    apply();
}

void TextLabel::apply()
{
    setFont(m_theme.font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(colors);
    setMinimumHeight(m_theme.lineHeight(m_role));
}

} // namespace tealdeck
