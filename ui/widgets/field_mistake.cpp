#include "ui/widgets/field_mistake.h"

#include <QTextLayout>

namespace tealdeck
{
namespace
{

constexpr int glyphSize = 14;
constexpr int textLeft = glyphSize + 6;
constexpr int below = 8;

int linesOf(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return lines;
}

} // namespace

FieldMistake::FieldMistake(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void FieldMistake::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    contentChanged();
    if (text.isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QSize FieldMistake::sizeHint() const
{
    const int wide = theme().scaled(400);
    return {wide, heightForWidth(wide)};
}

int FieldMistake::heightForWidth(int width) const
{
    const int lines = std::max(1, linesOf(m_text, theme().font(TextRole::Table), std::max(1, width - textLeft)));
    return lines * theme().lineHeight(TextRole::Table) + below;
}

void FieldMistake::paint(Canvas& canvas)
{
    canvas.glyphIn(QRect(0, 0, glyphSize, theme().lineHeight(TextRole::Table)), Glyph::Crit, glyphSize, Token::CritMark);
    canvas.paragraph(rect().adjusted(textLeft, 0, 0, 1 - below), m_text, TextRole::Table, Token::Crit);
}

} // namespace tealdeck
