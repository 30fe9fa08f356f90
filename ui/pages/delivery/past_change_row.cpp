#include "ui/pages/delivery/past_change_row.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/theme/canvas.h"

#include <QKeyEvent>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int timeWidth = 112;
constexpr int personWidth = 150;
constexpr int outcomeWidth = 118;

struct OutcomeLook
{
    Glyph glyph;
    Token color;
    QString word;
};

OutcomeLook lookOf(PastChange::State state)
{
    switch (state) {
    case PastChange::State::Open: return {Glyph::Wait, Token::Ink2, PastChangeRow::tr("No outcome yet")};
    case PastChange::State::Done: return {Glyph::Done, Token::Ink2, PastChangeRow::tr("Done")};
    case PastChange::State::Refused: return {Glyph::Ban, Token::Ink2, PastChangeRow::tr("Refused")};
    case PastChange::State::Unknown: return {Glyph::Unknown, Token::Crit, PastChangeRow::tr("Not known")};
    }
    return {Glyph::Unknown, Token::Ink2, {}};
}

} // namespace

PastChangeRow::PastChangeRow(Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void PastChangeRow::set(const PastChange& change, WallTime now)
{
    m_change = change;
    m_time = formatMoment(change.time, now);
    setAccessibleName(tr("%1, %2, by %3: %4").arg(m_time, displayText(change.what), displayText(change.person), lookOf(change.state).word));
    setToolTip(tr("%1. Show it in the journal.").arg(formatExact(change.time)));
    update();
}

QSize PastChangeRow::sizeHint() const
{
    return {m_theme.scaled(500), m_theme.rowHeight(26)};
}

void PastChangeRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    if (underMouse())
        canvas.fill(rect(), Token::Hover);
    const OutcomeLook look = lookOf(m_change.state);
    const QRect line = rect().adjusted(0, 0, 0, -1);
    const int time = m_theme.scaled(timeWidth);
    const int outcome = m_theme.scaled(outcomeWidth);
    const int person = std::min(m_theme.scaled(personWidth), width() / 4);
    canvas.text(QRect(0, 0, time - 12, line.height()), m_time, TextRole::Table, Token::Ink2);
    canvas.name(QRect(time, 0, width() - time - person - outcome - 12, line.height()), displayText(m_change.what), TextRole::Table,
                Token::Ink);
    canvas.name(QRect(width() - outcome - person, 0, person - 12, line.height()), displayText(m_change.person), TextRole::Table,
                Token::Ink2);
    const QRect verdict(width() - outcome, 0, outcome, line.height());
    canvas.glyphIn(verdict, look.glyph, 14, look.color);
    canvas.text(verdict.adjusted(20, 0, 0, 0), look.word, TextRole::Table, Token::Ink2);
    canvas.horizontalLine(0, width(), height() - 1, Token::Hair);
}

void PastChangeRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace tealdeck
