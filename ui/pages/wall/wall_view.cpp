#include "ui/pages/wall/wall_view.h"

#include "core/base/clock.h"
#include "core/change/change.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/widgets/badge.h"

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
constexpr auto shiftEvery = std::chrono::minutes(10);

// The word of a class or mode in a box; gives how far the next one is.
int paintWord(Canvas& canvas, const QRect& line, const QString& word, BadgeStyle style)
{
    WallPen pen(canvas);
    const int width = pen.width(word, WallRole::Note) + 24;
    const QRect box(line.left(), line.center().y() - 17, width, 34);
    const bool isFilled = style == BadgeStyle::Production;
    const Token border = style == BadgeStyle::Staging ? Token::Prod : Token::Control;
    canvas.box(box, 4, isFilled ? std::optional(Token::ProdFill) : std::nullopt, isFilled ? std::nullopt : std::optional(border));
    pen.text(box, word, WallRole::Note,
             isFilled                           ? Token::OnProd
                 : style == BadgeStyle::Staging ? Token::Prod
                                                : Token::Ink2,
             Qt::AlignCenter);
    return width + 12;
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
    rest.setLeft(rest.left()
                 + paintWord(canvas, rest, classWord(m_environment.environmentClass), badgeStyleOf(m_environment.environmentClass)));
    if (m_environment.isSandbox)
        rest.setLeft(rest.left() + paintWord(canvas, rest, tr("SANDBOX"), BadgeStyle::Quiet));
    if (m_environment.isReadOnly)
        rest.setLeft(rest.left() + paintWord(canvas, rest, tr("READ-ONLY"), BadgeStyle::Quiet));
    rest.setLeft(rest.left() + 8);
    rest.setLeft(rest.left() + pen.text(rest, tr("writes sent"), WallRole::Text, Token::Ink2) + 8);
    return rest.left() + pen.text(rest, formatCount(m_environment.writesSent), WallRole::Strong, Token::Ink);
}

void WallView::paintMoment(Canvas& canvas, const QRect& line) const
{
    WallPen pen(canvas);
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const WallTime now = m_clock.wallNow();
    const QString day = QLocale().toString(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date(), u"ddd d MMM"_s) + u", "_s
        + zoneAbbreviation(now);
    QRect rest = line;
    rest.setRight(rest.right() - pen.text(rest, day, WallRole::Text, Token::Ink3, right) - 12);
    rest.setRight(rest.right() - pen.text(rest, formatTimeOfDay(now), WallRole::Clock, Token::Ink, right) - 36);
    const FreshnessText text = describe(m_environment.freshness, m_clock.now());
    const StatusLook look = lookOf(text.status);
    rest.setRight(rest.right() - pen.text(rest, text.age, WallRole::Text, Token::Ink3, right) - 8);
    rest.setRight(rest.right() - pen.text(rest, text.word, WallRole::Text, look.wordColor, right) - 10);
    if (rest.width() > 24)
        canvas.glyph(QPoint(rest.right() - 22, rest.center().y() - 11), look.glyph, 22, look.glyphColor);
}

int WallView::paintHead(Canvas& canvas, const QRect& room) const
{
    const QRect line(room.left(), room.top(), room.width(), 76);
    const int end = paintName(canvas, line);
    paintMoment(canvas, line.adjusted(end - line.left() + 24, 0, 0, 0));
    canvas.horizontalLine(0, room.right() + margin + 1, line.bottom() + 1, Token::Line);
    return line.height() + 1;
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
    const int height = std::max(verdictGlyph, lineOf(role) + lineOf(WallRole::Line));
    const int top = room.top() + 24;
    const int text = top + (height - lineOf(role) - lineOf(WallRole::Line)) / 2;
    canvas.glyph(QPoint(room.left(), top + (height - verdictGlyph) / 2), m_picture.glyph, verdictGlyph, m_picture.color);
    pen.text(QRect(left, text, width, lineOf(role)), m_picture.verdict, role, Token::Ink);
    pen.text(QRect(left, text + lineOf(role), width, lineOf(WallRole::Line)), m_picture.basis, WallRole::Line, Token::Ink2);
    return height + 24 + 20;
}

} // namespace tealdeck
