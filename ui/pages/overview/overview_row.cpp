#include "ui/pages/overview/overview_row.h"

#include "ui/theme/canvas.h"

#include <QKeyEvent>
#include <QPainter>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int wordWidth = 96;
constexpr int rowGlyph = 16;

} // namespace

OverviewRow::OverviewRow(Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void OverviewRow::set(const OverviewLine& line)
{
    if (line == m_line)
        return;
    m_line = line;
    setAccessibleName(line.word + u": "_s + line.what + u". "_s + line.why);
    setToolTip(line.what + u'\n' + line.why);
    update();
}

QSize OverviewRow::sizeHint() const
{
    return {m_theme.scaled(400), m_theme.lineHeight(TextRole::Section) + m_theme.lineHeight(TextRole::Table) + 17};
}

void OverviewRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    if (underMouse())
        canvas.fill(rect(), Token::Hover);
    const int word = m_theme.scaled(wordWidth);
    const int strong = m_theme.lineHeight(TextRole::Section);
    const int remark = canvas.width(m_line.remark, TextRole::Table);
    const QRect status(0, 0, word - 8, height() - 1);
    canvas.glyphIn(status, m_line.glyph, rowGlyph, m_line.glyphColor);
    canvas.text(status.adjusted(rowGlyph + 6, 0, 0, 0), m_line.word, TextRole::Table, m_line.wordColor);
    const int room = width() - word - remark - 16;
    canvas.text(QRect(word, 8, room, strong), m_line.what, TextRole::Section, Token::Ink);
    canvas.text(QRect(word, 8 + strong, room, m_theme.lineHeight(TextRole::Table)), m_line.why, TextRole::Table, Token::Ink2);
    canvas.text(QRect(width() - remark, 0, remark, height() - 1), m_line.remark, TextRole::Table, Token::Ink3);
    canvas.horizontalLine(0, width(), height() - 1, Token::Hair);
}

void OverviewRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace tealdeck
