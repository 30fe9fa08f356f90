#include "ui/theme/canvas.h"

#include "ui/theme/cut_text.h"
#include "ui/theme/theme.h"

#include <QTextLayout>

#include <cmath>

namespace tealdeck
{

Canvas::Canvas(QPainter& painter, const Theme& theme)
    : m_painter(painter)
    , m_theme(theme)
{
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
}

int Canvas::text(const QRect& rect, const QString& text, TextRole role, Token color, Qt::Alignment alignment)
{
    return line(rect, text, role, color, alignment, Qt::ElideRight);
}

int Canvas::name(const QRect& rect, const QString& text, TextRole role, Token color, Qt::Alignment alignment)
{
    return line(rect, text, role, color, alignment, Qt::ElideMiddle);
}

int Canvas::line(const QRect& rect, const QString& text, TextRole role, Token color, Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFont& font = m_theme.font(role);
    const QFontMetricsF metrics(font);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(color));
    QString shown = text;
    qreal needed = metrics.horizontalAdvance(shown);
    if (needed > rect.width() + 0.5) {
        shown = metrics.elidedText(text, elide, rect.width());
        CutTextWatch::tell({.device = m_painter.device(), .place = m_painter.worldTransform().mapRect(rect), .text = text});
        needed = std::min<qreal>(metrics.horizontalAdvance(shown), rect.width());
    }
    m_painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return static_cast<int>(std::ceil(needed));
}

void Canvas::paragraph(const QRect& rect, const QString& text, TextRole role, Token color)
{
    const QFont& font = m_theme.font(role);
    const int lineHeight = m_theme.lineHeight(role);
    QTextLayout layout(text, font);
    layout.beginLayout();
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(color));
    qsizetype drawn = 0;
    for (int y = rect.top(); y + lineHeight <= rect.bottom() + 1; y += lineHeight) {
        QTextLine textLine = layout.createLine();
        if (!textLine.isValid())
            break;
        textLine.setLineWidth(rect.width());
        const QString shown = text.mid(textLine.textStart(), textLine.textLength()).trimmed();
        drawn = textLine.textStart() + textLine.textLength();
        m_painter.drawText(QRect(rect.left(), y, rect.width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
    layout.endLayout();
    if (drawn < text.size())
        CutTextWatch::tell({.device = m_painter.device(), .place = m_painter.worldTransform().mapRect(rect), .text = text});
}

int Canvas::width(const QString& text, TextRole role) const
{
    return static_cast<int>(std::ceil(QFontMetricsF(m_theme.font(role)).horizontalAdvance(text)));
}

void Canvas::glyph(QPoint topLeft, Glyph glyph, int pixels, Token color)
{
    // The scale of the transformation, not of the device: a widget rendered into a finer image has that of the image.
    const QTransform transform = m_painter.deviceTransform();
    const qreal scale = std::hypot(transform.m11(), transform.m12());
    m_painter.drawPixmap(topLeft, m_theme.glyph(glyph, pixels, color, std::max(1.0, scale)));
}

void Canvas::glyphIn(const QRect& rect, Glyph glyph, int pixels, Token color)
{
    this->glyph(QPoint(rect.left(), rect.top() + (rect.height() - pixels + 1) / 2), glyph, pixels, color);
}

void Canvas::fill(const QRectF& rect, Token color)
{
    m_painter.fillRect(rect, m_theme.color(color));
}

void Canvas::horizontalLine(int left, int right, int y, Token color)
{
    m_painter.fillRect(QRect(left, y, right - left, 1), m_theme.color(color));
}

void Canvas::verticalLine(int x, int top, int bottom, Token color)
{
    m_painter.fillRect(QRect(x, top, 1, bottom - top), m_theme.color(color));
}

void Canvas::box(const QRectF& rect, qreal radius, std::optional<Token> fill, std::optional<Token> border, qreal borderWidth)
{
    const qreal inset = border ? borderWidth / 2 : 0;
    m_painter.setPen(border ? QPen(m_theme.color(*border), borderWidth) : QPen(Qt::NoPen));
    m_painter.setBrush(fill ? QBrush(m_theme.color(*fill)) : QBrush(Qt::NoBrush));
    m_painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    m_painter.setBrush(Qt::NoBrush);
}

} // namespace tealdeck
