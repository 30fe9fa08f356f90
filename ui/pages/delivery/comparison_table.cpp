#include "ui/pages/delivery/comparison_table.h"

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int captionWidth = 112;

} // namespace

ComparisonTable::ComparisonTable(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ComparisonTable::set(std::vector<SlotView> slotViews, std::vector<Difference> differences)
{
    m_slots = std::move(slotViews);
    m_rows = std::move(differences);
    QStringList spoken;
    for (const Difference& row : m_rows)
        spoken << tr("%1: %2").arg(row.what, QStringList(row.values.begin(), row.values.end()).join(tr(", then ")));
    setAccessibleName(spoken.isEmpty() ? tr("no difference") : spoken.join(u". "_s));
    contentChanged();
}

void ComparisonTable::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    update();
}

QSize ComparisonTable::sizeHint() const
{
    const int rows = m_rows.empty() ? 0 : static_cast<int>(m_rows.size());
    return {theme().scaled(500), theme().scaled(26) + rows * theme().rowHeight(26)};
}

// Two slots stand under their cards; more share the room evenly.
QRect ComparisonTable::cellOf(std::size_t column, int y, int height) const
{
    const int caption = theme().scaled(captionWidth);
    const int count = std::max(1, static_cast<int>(m_slots.size()));
    const int index = static_cast<int>(column);
    if (count == 2) {
        const int second = width() / 2 + 8;
        return index == 0 ? QRect(caption, y, second - caption - 16, height) : QRect(second, y, width() - second, height);
    }
    const int room = (width() - caption) / count;
    return {caption + index * room, y, room - 16, height};
}

void ComparisonTable::paint(Canvas& canvas)
{
    const int head = theme().scaled(26);
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const QRect cell = cellOf(i, 0, head - 1);
        canvas.glyphIn(cell, slotGlyph(m_slots[i].position, m_slots[i].isLive), 12, slotColor(m_slots[i].position));
        canvas.name(cell.adjusted(18, 0, 0, 0), m_slots[i].name, TextRole::TableHead, Token::Ink3);
    }
    canvas.horizontalLine(0, width(), head - 1, Token::Line);
    const int height = theme().rowHeight(26);
    int y = head;
    for (const Difference& row : m_rows) {
        canvas.text(QRect(0, y, theme().scaled(captionWidth) - 12, height - 1), row.what, TextRole::Table, Token::Ink3);
        for (std::size_t i = 0; i < row.values.size(); ++i)
            canvas.name(cellOf(i, y, height - 1), row.values[i], row.isMono ? TextRole::Mono : TextRole::Table,
                        m_isQuiet ? Token::Ink3 : Token::Ink);
        canvas.horizontalLine(0, width(), y + height - 1, Token::Hair);
        y += height;
    }
}

} // namespace tealdeck
