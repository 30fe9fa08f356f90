#pragma once

#include "ui/theme/button_variant.h"

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QWidget;

namespace tealdeck
{

class Theme;

// The looks of Qt's own controls; TealdeckStyle decides when which is painted.
class ControlPainter
{
public:
    // Of a button that opens a menu: the arrow behind its words.
    static constexpr int menuArrowGap = 8;
    static constexpr int menuArrowWidth = 14;

    explicit ControlPainter(const Theme& theme)
        : m_theme(theme)
    {
    }

    void button(const QStyleOptionButton& option, QPainter& painter, ButtonVariant variant) const;
    void buttonLabel(const QStyleOptionButton& option, QPainter& painter, ButtonVariant variant) const;
    void field(const QStyleOption& option, QPainter& painter) const;
    void comboBox(const QStyleOptionComboBox& option, QPainter& painter) const;
    void comboBoxLabel(const QStyleOptionComboBox& option, QPainter& painter) const;
    void checkIndicator(const QStyleOption& option, QPainter& painter) const;
    void radioIndicator(const QStyleOption& option, QPainter& painter) const;
    void headerSection(const QStyleOption& option, QPainter& painter) const;
    void headerLabel(const QStyleOptionHeader& option, QPainter& painter) const;
    void scrollBar(const QStyleOptionSlider& option, QPainter& painter) const;
    void menuItem(const QStyleOptionMenuItem& option, QPainter& painter) const;
    void menuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const;
    void itemRow(const QStyleOption& option, QPainter& painter) const;
    void toolTip(const QStyleOption& option, QPainter& painter) const;
    void popupFrame(const QStyleOption& option, QPainter& painter) const;
    void frame(const QStyleOption& option, QPainter& painter) const;
    void splitter(const QStyleOption& option, QPainter& painter) const;
    void focusRing(const QStyleOption& option, QPainter& painter) const;

private:
    const Theme& m_theme;
};

// Cells and heads of tables begin and end this far from their edges; the first column stands on the page margin.
inline constexpr int cellPadding = 8;
inline constexpr int pageMargin = 20;
inline constexpr int lastColumnPadding = 12;

} // namespace tealdeck
