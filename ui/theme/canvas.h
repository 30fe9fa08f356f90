#pragma once

#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QPainter>

#include <optional>

namespace tealdeck
{

class Theme;

// A painter that speaks the theme: roles instead of fonts, tokens instead of colours, hairlines on the pixel.
class Canvas
{
public:
    Canvas(QPainter& painter, const Theme& theme);

    QPainter& painter() { return m_painter; }
    const Theme& theme() const { return m_theme; }

    // Draws one line inside the rectangle, elided at the end where it does not fit; gives the width it took.
    int text(const QRect& rect, const QString& text, TextRole role, Token color,
             Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    // As text(), elided in the middle: for names, whose ends differ.
    int name(const QRect& rect, const QString& text, TextRole role, Token color,
             Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    // Draws as many lines as fit.
    void paragraph(const QRect& rect, const QString& text, TextRole role, Token color);
    int width(const QString& text, TextRole role) const;

    void glyph(QPoint topLeft, Glyph glyph, int pixels, Token color);
    // Draws the glyph vertically centred at the left edge of the rectangle.
    void glyphIn(const QRect& rect, Glyph glyph, int pixels, Token color);
    void fill(const QRectF& rect, Token color);
    void horizontalLine(int left, int right, int y, Token color);
    void verticalLine(int x, int top, int bottom, Token color);
    // A box with a hairline border on the pixel; `fill` may be std::nullopt.
    void box(const QRectF& rect, qreal radius, std::optional<Token> fill, std::optional<Token> border, qreal borderWidth = 1);

private:
    int line(const QRect& rect, const QString& text, TextRole role, Token color, Qt::Alignment alignment, Qt::TextElideMode elide);

    QPainter& m_painter;
    const Theme& m_theme;
};

} // namespace tealdeck
