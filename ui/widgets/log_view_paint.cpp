#include "ui/widgets/log_line_text.h"
#include "ui/widgets/log_view.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr int sideMargin = 16;
constexpr qsizetype longestSourceName = 24; // characters

} // namespace

LogView::Columns LogView::columns() const
{
    const QFontMetricsF metrics(m_theme.font(TextRole::Mono));
    Columns columns{.time = m_theme.scaled(sideMargin), .source = 0, .text = 0, .right = viewport()->width() - m_theme.scaled(sideMargin)};
    columns.source = columns.time + qCeil(metrics.horizontalAdvance(QStringLiteral("00:00:00.000 ")));
    qsizetype longest = 0;
    for (const QString& name : m_sourceNames)
        longest = std::max(longest, std::min<qsizetype>(name.size(), longestSourceName) + 1);
    columns.text = columns.source + qCeil(metrics.horizontalAdvance(QString(longest, u'0')));
    return columns;
}

std::unique_ptr<QTextLayout> LogView::layoutOf(const LogLine& line, bool isMarked) const
{
    const Columns place = columns();
    QString text = logText(line);
    const QFontMetricsF metrics(m_theme.font(TextRole::Mono));
    const int width = std::max(place.right - place.text, m_theme.scaled(40));
    if (!m_isWrapped) { // nobody sees more than a row of it
        const auto seen = static_cast<qsizetype>(width / std::max(1.0, metrics.horizontalAdvance(u'i'))) + 8;
        text = metrics.elidedText(text.size() > seen * 2 ? text.left(seen * 2) + u'…' : text, Qt::ElideRight, width);
    }
    auto layout = std::make_unique<QTextLayout>(text, m_theme.font(TextRole::Mono));
    layout->setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(m_isWrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    layout->setTextOption(option);
    auto formats = logFormats(line, m_theme);
    addHits(formats, text, m_find, isMarked, m_theme);
    layout->setFormats(QList<QTextLayout::FormatRange>(formats.begin(), formats.end()));
    layout->beginLayout();
    int y = 0;
    for (QTextLine row = layout->createLine(); row.isValid(); row = layout->createLine()) {
        row.setLineWidth(width);
        row.setPosition(QPointF(0, y + (m_theme.lineHeight(TextRole::Mono) - row.height()) / 2));
        y += m_theme.lineHeight(TextRole::Mono);
    }
    layout->endLayout();
    return layout;
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    Canvas canvas(painter, m_theme);
    canvas.fill(viewport()->rect(), Token::Base);
    int y = m_theme.scaled(4);
    if (!m_rows || m_rows->count() == 0) {
        canvas.text(QRect(m_theme.scaled(sideMargin), y + 4, viewport()->width() - 2 * m_theme.scaled(sideMargin), m_theme.scaled(20)),
                    m_emptyText, TextRole::Table, Token::Ink2);
        return;
    }
    for (std::size_t row = topRow(); row < m_rows->count() && y < viewport()->height(); ++row) {
        const auto number = m_rows->number(row);
        const QRect rect(0, y, viewport()->width(), rowHeight(row));
        if (const LogNote* note = m_rows->buffer().note(number))
            paintNote(canvas, rect, *note);
        else
            paintLine(canvas, rect, number);
        y += rect.height();
    }
}

void LogView::paintNote(Canvas& canvas, const QRect& rect, const LogNote& note) const
{
    const int offset = m_theme.scaled(4);
    canvas.horizontalLine(rect.left(), rect.right() + 1, rect.top() + offset, Token::Line);
    const int margin = m_theme.scaled(sideMargin);
    canvas.text(rect.adjusted(margin, 2 * offset, -margin, 0), logNoteText(note, m_clock.wallNow()), TextRole::Axis, Token::Ink2);
}

void LogView::paintGround(Canvas& canvas, const QRect& rect, const LogLine& line, LogBuffer::Number number) const
{
    if (line.record.level >= LogLevel::Error)
        canvas.fill(rect, Token::CritTint);
    if (hasFocus() && number == m_cursor.number && m_anchor == m_cursor)
        canvas.fill(QRect(rect.left(), rect.top(), 3, rect.height()), Token::Accent);
}

void LogView::paintLine(Canvas& canvas, const QRect& rect, LogBuffer::Number number) const
{
    const LogLine line = m_rows->buffer().line(number);
    const Columns place = columns();
    paintGround(canvas, rect, line, number);
    const QRect first(rect.left(), rect.top(), rect.width(), m_theme.lineHeight(TextRole::Mono));
    canvas.text(QRect(place.time, first.top(), place.source - place.time, first.height()), logTimeText(line.record.time), TextRole::Mono,
                Token::Ink2);
    if (line.record.source < m_sourceNames.size())
        canvas.name(QRect(place.source, first.top(), place.text - place.source - 6, first.height()), m_sourceNames[line.record.source],
                    TextRole::Mono, Token::Ink3);
    const auto layout = layoutOf(line, number == m_cursor.number);
    const LogPosition begin = std::min(m_anchor, m_cursor);
    const LogPosition end = std::max(m_anchor, m_cursor);
    const int length = static_cast<int>(layout->text().size());
    QList<QTextLayout::FormatRange> selections;
    if (begin != end && number >= begin.number && number <= end.number) {
        QTextLayout::FormatRange selected;
        selected.start = number == begin.number ? std::min(begin.column, length) : 0;
        selected.length = (number == end.number ? std::min(end.column, length) : length) - selected.start;
        selected.format.setBackground(m_theme.color(Token::Select));
        selections.push_back(selected);
    }
    canvas.painter().setPen(m_theme.color(Token::Ink));
    layout->draw(&canvas.painter(), QPointF(place.text, rect.top()), selections);
}

} // namespace tealdeck
