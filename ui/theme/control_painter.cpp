#include "ui/theme/control_painter.h"

#include "ui/theme/canvas.h"
#include "ui/theme/theme.h"

#include <QStyleOption>

namespace tealdeck
{

namespace
{

bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

struct ButtonLook
{
    std::optional<Token> fill;
    std::optional<Token> border;
    Token text;
};

ButtonLook lookOfButton(const QStyleOption& option, ButtonVariant variant)
{
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool isDown = isOn(option, QStyle::State_Sunken);
    const bool isHovered = isEnabled && isOn(option, QStyle::State_MouseOver);
    const std::optional<Token> quiet = isDown ? std::optional(Token::Sunken) : isHovered ? std::optional(Token::Hover) : std::nullopt;
    switch (variant) {
    case ButtonVariant::Normal:
        if (!isEnabled)
            return {Token::Window, Token::Line, Token::Ink3};
        return {quiet.value_or(Token::Base), isOn(option, QStyle::State_On) ? Token::Control : Token::Line, Token::Ink};
    case ButtonVariant::Primary:
        if (!isEnabled)
            return {Token::Window, Token::Line, Token::Ink3};
        return {isDown || isHovered ? Token::Ink2 : Token::Ink, std::nullopt, Token::Base};
    case ButtonVariant::Write:
        if (!isEnabled)
            return {Token::Window, Token::Line, Token::Ink3};
        return {Token::ProdFill, std::nullopt, Token::OnProd};
    case ButtonVariant::Link: return {std::nullopt, std::nullopt, isEnabled ? Token::Accent : Token::Ink3};
    case ButtonVariant::Flat:
        return {isOn(option, QStyle::State_On) ? std::optional(Token::Sunken) : quiet, std::nullopt, isEnabled ? Token::Ink : Token::Ink3};
    }
    return {Token::Base, Token::Line, Token::Ink};
}

} // namespace

void ControlPainter::button(const QStyleOptionButton& option, QPainter& painter, ButtonVariant variant) const
{
    Canvas canvas(painter, m_theme);
    const ButtonLook look = lookOfButton(option, variant);
    if (look.fill || look.border)
        canvas.box(option.rect, 4, look.fill, look.border);
    // White on plum stays readable when pressed: the button only gets darker.
    if (variant == ButtonVariant::Write && isOn(option, QStyle::State_Enabled)
        && (isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_MouseOver))) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, isOn(option, QStyle::State_Sunken) ? 64 : 32));
        painter.drawRoundedRect(option.rect, 4, 4);
    }
}

void ControlPainter::buttonLabel(const QStyleOptionButton& option, QPainter& painter, ButtonVariant variant) const
{
    Canvas canvas(painter, m_theme);
    const ButtonLook look = lookOfButton(option, variant);
    const bool isStrong = variant == ButtonVariant::Primary || variant == ButtonVariant::Write;
    const TextRole role = isStrong ? TextRole::Section : TextRole::Button;
    const QString text = QString(option.text).remove(u'&');
    const bool hasIcon = !option.icon.isNull();
    const int iconWidth = hasIcon ? option.iconSize.width() : 0;
    const int gap = hasIcon && !text.isEmpty() ? 8 : 0;
    const bool opensMenu = option.features.testFlag(QStyleOptionButton::HasMenu) && !text.isEmpty();
    const int arrowWidth = opensMenu ? menuArrowGap + menuArrowWidth : 0;
    const int textWidth = std::min(canvas.width(text, role), option.rect.width() - iconWidth - gap - arrowWidth);
    int x = option.rect.left() + (option.rect.width() - iconWidth - gap - textWidth - arrowWidth) / 2;
    if (variant == ButtonVariant::Link)
        x = option.rect.left();
    if (hasIcon) {
        const QRect iconRect(x, option.rect.top() + (option.rect.height() - iconWidth + 1) / 2, iconWidth, iconWidth);
        const QIcon::Mode mode = isOn(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
        option.icon.paint(&painter, iconRect, Qt::AlignCenter, mode);
        x += iconWidth + gap;
    }
    canvas.text(QRect(x, option.rect.top(), textWidth + 1, option.rect.height()), text, role, look.text);
    if (arrowWidth > 0)
        canvas.glyphIn(QRect(x + textWidth + menuArrowGap, option.rect.top(), menuArrowWidth, option.rect.height()), Glyph::ChevronDown,
                       menuArrowWidth, look.text);
}

void ControlPainter::field(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const bool hasFocus = isEnabled && isOn(option, QStyle::State_HasFocus);
    const Token ground = isEnabled ? Token::Base : Token::Window;
    canvas.box(option.rect, 4, ground, hasFocus ? Token::Focus : Token::Line, hasFocus ? 2 : 1);
}

void ControlPainter::comboBox(const QStyleOptionComboBox& option, QPainter& painter) const
{
    QStyleOptionButton button;
    button.rect = option.rect;
    button.state = option.state;
    button.state.setFlag(QStyle::State_On, false);
    this->button(button, painter, ButtonVariant::Normal);
    Canvas canvas(painter, m_theme);
    const QRect arrow(option.rect.right() - 8 - 14, option.rect.top(), 14, option.rect.height());
    canvas.glyphIn(arrow, Glyph::ChevronDown, 14, isOn(option, QStyle::State_Enabled) ? Token::Ink2 : Token::Ink3);
}

void ControlPainter::comboBoxLabel(const QStyleOptionComboBox& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const QRect rect = option.rect.adjusted(12, 0, -8 - 14 - 6, 0);
    canvas.text(rect, option.currentText, TextRole::Body, isOn(option, QStyle::State_Enabled) ? Token::Ink : Token::Ink3);
}

void ControlPainter::checkIndicator(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    if (isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange)) {
        canvas.box(option.rect, 3, isEnabled ? Token::Ink : Token::Control, std::nullopt);
        const qreal unit = option.rect.width() / 16.0;
        QPolygonF sign{QPointF(4.2, 8.4), QPointF(7, 11.1), QPointF(11.9, 5.3)};
        if (isOn(option, QStyle::State_NoChange))
            sign = {QPointF(4.5, 8), QPointF(11.5, 8)};
        painter.setPen(QPen(m_theme.color(Token::Base), 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.translate(option.rect.topLeft());
        painter.scale(unit, unit);
        painter.drawPolyline(sign);
    } else {
        const bool isHovered = isEnabled && isOn(option, QStyle::State_MouseOver);
        canvas.box(option.rect, 3, isEnabled ? Token::Base : Token::Window, isHovered ? Token::Ink2 : Token::Control);
    }
}

void ControlPainter::radioIndicator(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    const QRectF rect(option.rect);
    canvas.box(rect, rect.width() / 2, isEnabled ? Token::Base : Token::Window,
               isOn(option, QStyle::State_On) ? Token::Ink : Token::Control);
    if (isOn(option, QStyle::State_On))
        canvas.box(rect.adjusted(4, 4, -4, -4), rect.width() / 2, isEnabled ? Token::Ink : Token::Control, std::nullopt);
}

void ControlPainter::headerSection(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    canvas.fill(option.rect, Token::Window);
    canvas.horizontalLine(option.rect.left(), option.rect.right() + 1, option.rect.bottom(), Token::Line);
}

void ControlPainter::headerLabel(const QStyleOptionHeader& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const bool isFirst = option.position == QStyleOptionHeader::Beginning || option.position == QStyleOptionHeader::OnlyOneSection;
    const bool isLast = option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    const QRect rect = option.rect.adjusted(isFirst ? pageMargin : cellPadding, 0, isLast ? -lastColumnPadding : -cellPadding, -1);
    const bool isSorted = option.sortIndicator != QStyleOptionHeader::None;
    constexpr int arrow = 12;
    const int reserved = isSorted ? arrow + 4 : 0;
    const bool isRight = option.textAlignment.testFlag(Qt::AlignRight);
    const Token color = isSorted ? Token::Ink2 : Token::Ink3;
    const QRect textRect = isRight ? rect : rect.adjusted(0, 0, -reserved, 0);
    const int width
        = canvas.text(textRect, option.text, TextRole::TableHead, color, (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (!isSorted)
        return;
    // SortDown is Qt's word for ascending; the arrow points to where the rows grow.
    const Glyph glyph = option.sortIndicator == QStyleOptionHeader::SortDown ? Glyph::ArrowDown : Glyph::ArrowUp;
    const int x = isRight ? rect.right() + 1 - width - 2 - arrow : rect.left() + width + 4;
    canvas.glyphIn(QRect(x, rect.top(), arrow, rect.height()), glyph, arrow, color);
}

void ControlPainter::scrollBar(const QStyleOptionSlider& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    canvas.fill(option.rect, Token::Window);
    const bool isVertical = option.orientation == Qt::Vertical;
    const int length = isVertical ? option.rect.height() : option.rect.width();
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    if (isVertical)
        canvas.verticalLine(option.rect.left(), option.rect.top(), option.rect.bottom() + 1, Token::Hair);
    else
        canvas.horizontalLine(option.rect.left(), option.rect.right() + 1, option.rect.top(), Token::Hair);
    if (range <= 0)
        return;
    const int handle
        = std::clamp(static_cast<int>(length * static_cast<qint64>(option.pageStep) / (range + option.pageStep)), 24, std::max(24, length));
    const int start
        = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    const bool isHeld = isOn(option, QStyle::State_Sunken) || (option.activeSubControls & QStyle::SC_ScrollBarSlider) != 0;
    const QRectF rect = isVertical ? QRectF(option.rect.left() + 4, option.rect.top() + start + 2, 8, handle - 4)
                                   : QRectF(option.rect.left() + start + 2, option.rect.top() + 4, handle - 4, 8);
    canvas.box(rect, 4, isHeld ? Token::Ink3 : Token::Control, std::nullopt);
}

void ControlPainter::menuItem(const QStyleOptionMenuItem& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        canvas.horizontalLine(option.rect.left(), option.rect.right() + 1, option.rect.center().y(), Token::Hair);
        return;
    }
    const bool isEnabled = isOn(option, QStyle::State_Enabled);
    if (isEnabled && isOn(option, QStyle::State_Selected)) {
        canvas.fill(option.rect, Token::Select);
        canvas.fill(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), Token::Accent);
    }
    const Token color = isEnabled ? Token::Ink : Token::Ink3;
    QRect rect = option.rect.adjusted(12, 0, -12, 0);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        canvas.glyphIn(rect, Glyph::Check, 14, color);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, QRect(rect.left(), rect.top(), 16, rect.height()), Qt::AlignCenter,
                          isEnabled ? QIcon::Normal : QIcon::Disabled);
    rect.setLeft(rect.left() + 24);
    const QStringList parts = QString(option.text).remove(u'&').split(u'\t');
    canvas.text(rect, parts.first(), TextRole::Body, color);
    if (parts.size() > 1)
        canvas.text(rect, parts.last(), TextRole::Axis, Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        canvas.glyphIn(QRect(rect.right() - 12, rect.top(), 14, rect.height()), Glyph::ChevronRight, 14, Token::Ink2);
}

void ControlPainter::menuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    canvas.fill(option.rect, isOn(option, QStyle::State_Selected) ? Token::Select : Token::Window);
    canvas.text(option.rect, QString(option.text).remove(u'&'), TextRole::Body, Token::Ink, Qt::AlignCenter);
}

void ControlPainter::itemRow(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    if (isOn(option, QStyle::State_Selected)) {
        canvas.fill(option.rect, Token::Select);
        canvas.fill(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), Token::Accent);
    } else if (isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled)) {
        canvas.fill(option.rect, Token::Hover);
    }
}

void ControlPainter::toolTip(const QStyleOption& option, QPainter& painter) const
{
    Canvas(painter, m_theme).fill(option.rect, Token::Ink);
}

void ControlPainter::popupFrame(const QStyleOption& option, QPainter& painter) const
{
    Canvas(painter, m_theme).box(option.rect, 0, Token::Base, Token::Control);
}

void ControlPainter::frame(const QStyleOption& option, QPainter& painter) const
{
    const bool hasFocus = isOn(option, QStyle::State_HasFocus);
    Canvas(painter, m_theme).box(option.rect, 4, std::nullopt, hasFocus ? Token::Focus : Token::Line, hasFocus ? 2 : 1);
}

void ControlPainter::splitter(const QStyleOption& option, QPainter& painter) const
{
    Canvas canvas(painter, m_theme);
    const QPoint center = option.rect.center();
    if (option.rect.width() < option.rect.height())
        canvas.verticalLine(center.x(), option.rect.top(), option.rect.bottom() + 1, Token::Line);
    else
        canvas.horizontalLine(option.rect.left(), option.rect.right() + 1, center.y(), Token::Line);
}

void ControlPainter::focusRing(const QStyleOption& option, QPainter& painter) const
{
    Canvas(painter, m_theme).box(option.rect, 6, std::nullopt, Token::Focus, 2);
}

} // namespace tealdeck
