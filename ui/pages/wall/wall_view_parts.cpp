// What a WallView shows below its verdict, as much of it as there is room for.

#include "ui/pages/wall/wall_view.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/widgets/slot_mark.h"

#include <algorithm>
#include <cmath>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int gap = 20;
constexpr int problemGap = 8;
constexpr int cellGap = 16;
constexpr int padding = 24;
constexpr int markSize = 20;
constexpr int zonesShare = 30; // percent of the width

TimelineSize sizeOfTimeline(const Theme& theme)
{
    return {.label = theme.scaled(112),
            .lane = theme.rowHeight(24),
            .mark = 14,
            .axis = theme.scaled(20),
            .text = TextRole::Table,
            .axisText = TextRole::Table};
}

SlotPosition positionOf(const Slot& slot)
{
    return slot.position == 0 ? SlotPosition::First : SlotPosition::Second;
}

struct ProblemLook
{
    Token fill;
    Token border;
};

// The tint says as much as the word: trouble is coloured, a note is not.
ProblemLook lookOf(const OverviewLine& line)
{
    if (line.glyph == Glyph::Crit)
        return {Token::CritTint, Token::CritMark};
    if (line.glyph == Glyph::Warn)
        return {Token::WarnTint, Token::WarnMark};
    return {Token::Raised, Token::Line};
}

} // namespace

int WallView::rowsWanted() const
{
    return std::max({1, static_cast<int>(m_picture.applications.size()), static_cast<int>(m_picture.zones.size())});
}

// What matters comes first: the worst problem, what is live, the day, then more problems.
WallView::Plan WallView::planFor(int room) const
{
    const int problem = lineOf(WallRole::Title) + lineOf(WallRole::Text) + 16 + problemGap;
    const int figures = lineOf(WallRole::Text) + lineOf(WallRole::Figure) + lineOf(WallRole::Note) + padding;
    const int head = lineOf(WallRole::Note) + 12;
    const int row = lineOf(WallRole::Line) + 16;
    const int timeline = timelineHeight() + gap;
    const int known = static_cast<int>(m_picture.problems.size());
    Plan plan{.problems = std::min(known, 1), .rows = 0, .hasTimeline = false};
    int left = room - figures - gap - plan.problems * problem - (known > 1 ? lineOf(WallRole::Note) + problemGap : 0) - head;
    plan.rows = std::clamp(left / row, 0, rowsWanted());
    left -= plan.rows * row;
    plan.hasTimeline = left >= timeline;
    left -= plan.hasTimeline ? timeline : 0;
    const int more = std::max(0, left / problem);
    plan.problems = std::min(known, plan.problems + more);
    return plan;
}

void WallView::paintPicture(Canvas& canvas, const QRect& room) const
{
    QRect rest = room;
    rest.setTop(rest.top() + paintHead(canvas, rest));
    rest.setTop(rest.top() + paintVerdict(canvas, rest));
    const Plan plan = planFor(rest.height());
    if (plan.hasTimeline)
        rest.setBottom(paintTimeline(canvas, rest) - gap);
    rest.setTop(rest.top() + paintProblems(canvas, rest, plan.problems));
    rest.setTop(rest.top() + paintFigures(canvas, rest));
    if (plan.rows == 0)
        return; // a head without rows says nothing
    const int zones = rest.width() * zonesShare / 100;
    paintLive(canvas, rest.adjusted(0, 0, -zones - padding, 0), plan.rows);
    canvas.verticalLine(rest.right() - zones - padding / 2, rest.top(), rest.bottom() + 1, Token::Line);
    paintZones(canvas, QRect(rest.right() + 1 - zones + padding / 2, rest.top(), zones - padding / 2, rest.height()), plan.rows);
}

int WallView::timelineHeight() const
{
    const qreal scale = WallPen::factor(theme(), WallRole::Note);
    const TimelineSize size = sizeOfTimeline(theme());
    return static_cast<int>(std::ceil((static_cast<int>(m_picture.lanes.size()) * size.lane + size.axis) * scale));
}

// At the bottom; gives where it begins. It is drawn as on the desk, enlarged.
int WallView::paintTimeline(Canvas& canvas, const QRect& room) const
{
    const qreal scale = WallPen::factor(theme(), WallRole::Note);
    const int top = room.bottom() + 1 - timelineHeight();
    canvas.horizontalLine(room.left(), room.right() + 1, top - 1, Token::Line);
    canvas.painter().save();
    canvas.painter().translate(room.left(), top);
    canvas.painter().scale(scale, scale);
    const QRect place(0, 0, static_cast<int>(room.width() / scale), static_cast<int>(timelineHeight() / scale));
    TimelinePainter(place, sizeOfTimeline(theme()), m_picture.now).paint(canvas, m_picture.lanes);
    canvas.painter().restore();
    return top;
}

int WallView::paintProblems(Canvas& canvas, const QRect& room, int count) const
{
    WallPen pen(canvas);
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const int title = lineOf(WallRole::Title);
    const int second = lineOf(WallRole::Text);
    int top = room.top();
    for (int i = 0; i < count; ++i) {
        const OverviewLine& problem = m_picture.problems[static_cast<std::size_t>(i)];
        const QRect box(room.left(), top, room.width(), title + second + 16);
        const ProblemLook look = lookOf(problem);
        canvas.box(box, 4, look.fill, look.border);
        const QRect inner = box.adjusted(24, 8, -24, -8);
        canvas.glyphIn(inner, problem.glyph, 44, problem.glyphColor);
        QRect line(inner.left() + 66, inner.top(), inner.width() - 66, title);
        line.setRight(line.right() - pen.text(line, problem.remark, WallRole::Text, Token::Ink3, right) - 16);
        const int taken = pen.text(line, problem.word, WallRole::Title, problem.wordColor) + 14;
        pen.text(line.adjusted(taken, 0, 0, 0), problem.what, WallRole::Title, Token::Ink);
        pen.text(QRect(line.left(), inner.top() + title, inner.width() - 66, second), problem.why, WallRole::Text, Token::Ink2);
        top += box.height() + problemGap;
    }
    const int hidden = static_cast<int>(m_picture.problems.size()) - count;
    if (hidden > 0) {
        pen.text(QRect(room.left(), top, room.width(), lineOf(WallRole::Note)), tr("and %n more", nullptr, hidden), WallRole::Note,
                 Token::Ink2);
        top += lineOf(WallRole::Note) + problemGap;
    }
    return top - room.top() + (top > room.top() ? gap - problemGap : 0);
}

int WallView::paintFigures(Canvas& canvas, const QRect& room) const
{
    WallPen pen(canvas);
    const int caption = lineOf(WallRole::Text);
    const int value = lineOf(WallRole::Figure);
    const int height = caption + value + lineOf(WallRole::Note) + padding;
    canvas.horizontalLine(room.left(), room.right() + 1, room.top(), Token::Line);
    canvas.horizontalLine(room.left(), room.right() + 1, room.top() + height - 1, Token::Line);
    const int count = std::max(1, static_cast<int>(m_picture.figures.size()));
    for (int i = 0; i < static_cast<int>(m_picture.figures.size()); ++i) {
        const KeyFigure& figure = m_picture.figures[static_cast<std::size_t>(i)];
        const int left = room.left() + i * room.width() / count + (i == 0 ? 0 : padding);
        const int wide = room.left() + (i + 1) * room.width() / count - left - cellGap;
        const int top = room.top() + padding / 2;
        if (i > 0)
            canvas.verticalLine(left - padding, room.top(), room.top() + height - 1, Token::Line);
        pen.text(QRect(left, top, wide, caption), figure.caption, WallRole::Text, Token::Ink2);
        const int taken = pen.text(QRect(left, top + caption, wide, value), figure.value, WallRole::Figure, Token::Ink) + 10;
        pen.text(QRect(left + taken, top + caption + 6, wide - taken, value), figure.unit, WallRole::Text, Token::Ink3);
        pen.text(QRect(left, top + caption + value, wide, lineOf(WallRole::Note)), figure.note, WallRole::Note, Token::Ink3);
    }
    return height;
}

void WallView::paintLive(Canvas& canvas, const QRect& room, int rows) const
{
    WallPen pen(canvas);
    const int head = lineOf(WallRole::Note) + 12;
    const int row = lineOf(WallRole::Line) + 16;
    const int wide = room.width();
    const std::vector<int> lefts{room.left(),
                                 room.left() + wide * 18 / 100,
                                 room.left() + wide * 42 / 100,
                                 room.left() + wide * 58 / 100,
                                 room.left() + wide * 83 / 100,
                                 room.left() + wide};
    const QStringList titles{tr("Application"), tr("Live"), tr("Pods ready"), tr("Other slot"), tr("Pods ready")};
    for (int i = 0; i < titles.size(); ++i) {
        const auto column = static_cast<std::size_t>(i);
        pen.text(QRect(lefts[column], room.top(), lefts[column + 1] - lefts[column] - cellGap, head - 1), titles[i], WallRole::Note,
                 Token::Ink3);
    }
    canvas.horizontalLine(room.left(), room.right() + 1, room.top() + head - 1, Token::Hair);
    if (m_picture.applications.empty())
        pen.text(QRect(room.left(), room.top() + head, wide, row), m_picture.nothingLive, WallRole::Text, Token::Ink3);
    for (int i = 0; i < std::min(rows, static_cast<int>(m_picture.applications.size())); ++i)
        paintApplication(canvas, m_picture.applications[static_cast<std::size_t>(i)],
                         QRect(room.left(), room.top() + head + i * row, wide, row), lefts);
}

void WallView::paintApplication(Canvas& canvas, const Application& application, const QRect& row, const std::vector<int>& lefts) const
{
    WallPen pen(canvas);
    const auto cell = [&](std::size_t column) {
        return QRect(lefts[column], row.top(), lefts[column + 1] - lefts[column] - cellGap, row.height() - 1);
    };
    const auto slotIn = [&](const Slot& slot, std::size_t column, bool isLive) {
        canvas.glyphIn(cell(column), slotGlyph(positionOf(slot), isLive), markSize, slotColor(positionOf(slot)));
        const QRect text = cell(column).adjusted(markSize + 10, 0, 0, 0);
        const int taken = pen.text(text, displayText(slot.name), WallRole::Line, isLive ? Token::Ink : Token::Ink2) + 10;
        pen.name(text.adjusted(taken, 0, 0, 0), displayText(slot.version), WallRole::Line, Token::Ink3);
        pen.text(cell(column + 1), tr("%1 of %2").arg(slot.ready).arg(slot.desired), WallRole::Line,
                 slot.ready < slot.desired ? Token::Ink : Token::Ink2);
    };
    pen.name(cell(0), displayText(application.name), WallRole::Title, Token::Ink);
    const bool areBothWorking = application.serviceName.empty(); // consumers (safety.md 19)
    const Slot* first = areBothWorking && !application.slots.empty() ? &application.slots.front() : application.selectedSlot();
    if (first)
        slotIn(*first, 1, true);
    else
        pen.text(cell(1), tr("none"), WallRole::Line, Token::Ink2);
    const auto other = std::ranges::find_if(application.slots, [first](const Slot& slot) { return &slot != first; });
    if (other != application.slots.end())
        slotIn(*other, 3, areBothWorking);
    canvas.horizontalLine(row.left(), row.right() + 1, row.bottom(), Token::Hair);
}

void WallView::paintZones(Canvas& canvas, const QRect& room, int rows) const
{
    WallPen pen(canvas);
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const int head = lineOf(WallRole::Note) + 12;
    const int row = lineOf(WallRole::Line) + 16;
    pen.text(QRect(room.left(), room.top(), room.width() / 2, head - 1), tr("Zone"), WallRole::Note, Token::Ink3);
    pen.text(QRect(room.left() + room.width() / 2, room.top(), room.width() / 2, head - 1), tr("Nodes ready"), WallRole::Note, Token::Ink3,
             right);
    canvas.horizontalLine(room.left(), room.right() + 1, room.top() + head - 1, Token::Hair);
    if (m_picture.zones.empty())
        pen.text(QRect(room.left(), room.top() + head, room.width(), row), m_picture.zonesUnknown, WallRole::Text, Token::Ink3);
    for (int i = 0; i < std::min(rows, static_cast<int>(m_picture.zones.size())); ++i) {
        const ZoneSummary& zone = m_picture.zones[static_cast<std::size_t>(i)];
        QRect line(room.left(), room.top() + head + i * row, room.width(), row - 1);
        const bool isShort = zone.ready < zone.nodes;
        const int taken = pen.text(line, tr("%1 of %2").arg(formatCount(zone.ready), formatCount(zone.nodes)), WallRole::Line,
                                   isShort ? Token::Ink : Token::Ink2, right);
        if (isShort)
            canvas.glyph(QPoint(line.right() - taken - 36, line.center().y() - 12), Glyph::Warn, 24, Token::WarnMark);
        pen.name(line.adjusted(0, 0, -taken - 48, 0), zone.zone.empty() ? tr("zone not known") : displayText(zone.zone), WallRole::Line,
                 zone.zone.empty() ? Token::Ink3 : Token::Ink);
        canvas.horizontalLine(line.left(), line.right() + 1, line.bottom() + 1, Token::Hair);
    }
}

} // namespace tealdeck
