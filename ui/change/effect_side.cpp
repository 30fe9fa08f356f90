#include "ui/change/effect_side.h"

#include "ui/widgets/pod_cells.h"

namespace tealdeck
{

EffectSide::EffectSide(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EffectSide::set(EffectSideView view)
{
    if (view == m_view)
        return;
    m_view = std::move(view);
    setAccessibleName(tr("%1 %2: %3").arg(m_view.name, m_view.version, m_view.words));
    contentChanged();
}

QSize EffectSide::sizeHint() const
{
    return {270, theme().scaled(38) + theme().scaled(62)};
}

QSize EffectSide::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void EffectSide::paint(Canvas& canvas)
{
    const bool isLive = m_view.isKnown && m_view.ready > 0;
    const int headHeight = theme().scaled(38);
    const QRect head(0, 0, width(), headHeight);
    const Token border = isLive ? slotColor(m_view.position) : Token::Line;
    canvas.box(rect(), 4, Token::Base, std::nullopt);
    if (isLive) {
        canvas.painter().save();
        canvas.painter().setClipRect(head);
        canvas.box(rect(), 4, slotTint(m_view.position), std::nullopt);
        canvas.painter().restore();
    }
    canvas.box(rect(), 4, std::nullopt, border);
    canvas.horizontalLine(1, width() - 1, headHeight - 1, isLive ? Token::Line : Token::Hair);
    canvas.glyphIn(head.adjusted(12, 0, 0, 0), slotGlyph(m_view.position, isLive), 14, slotColor(m_view.position));
    const int nameWidth = canvas.text(head.adjusted(34, 0, -12, 0), m_view.name, TextRole::Section, Token::Ink);
    canvas.name(head.adjusted(34 + nameWidth + 8, 0, -12, 0), m_view.version, TextRole::Body, Token::Ink2);
    const QRect cells(12, headHeight + 12, width() - 24, 12);
    if (m_view.isKnown && m_view.expected > 0)
        PodCells::paint(canvas, cells, m_view.position, m_view.ready, m_view.expected);
    else
        canvas.horizontalLine(12, 12 + 26, headHeight + 18, Token::Line);
    canvas.text(QRect(12, headHeight + 30, width() - 24, theme().lineHeight(TextRole::Table) + 4), m_view.words, TextRole::Table,
                Token::Ink2);
}

} // namespace tealdeck
