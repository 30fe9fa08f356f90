#include "ui/theme/tealdeck_style.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

template <typename Option>
const Option* as(const QStyleOption* option)
{
    return qstyleoption_cast<const Option*>(option);
}

ButtonVariant variantOf(const QWidget* widget)
{
    const auto* button = qobject_cast<const QPushButton*>(widget);
    return button ? tealdeck::variantOf(*button) : ButtonVariant::Normal;
}

} // namespace

TealdeckStyle::TealdeckStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_theme(theme)
    , m_painter(theme)
{
    setObjectName(u"tealdeck"_s);
}

void TealdeckStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    painter->save();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* frame = as<QStyleOptionFrame>(option);
        if (frame && frame->lineWidth > 0)
            m_painter.field(*option, *painter);
        break;
    }
    case PE_FrameLineEdit: m_painter.frame(*option, *painter); break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: m_painter.checkIndicator(*option, *painter); break;
    case PE_IndicatorRadioButton: m_painter.radioIndicator(*option, *painter); break;
    case PE_FrameFocusRect: // FocusRing shows where the focus is
    case PE_IndicatorHeaderArrow: // part of the label
    case PE_PanelScrollAreaCorner: break;
    case PE_PanelItemViewItem: m_painter.itemRow(*option, *painter); break;
    case PE_PanelItemViewRow: break;
    case PE_PanelTipLabel: m_painter.toolTip(*option, *painter); break;
    case PE_PanelMenu:
    case PE_FrameMenu: m_painter.popupFrame(*option, *painter); break;
    case PE_Frame: m_painter.frame(*option, *painter); break;
    default: // everything else as Fusion draws it
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void TealdeckStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    painter->save();
    const auto* button = as<QStyleOptionButton>(option);
    const auto* header = as<QStyleOptionHeader>(option);
    const auto* item = as<QStyleOptionMenuItem>(option);
    const auto* combo = as<QStyleOptionComboBox>(option);
    if (element == CE_PushButtonBevel && button)
        m_painter.button(*button, *painter, variantOf(widget));
    else if (element == CE_PushButtonLabel && button)
        m_painter.buttonLabel(*button, *painter, variantOf(widget));
    else if (element == CE_Header && header) {
        m_painter.headerSection(*header, *painter);
        m_painter.headerLabel(*header, *painter); // in the whole section: cells have the same paddings
    } else if (element == CE_HeaderSection && header)
        m_painter.headerSection(*header, *painter);
    else if (element == CE_HeaderLabel && header)
        m_painter.headerLabel(*header, *painter);
    else if (element == CE_HeaderEmptyArea)
        m_painter.headerSection(*option, *painter);
    else if (element == CE_MenuItem && item)
        m_painter.menuItem(*item, *painter);
    else if (element == CE_MenuBarItem && item)
        m_painter.menuBarItem(*item, *painter);
    else if (element == CE_MenuBarEmptyArea)
        painter->fillRect(option->rect, m_theme.color(Token::Window));
    else if (element == CE_ComboBoxLabel && combo)
        m_painter.comboBoxLabel(*combo, *painter);
    else if (element == CE_Splitter)
        m_painter.splitter(*option, *painter);
    else if (element == CE_FocusFrame)
        m_painter.focusRing(*option, *painter);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
    painter->restore();
}

void TealdeckStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                       const QWidget* widget) const
{
    painter->save();
    const auto* slider = as<QStyleOptionSlider>(option);
    const auto* combo = as<QStyleOptionComboBox>(option);
    if (control == CC_ScrollBar && slider)
        m_painter.scrollBar(*slider, *painter);
    else if (control == CC_ComboBox && combo && !combo->editable)
        m_painter.comboBox(*combo, *painter);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->restore();
}

int TealdeckStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 14;
    case PM_ScrollBarSliderMin: return 24;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_LineEditIconSize: return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return 0; // whoever wants a margin says which
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 4; // 2 off, 2 wide
    case PM_SplitterWidth: return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_MenuBarPanelWidth: return 0;
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_ToolTipLabelFrameWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_HeaderMargin: return cellPadding;
    default: // everything else as in Fusion
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int TealdeckStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_UnderlineShortcut:
    case SH_Header_ArrowAlignment: return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ToolTip_WakeUpDelay: return 500;
    default: // everything else as in Fusion
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QRect TealdeckStyle::scrollBarRect(const QStyleOptionComplex* option, SubControl subControl) const
{
    const auto* slider = as<QStyleOptionSlider>(option);
    if (!slider || subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
        return {};
    const bool isVertical = slider->orientation == Qt::Vertical;
    const int length = isVertical ? slider->rect.height() : slider->rect.width();
    const qint64 range = static_cast<qint64>(slider->maximum) - slider->minimum;
    int handle = length;
    if (range > 0) {
        handle = static_cast<int>(length * static_cast<qint64>(slider->pageStep) / (range + slider->pageStep));
        handle = std::clamp(handle, 24, std::max(24, length));
    }
    const int start
        = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle, slider->upsideDown);
    const auto part = [&](int from, int size) {
        return isVertical ? QRect(slider->rect.left(), slider->rect.top() + from, slider->rect.width(), size)
                          : QRect(slider->rect.left() + from, slider->rect.top(), size, slider->rect.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider: return part(start, handle);
    case SC_ScrollBarSubPage: return part(0, start);
    case SC_ScrollBarAddPage: return part(start + handle, length - start - handle);
    default: // the groove
        return part(0, length);
    }
}

QRect TealdeckStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                    const QWidget* widget) const
{
    if (control == CC_ScrollBar)
        return scrollBarRect(option, subControl);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(12, 1, -28, -1);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect TealdeckStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        const auto* frame = as<QStyleOptionFrame>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(8, 1, -8, -1) : option->rect;
    }
    if (element == SE_PushButtonContents)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize TealdeckStyle::buttonSize(const QStyleOption* option, const QWidget* widget) const
{
    const auto* button = as<QStyleOptionButton>(option);
    const auto* pushButton = qobject_cast<const QPushButton*>(widget);
    const ButtonVariant variant = variantOf(widget);
    const ButtonSize buttonSize = pushButton ? sizeOf(*pushButton) : ButtonSize::Normal;
    const bool isStrong = variant == ButtonVariant::Primary || variant == ButtonVariant::Write;
    const QFontMetricsF metrics(m_theme.font(isStrong ? TextRole::Section : TextRole::Button));
    const QString text = button ? QString(button->text).remove(u'&') : QString();
    int width = qCeil(metrics.horizontalAdvance(text));
    if (button && !button->icon.isNull())
        width += button->iconSize.width() + (text.isEmpty() ? 0 : 8);
    if (button && button->features.testFlag(QStyleOptionButton::HasMenu) && !text.isEmpty())
        width += ControlPainter::menuArrowGap + ControlPainter::menuArrowWidth;
    const bool isIconOnly = text.isEmpty();
    const int padding = variant == ButtonVariant::Link ? 0 : isIconOnly ? 6 : 12;
    const int height = buttonSize == ButtonSize::Banner ? 24 : buttonSize == ButtonSize::Dialog ? 32 : 28;
    return {width + 2 * padding + 1, m_theme.scaled(height)};
}

QSize TealdeckStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: return buttonSize(option, widget);
    case CT_LineEdit: return {size.width() + 16, m_theme.scaled(28)};
    case CT_ComboBox: {
        const auto* combo = qobject_cast<const QComboBox*>(widget);
        const QFontMetricsF metrics(m_theme.font(TextRole::Body));
        int width = 0;
        for (int i = 0; combo && i < combo->count(); ++i)
            width = std::max(width, qCeil(metrics.horizontalAdvance(combo->itemText(i))));
        return {width + 12 + 8 + 14 + 8, m_theme.scaled(28)};
    }
    case CT_MenuItem: {
        const auto* item = as<QStyleOptionMenuItem>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        return {size.width() + 24 + 24 + 24, m_theme.scaled(28)};
    }
    case CT_MenuBarItem: return {size.width() + 20, m_theme.scaled(28)};
    case CT_ItemViewItem: // lists of combo boxes and choosers; tables have their own row height
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width() + 16, std::max(size.height(), m_theme.scaled(28))};
    case CT_HeaderSection: return {size.width(), m_theme.scaled(26)};
    default: // everything else as in Fusion
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

} // namespace tealdeck
