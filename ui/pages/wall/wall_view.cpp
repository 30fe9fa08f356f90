#include "ui/pages/wall/wall_view.h"

#include "core/base/clock.h"
#include "core/change/change.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QTimer>

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr QSizeF drawnFor(1920, 1080); // larger screens show the same, larger
constexpr int margin = 40;
constexpr int stripHeight = 4;
constexpr int verdictGlyph = 84;
constexpr int headLine = 76;
constexpr int wordPadding = 24; // of a word in a box
constexpr int wordGap = 12;
constexpr int narrowBelow = 1500; // there the head leaves the date out
constexpr auto shiftEvery = std::chrono::minutes(10);

// The word of a class or mode in a box; gives how far the next one is.
int paintWord(Canvas& canvas, const QRect& line, const QString& word, BadgeStyle style)
{
    WallPen pen(canvas);
    const int width = pen.width(word, WallRole::Note) + wordPadding;
    const int height = WallPen::lineHeight(canvas.theme(), WallRole::Note) + 10;
    const QRect box(line.left(), line.top() + (line.height() - height) / 2, width, height);
    const bool isFilled = style == BadgeStyle::Production;
    const Token border = style == BadgeStyle::Staging ? Token::Prod : Token::Control;
    canvas.box(box, 4, isFilled ? std::optional(Token::ProdFill) : std::nullopt, isFilled ? std::nullopt : std::optional(border));
    pen.text(box, word, WallRole::Note,
             isFilled                           ? Token::OnProd
                 : style == BadgeStyle::Staging ? Token::Prod
                                                : Token::Ink2,
             Qt::AlignCenter);
    return width + wordGap;
}

} // namespace

WallView::WallView(Theme& theme, const Clock& clock, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_clock(clock)
    , m_ticking(new QTimer(this))
    , m_shifting(new QTimer(this))
{
    setCursor(Qt::BlankCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Wall display"));
    m_ticking->setInterval(std::chrono::seconds(1));
    connect(m_ticking, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    m_shifting->setInterval(shiftEvery);
    connect(m_shifting, &QTimer::timeout, this, &WallView::shift);
}

void WallView::set(WallPicture picture)
{
    m_picture = std::move(picture);
    setAccessibleDescription(m_picture.verdict + u". "_s + m_picture.basis);
    update();
}

void WallView::setEnvironment(const EnvironmentView& environment)
{
    m_environment = environment;
    update();
}

void WallView::shift()
{
    m_place = (m_place + 1) % 4;
    update();
}

QPoint WallView::offset() const
{
    return {m_place == 1 || m_place == 2 ? 1 : 0, m_place >= 2 ? 1 : 0};
}

void WallView::showEvent(QShowEvent* event)
{
    PaintedWidget::showEvent(event);
    m_ticking->start();
    m_shifting->start();
}

void WallView::hideEvent(QHideEvent* event)
{
    PaintedWidget::hideEvent(event);
    m_ticking->stop();
    m_shifting->stop();
}

// No key does anything but leave, not even a shortcut of the window behind.
bool WallView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::ToolTip || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::ContextMenu) {
        event->accept();
        return true;
    }
    return PaintedWidget::event(event);
}

void WallView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F11)
        Q_EMIT leaveWanted();
}

void WallView::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Base);
    const qreal factor = std::max(1.0, std::min(width() / drawnFor.width(), height() / drawnFor.height()));
    canvas.painter().translate(offset());
    canvas.painter().scale(factor, factor);
    const QSize size(static_cast<int>(width() / factor), static_cast<int>(height() / factor));
    const int strip = m_environment.environmentClass == EnvironmentClass::Production ? stripHeight : 1;
    if (m_environment.environmentClass != EnvironmentClass::Development)
        canvas.fill(QRect(0, 0, size.width(), strip), Token::ProdFill);
    paintPicture(canvas, QRect(margin, stripHeight, size.width() - 2 * margin, size.height() - stripHeight - margin / 2));
}

// Gives the width that it took.
int WallView::paintName(Canvas& canvas, const QRect& line) const
{
    WallPen pen(canvas);
    QRect rest = line;
    canvas.glyphIn(rest, Glyph::Mark, 32, Token::Ink);
    rest.setLeft(rest.left() + 32 + 22);
    if (!m_environment.product.isEmpty()) {
        rest.setLeft(rest.left() + pen.text(rest, m_environment.product, WallRole::Title, Token::Ink) + 8);
        rest.setLeft(rest.left() + pen.text(rest, u"/"_s, WallRole::Title, Token::Ink3) + 8);
    }
    rest.setLeft(rest.left() + pen.text(rest, m_environment.environment, WallRole::Title, Token::Ink) + 22);
    return rest.left() - line.left();
}

// What it is and what was done to it: class, sandbox, mode, how many writes were sent.
std::vector<WallView::Mark> WallView::marks() const
{
    std::vector<Mark> marks{{classWord(m_environment.environmentClass), badgeStyleOf(m_environment.environmentClass)}};
    if (m_environment.isSandbox)
        marks.push_back({tr("SANDBOX"), BadgeStyle::Quiet});
    if (m_environment.isReadOnly)
        marks.push_back({tr("READ-ONLY"), BadgeStyle::Quiet});
    return marks;
}

int WallView::widthOfMarks(const WallPen& pen) const
{
    int width = 0;
    for (const Mark& mark : marks())
        width += pen.width(mark.word, WallRole::Note) + wordPadding + wordGap;
    return width + pen.width(tr("writes sent"), WallRole::Text) + 16 + pen.width(formatCount(m_environment.writesSent), WallRole::Strong)
        + 1;
}

void WallView::paintMarks(Canvas& canvas, const QRect& line) const
{
    WallPen pen(canvas);
    QRect rest = line;
    for (const Mark& mark : marks())
        rest.setLeft(rest.left() + paintWord(canvas, rest, mark.word, mark.style));
    rest.setLeft(rest.left() + 8);
    rest.setLeft(rest.left() + pen.text(rest, tr("writes sent"), WallRole::Text, Token::Ink2) + 8);
    pen.text(rest, formatCount(m_environment.writesSent), WallRole::Strong, Token::Ink);
}

// How fresh it is and what time it is: that has to be there whatever the width; gives where it begins.
int WallView::paintMoment(Canvas& canvas, const QRect& line) const
{
    WallPen pen(canvas);
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const WallTime now = m_clock.wallNow();
    const bool isNarrow = line.width() < narrowBelow;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
    const QString zone = zoneAbbreviation(now);
    const QString day = isNarrow ? zone : QLocale().toString(local.date(), u"ddd d MMM"_s) + u", "_s + zone;
    QRect rest = line;
    const auto put = [&](const QString& text, WallRole role, Token color, int space) {
        rest.setRight(rest.right() - pen.text(rest, text, role, color, right) - space);
    };
    const FreshnessText text = describe(m_environment.freshness, m_clock.now());
    const StatusLook look = lookOf(text.status);
    put(day, WallRole::Text, Token::Ink3, 12);
    put(formatTimeOfDay(now), isNarrow ? WallRole::Title : WallRole::Clock, Token::Ink, isNarrow ? 24 : 36);
    put(text.age, WallRole::Text, Token::Ink3, 8);
    put(text.word, WallRole::Text, look.wordColor, 32);
    canvas.glyph(QPoint(rest.right() + 1, rest.center().y() - 11), look.glyph, 22, look.glyphColor);
    return rest.right() - 12;
}

// All of it stays at every width and text size: where one line is too short, the marks have one of their own.
int WallView::paintHead(Canvas& canvas, const QRect& room) const
{
    QRect line(room.left(), room.top(), room.width(), headLine);
    line.setRight(paintMoment(canvas, line));
    line.setLeft(line.left() + paintName(canvas, line));
    int height = headLine;
    if (const WallPen pen(canvas); widthOfMarks(pen) > line.width()) {
        line = QRect(room.left(), line.bottom() - 7, room.width(), lineOf(WallRole::Note) + 20);
        height = line.bottom() + 9 - room.top();
    }
    paintMarks(canvas, line);
    canvas.horizontalLine(0, room.right() + margin + 1, room.top() + height, Token::Line);
    return height + 1;
}

int WallView::paintVerdict(Canvas& canvas, const QRect& room) const
{
    WallPen pen(canvas);
    const int left = room.left() + verdictGlyph + 28;
    const int width = room.right() - left;
    WallRole role = WallRole::Verdict;
    for (const WallRole smaller : {WallRole::Clock, WallRole::Title}) {
        if (pen.width(m_picture.verdict, role) > width)
            role = smaller;
    }
    const int basis = pen.linesOf(m_picture.basis, WallRole::Line, width) * lineOf(WallRole::Line); // it is never cut (safety.md 20)
    const int height = std::max(verdictGlyph, lineOf(role) + basis);
    const int top = room.top() + 24;
    const int text = top + (height - lineOf(role) - basis) / 2;
    canvas.glyph(QPoint(room.left(), top + (height - verdictGlyph) / 2), m_picture.glyph, verdictGlyph, m_picture.color);
    pen.text(QRect(left, text, width, lineOf(role)), m_picture.verdict, role, Token::Ink);
    pen.paragraph(QRect(left, text + lineOf(role), width, basis), m_picture.basis, WallRole::Line, Token::Ink2);
    return height + 24 + 20;
}

} // namespace tealdeck
