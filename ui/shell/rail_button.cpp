#include "ui/shell/rail_button.h"

#include "ui/theme/canvas.h"

#include <QPainter>

namespace tealdeck
{

namespace
{

constexpr int leftPadding = 16;
constexpr int glyphSize = 16;

} // namespace

RailButton::RailButton(Theme& theme, Glyph icon, const QString& title, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void RailButton::setIconGlyph(Glyph icon)
{
    m_icon = icon;
    update();
}

void RailButton::setNote(const PageNote& note)
{
    m_note = note;
    setAccessibleDescription(note.sentence);
    updateToolTip();
    update();
}

void RailButton::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    updateToolTip();
    updateGeometry();
}

void RailButton::setShortcutHint(const QString& keys)
{
    m_keys = keys;
    updateToolTip();
}

void RailButton::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    setCheckable(!isQuiet);
    update();
}

void RailButton::updateToolTip()
{
    QStringList lines;
    if (m_isNarrow)
        lines << (m_keys.isEmpty() ? text() : text() + QStringLiteral("   ") + m_keys);
    if (!m_note.sentence.isEmpty())
        lines << m_note.sentence;
    if (lines.isEmpty() && !m_keys.isEmpty())
        lines << m_keys;
    setToolTip(lines.join(u'\n'));
}

QSize RailButton::sizeHint() const
{
    return {m_isNarrow ? 47 : 183, m_theme.scaled(30)};
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    if (isChecked()) {
        canvas.fill(rect(), Token::Select);
        canvas.fill(QRect(0, 0, 3, height()), Token::Accent);
    } else if (underMouse()) {
        canvas.fill(rect(), Token::Sunken);
    }
    const Token color = isChecked() ? Token::Ink : m_isQuiet ? Token::Ink3 : Token::Ink2;
    canvas.glyphIn(rect().adjusted(leftPadding, 0, 0, 0), m_icon, glyphSize, color);
    if (m_isNarrow) {
        if (m_note.glyph != Glyph::None)
            canvas.glyph(QPoint(leftPadding + glyphSize - 4, 2), m_note.glyph, 10, Token::Ink2);
        return;
    }
    QRect line = rect().adjusted(leftPadding + glyphSize + 10, 0, -13, 0);
    if (!m_note.text.isEmpty()) {
        const int width
            = canvas.text(line, m_note.text, TextRole::Table, isChecked() ? Token::Ink2 : Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
        line.setRight(line.right() - width - 6);
    }
    if (m_note.glyph != Glyph::None) {
        canvas.glyphIn(QRect(line.right() - 13, line.top(), 14, line.height()), m_note.glyph, 14, Token::Ink2);
        line.setRight(line.right() - 20);
    }
    canvas.text(line, text(), isChecked() ? TextRole::Section : TextRole::Body, color);
}

} // namespace tealdeck
