#include "ui/change/glyph_label.h"

namespace tealdeck
{

GlyphLabel::GlyphLabel(Theme& theme, Glyph glyph, int pixels, Token color, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_glyph(glyph)
    , m_pixels(pixels)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GlyphLabel::set(Glyph glyph, Token color)
{
    if (glyph == m_glyph && color == m_color)
        return;
    m_glyph = glyph;
    m_color = color;
    update();
}

void GlyphLabel::paint(Canvas& canvas)
{
    if (m_glyph != Glyph::None)
        canvas.glyph(QPoint(0, 0), m_glyph, m_pixels, m_color);
}

} // namespace tealdeck
