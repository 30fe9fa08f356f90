#pragma once

#include "ui/theme/control_painter.h"

#include <QProxyStyle>

namespace tealdeck
{

// Fusion with our measures and our painting of controls.
class TealdeckStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit TealdeckStyle(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;

private:
    QSize buttonSize(const QStyleOption* option, const QWidget* widget) const;
    QRect scrollBarRect(const QStyleOptionComplex* option, SubControl subControl) const;

    const Theme& m_theme;
    ControlPainter m_painter;
};

} // namespace tealdeck
