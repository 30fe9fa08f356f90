#pragma once

#include "ui/theme/canvas.h"

namespace tealdeck
{

class Theme;

// What a text of the wall display is; read from afar, so that none is below 18 px (look.md sections 3 and 9).
enum class WallRole
{
    Verdict, // 50, 600
    Figure, // 52, 600
    Clock, // 38, 600
    Title, // 26, 600
    Line, // 24
    Text, // 20
    Strong, // 20, 600
    Note, // 18
};

// Writes on a canvas in the sizes of the wall: the roles of the desk, enlarged. A text size below 100 % is for desks.
class WallPen
{
public:
    explicit WallPen(Canvas& canvas)
        : m_canvas(canvas)
    {
    }

    // As Canvas::text() and Canvas::name().
    int text(const QRect& rect, const QString& text, WallRole role, Token color,
             Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
    int name(const QRect& rect, const QString& text, WallRole role, Token color);
    // In as many lines as it needs.
    void paragraph(const QRect& rect, const QString& text, WallRole role, Token color);
    int linesOf(const QString& text, WallRole role, int width) const;
    int width(const QString& text, WallRole role) const;

    static int lineHeight(const Theme& theme, WallRole role);
    // By how much a role of the desk is enlarged.
    static qreal factor(const Theme& theme, WallRole role);

private:
    Canvas& m_canvas;
};

} // namespace tealdeck
