#include "ui/widgets/slot_card.h"

#include "ui/widgets/pod_cells.h"

#include <QPainterPath>

namespace tealdeck
{

namespace
{

constexpr int podsHeight = 34;
constexpr int narrowestKey = 68;

int factLine(const Theme& theme)
{
    return theme.lineHeight(TextRole::Table) + 3;
}

} // namespace

SlotCard::SlotCard(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void SlotCard::set(SlotView slot)
{
    m_slot = std::move(slot);
    QStringList spoken{m_slot.name, m_slot.version.isEmpty() ? tr("version not known") : m_slot.version, m_slot.stateWord,
                       tr("%1 of %n pods ready", nullptr, m_slot.pods).arg(m_slot.readyPods)};
    for (const KeyValue& fact : m_slot.facts)
        spoken << fact.key + QStringLiteral(": ") + fact.value;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    contentChanged();
}

QSize SlotCard::sizeHint() const
{
    const int facts = (static_cast<int>(m_slot.facts.size()) + 1) / 2;
    return {theme().scaled(494), theme().scaled(38) + theme().scaled(podsHeight) + std::max(3, facts) * factLine(theme()) + 11};
}

QSize SlotCard::minimumSizeHint() const
{
    return {320, sizeHint().height()}; // two of them fit into the smallest window at every text size; long facts are elided
}

void SlotCard::paint(Canvas& canvas)
{
    canvas.box(rect(), 4, Token::Base, m_slot.isLive ? slotColor(m_slot.position) : Token::Line);
    const QRect head(1, 1, width() - 2, theme().scaled(38));
    paintHead(canvas, head);
    paintBody(canvas, QRect(13, head.bottom() + 1, width() - 26, height() - head.height() - 2));
}

void SlotCard::paintHead(Canvas& canvas, const QRect& head)
{
    if (m_slot.isLive) {
        QPainterPath shape;
        shape.addRoundedRect(QRectF(head).adjusted(0, 0, 0, 8), 3, 3);
        canvas.painter().save();
        canvas.painter().setClipRect(head);
        canvas.painter().fillPath(shape, theme().color(slotTint(m_slot.position)));
        canvas.painter().restore();
    }
    canvas.horizontalLine(head.left(), head.right() + 1, head.bottom(), m_slot.isLive ? Token::Line : Token::Hair);

    QRect line = head.adjusted(12, 0, -12, -1);
    canvas.glyphIn(line, slotGlyph(m_slot.position, m_slot.isLive), 14, slotColor(m_slot.position));
    const int badge = m_slot.stateWord.isEmpty()
        ? 0
        : Badge::paint(canvas, line, m_slot.stateWord, m_slot.isLive ? BadgeStyle::Filled : BadgeStyle::Quiet);
    line.adjust(14 + 8, 0, -badge - 12, 0);
    const QRect nameLine = line.translated(0, 1); // so that both words stand on one base line
    line.setLeft(line.left() + canvas.text(nameLine, m_slot.name, TextRole::Section, Token::Ink) + 12);
    const bool isKnown = !m_slot.version.isEmpty();
    canvas.name(line, isKnown ? m_slot.version : QStringLiteral("?"), TextRole::CardTitle, isKnown ? Token::Ink : Token::Ink3);
}

void SlotCard::paintBody(Canvas& canvas, const QRect& body)
{
    const QRect pods(body.left(), body.top(), body.width(), theme().scaled(podsHeight) + 2);
    const QString figure = QString::number(m_slot.readyPods);
    const QString rest = tr("of %n ready", nullptr, m_slot.pods);
    const int words = canvas.width(figure, TextRole::Section) + 4 + canvas.width(rest, TextRole::Body);
    const int cells = m_slot.pods > 0
        ? PodCells::paint(canvas, pods.adjusted(0, 0, -words - 12, 0), m_slot.position, m_slot.readyPods, m_slot.pods) + 10
        : 0;
    QRect text = pods.adjusted(cells, 0, 0, 0);
    text.setLeft(text.left() + canvas.text(text, figure, TextRole::Section, Token::Ink) + 4);
    canvas.text(text, rest, TextRole::Body, Token::Ink2);

    paintFacts(canvas, QRect(body.left(), pods.bottom() - 1, body.width(), body.bottom() - pods.bottom()));
}

// Two columns of facts; the values of a column stand at one left edge, behind its longest key.
void SlotCard::paintFacts(Canvas& canvas, const QRect& area)
{
    const std::size_t perColumn = (m_slot.facts.size() + 1) / 2;
    const int line = factLine(theme());
    const int split = std::min(theme().scaled(217), area.width() * 217 / 468);
    for (const bool isRight : {false, true}) {
        const int left = isRight ? area.left() + split : area.left();
        const int right = isRight ? area.right() : area.left() + split - 12;
        const std::size_t first = isRight ? perColumn : 0;
        const std::size_t last = std::min(first + perColumn, m_slot.facts.size());
        int key = theme().scaled(narrowestKey);
        for (std::size_t i = first; i < last; ++i)
            key = std::max(key, canvas.width(m_slot.facts[i].key, TextRole::Table) + 10);
        for (std::size_t i = first; i < last; ++i) {
            const KeyValue& fact = m_slot.facts[i];
            const QRect cell(QPoint(left, area.top() + static_cast<int>(i - first) * line), QSize(right - left + 1, line));
            canvas.text(cell.adjusted(0, 0, key - cell.width(), 0), fact.key, TextRole::Table, Token::Ink3);
            canvas.name(cell.adjusted(key, 0, 0, 0), fact.value, fact.isMono ? TextRole::Mono : TextRole::Table, Token::Ink);
        }
    }
}

} // namespace tealdeck
