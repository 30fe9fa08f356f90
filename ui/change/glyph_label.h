#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// One glyph as a widget, for beside a text; says nothing by itself, so screen readers pass over it.
class GlyphLabel : public PaintedWidget
{
    Q_OBJECT

public:
    GlyphLabel(Theme& theme, Glyph glyph, int pixels, Token color, QWidget* parent = nullptr);
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

    void set(Glyph glyph, Token color);
    QSize sizeHint() const override { return {m_pixels, m_pixels}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(Canvas& canvas) override;

private:
    Glyph m_glyph;
    int m_pixels;
    Token m_color;
};

} // namespace tealdeck
