#include "ui/shell/bar_item.h"

namespace tealdeck
{

namespace
{

constexpr int padding = 12;
constexpr int glyphGap = 7;
constexpr int glyphSize = 14;

} // namespace

BarItem::BarItem(Theme& theme, Glyph glyph, bool hasDivider, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_glyph(glyph)
    , m_hasDivider(hasDivider)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void BarItem::set(const QString& text, const QString& figure, const QString& quiet)
{
    if (text == m_text && figure == m_figure && quiet == m_quiet)
        return;
    m_text = text;
    m_figure = figure;
    m_quiet = quiet;
    setAccessibleName(QStringList{text, figure, quiet}.join(u' ').simplified());
    contentChanged();
}

void BarItem::setGlyph(Glyph glyph, Token color)
{
    m_glyph = glyph;
    m_glyphColor = color;
    contentChanged();
}

void BarItem::setTextColor(Token color)
{
    m_textColor = color;
    update();
}

void BarItem::setTextRole(TextRole role)
{
    m_textRole = role;
    contentChanged();
}

void BarItem::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    contentChanged();
}

QSize BarItem::sizeHint() const
{
    int width = 2 * padding + (m_glyph == Glyph::None ? 0 : glyphSize + glyphGap);
    const auto add = [&](const QString& text, TextRole role) {
        if (!text.isEmpty())
            width += qCeil(QFontMetricsF(theme().font(role)).horizontalAdvance(text)) + 6;
    };
    add(shownText(), m_textRole);
    add(m_figure, TextRole::Section);
    add(m_quiet, TextRole::Body);
    return {width - 6 + 1, theme().scaled(40)};
}

void BarItem::paint(Canvas& canvas)
{
    if (m_hasDivider)
        canvas.verticalLine(0, (height() - 20) / 2, (height() + 20) / 2, Token::Line);
    QRect line = rect().adjusted(padding, 0, 0, 0);
    if (m_glyph != Glyph::None) {
        canvas.glyphIn(line, m_glyph, glyphSize, m_glyphColor);
        line.setLeft(line.left() + glyphSize + glyphGap);
    }
    const auto put = [&](const QString& text, TextRole role, Token color) {
        if (!text.isEmpty())
            line.setLeft(line.left() + canvas.text(line, text, role, color) + 6);
    };
    put(shownText(), m_textRole, m_textColor);
    put(m_figure, TextRole::Section, Token::Ink);
    put(m_quiet, TextRole::Body, Token::Ink3);
}

} // namespace tealdeck
