#include "ui/widgets/list_footer.h"

namespace tealdeck
{

ListFooter::ListFooter(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ListFooter::setLeft(const QString& text, Glyph glyph)
{
    m_left = text;
    m_glyph = glyph;
    setAccessibleName(text);
    update();
}

void ListFooter::setRight(const QString& text)
{
    m_right = text;
    setAccessibleDescription(text);
    update();
}

QSize ListFooter::sizeHint() const
{
    return {theme().scaled(300), theme().scaled(26)};
}

void ListFooter::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Base);
    canvas.horizontalLine(0, width(), 0, Token::Line);
    QRect line = rect().adjusted(20, 1, -20, 0);
    if (m_glyph != Glyph::None) {
        canvas.glyphIn(line, m_glyph, 14, Token::Ink2);
        line.setLeft(line.left() + 20);
    }
    line.setLeft(line.left() + canvas.text(line, m_left, TextRole::Axis, Token::Ink2) + 16);
    canvas.text(line, m_right, TextRole::Axis, Token::Ink2, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace tealdeck
