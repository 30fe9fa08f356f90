#include "ui/pages/wall/wall_pen.h"

#include "ui/theme/theme.h"

#include <QTextLayout>

#include <cmath>

namespace tealdeck
{
namespace
{

struct Enlarged
{
    TextRole role;
    qreal factor;
};

Enlarged enlarged(WallRole role)
{
    switch (role) {
    case WallRole::Verdict: return {TextRole::Key, 50 / 20.0};
    case WallRole::Figure: return {TextRole::Key, 52 / 20.0};
    case WallRole::Clock: return {TextRole::Key, 38 / 20.0};
    case WallRole::Title: return {TextRole::Section, 26 / 13.0};
    case WallRole::Line: return {TextRole::Table, 24 / 12.0};
    case WallRole::Text: return {TextRole::Body, 20 / 13.0};
    case WallRole::Strong: return {TextRole::Section, 20 / 13.0};
    case WallRole::Note: return {TextRole::Table, 18 / 12.0};
    }
    return {TextRole::Body, 2};
}

} // namespace

qreal WallPen::factor(const Theme& theme, WallRole role)
{
    return enlarged(role).factor * (theme.textScale() < 100 ? 100.0 / theme.textScale() : 1.0);
}

int WallPen::lineHeight(const Theme& theme, WallRole role)
{
    return static_cast<int>(std::ceil(theme.lineHeight(enlarged(role).role) * factor(theme, role)));
}

int WallPen::text(const QRect& rect, const QString& text, WallRole role, Token color, Qt::Alignment alignment)
{
    if (rect.width() <= 0)
        return 0;
    const qreal scale = factor(m_canvas.theme(), role);
    const int width = static_cast<int>(rect.width() / scale);
    const qreal left = alignment.testFlag(Qt::AlignRight) ? rect.right() + 1 - width * scale : rect.left();
    m_canvas.painter().save();
    m_canvas.painter().translate(left, rect.top());
    m_canvas.painter().scale(scale, scale);
    const int taken
        = m_canvas.text(QRect(0, 0, width, static_cast<int>(rect.height() / scale)), text, enlarged(role).role, color, alignment);
    m_canvas.painter().restore();
    return static_cast<int>(std::ceil(taken * scale));
}

int WallPen::name(const QRect& rect, const QString& text, WallRole role, Token color)
{
    const QFontMetricsF metrics(m_canvas.theme().font(enlarged(role).role));
    return this->text(rect, metrics.elidedText(text, Qt::ElideMiddle, rect.width() / factor(m_canvas.theme(), role)), role, color);
}

void WallPen::paragraph(const QRect& rect, const QString& text, WallRole role, Token color)
{
    const qreal scale = factor(m_canvas.theme(), role);
    m_canvas.painter().save();
    m_canvas.painter().translate(rect.topLeft());
    m_canvas.painter().scale(scale, scale);
    m_canvas.paragraph(QRect(0, 0, static_cast<int>(rect.width() / scale), static_cast<int>(std::ceil(rect.height() / scale))), text,
                       enlarged(role).role, color);
    m_canvas.painter().restore();
}

int WallPen::linesOf(const QString& text, WallRole role, int width) const
{
    QTextLayout layout(text, m_canvas.theme().font(enlarged(role).role));
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, static_cast<int>(width / factor(m_canvas.theme(), role))));
        ++lines;
    }
    layout.endLayout();
    return std::max(1, lines);
}

int WallPen::width(const QString& text, WallRole role) const
{
    return static_cast<int>(std::ceil(m_canvas.width(text, enlarged(role).role) * factor(m_canvas.theme(), role)));
}

} // namespace tealdeck
