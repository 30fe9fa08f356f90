#include "ui/pages/overview/zone_table.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int numbersWidth = 92;

} // namespace

ZoneTable::ZoneTable(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ZoneTable::set(std::vector<ZoneSummary> zones)
{
    m_zones = std::move(zones);
    QStringList spoken;
    for (const ZoneSummary& zone : m_zones)
        spoken << tr("%1: %2 of %3 nodes ready").arg(displayText(zone.zone)).arg(zone.ready).arg(zone.nodes);
    setAccessibleName(spoken.join(u". "_s));
    contentChanged();
}

QSize ZoneTable::sizeHint() const
{
    return {theme().scaled(240), theme().scaled(26) + std::max(1, static_cast<int>(m_zones.size())) * theme().rowHeight(26)};
}

void ZoneTable::paint(Canvas& canvas)
{
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const int head = theme().scaled(26);
    const int numbers = theme().scaled(numbersWidth);
    canvas.text(QRect(0, 0, width() - 2 * numbers, head - 1), tr("Zone"), TextRole::TableHead, Token::Ink3);
    canvas.text(QRect(width() - 2 * numbers, 0, numbers, head - 1), tr("Nodes ready"), TextRole::TableHead, Token::Ink3, right);
    canvas.text(QRect(width() - numbers, 0, numbers, head - 1), tr("Cordoned"), TextRole::TableHead, Token::Ink3, right);
    canvas.horizontalLine(0, width(), head - 1, Token::Line);
    int top = head;
    for (const ZoneSummary& zone : m_zones) {
        const int height = theme().rowHeight(26) - 1;
        canvas.name(QRect(0, top, width() - 2 * numbers - 8, height), zone.zone.empty() ? tr("zone not known") : displayText(zone.zone),
                    TextRole::Table, zone.zone.empty() ? Token::Ink3 : Token::Ink);
        canvas.text(QRect(width() - 2 * numbers, top, numbers, height),
                    tr("%1 of %2").arg(formatCount(zone.ready), formatCount(zone.nodes)), TextRole::Table, Token::Ink, right);
        canvas.text(QRect(width() - numbers, top, numbers, height), formatCount(zone.cordoned), TextRole::Table,
                    zone.cordoned == 0 ? Token::Ink3 : Token::Ink, right);
        top += theme().rowHeight(26);
        canvas.horizontalLine(0, width(), top - 1, Token::Hair);
    }
}

} // namespace tealdeck
