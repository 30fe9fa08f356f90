#include "ui/pages/delivery/ways_in_table.h"

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kindWidth = 112;

} // namespace

WaysInTable::WaysInTable(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WaysInTable::set(std::vector<WayIn> ways)
{
    m_ways = std::move(ways);
    QStringList spoken;
    for (const WayIn& way : m_ways)
        spoken << tr("%1 %2 leads to %3").arg(way.kind, way.name, way.leadsTo);
    setAccessibleName(spoken.isEmpty() ? tr("No Service and no Ingress leads here.") : spoken.join(u". "_s));
    contentChanged();
}

void WaysInTable::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    update();
}

QSize WaysInTable::sizeHint() const
{
    return {theme().scaled(400), theme().scaled(26) + std::max(1, static_cast<int>(m_ways.size())) * theme().rowHeight(26)};
}

void WaysInTable::paint(Canvas& canvas)
{
    const int head = theme().scaled(26);
    const int kind = theme().scaled(kindWidth);
    const int target = width() / 2 + 8;
    canvas.text(QRect(0, 0, kind, head - 1), tr("Kind"), TextRole::TableHead, Token::Ink3);
    canvas.text(QRect(kind, 0, target - kind - 12, head - 1), tr("Name"), TextRole::TableHead, Token::Ink3);
    canvas.text(QRect(target, 0, width() - target, head - 1), tr("Leads to"), TextRole::TableHead, Token::Ink3);
    canvas.horizontalLine(0, width(), head - 1, Token::Line);
    const int height = theme().rowHeight(26);
    QRect row(0, head, width(), height);
    if (m_ways.empty())
        canvas.text(row, tr("No Service and no Ingress leads here."), TextRole::Table, Token::Ink3);
    for (const WayIn& way : m_ways) {
        paintRow(canvas, way, row);
        row.translate(0, height);
    }
}

void WaysInTable::paintRow(Canvas& canvas, const WayIn& way, const QRect& row) const
{
    const int kind = theme().scaled(kindWidth);
    const int half = row.width() / 2 + 8;
    const QRect line = row.adjusted(0, 0, 0, -1);
    canvas.text(QRect(0, line.top(), kind - 12, line.height()), way.kind, TextRole::Table, m_isQuiet ? Token::Ink3 : Token::Ink2);
    canvas.name(QRect(kind, line.top(), half - kind - 12, line.height()), way.name, TextRole::Table, m_isQuiet ? Token::Ink3 : Token::Ink);
    QRect target(half, line.top(), row.width() - half, line.height());
    if (way.mark) {
        canvas.glyphIn(target, slotGlyph(*way.mark, way.isLive), 12, slotColor(*way.mark));
        target.setLeft(target.left() + 18);
    }
    canvas.name(target, way.leadsTo, TextRole::Table, m_isQuiet ? Token::Ink3 : Token::Ink);
    canvas.horizontalLine(0, row.width(), row.bottom(), Token::Hair);
}

} // namespace tealdeck
