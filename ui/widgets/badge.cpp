#include "ui/widgets/badge.h"

#include "core/change/change.h"

#include <QCoreApplication>

namespace tealdeck
{

namespace
{

constexpr int padding = 7;

struct BadgeLook
{
    std::optional<Token> fill;
    std::optional<Token> border;
    Token text;
};

BadgeLook lookOf(BadgeStyle style)
{
    switch (style) {
    case BadgeStyle::Production: return {Token::ProdFill, std::nullopt, Token::OnProd};
    case BadgeStyle::Staging: return {std::nullopt, Token::Prod, Token::Prod};
    case BadgeStyle::Quiet: return {std::nullopt, Token::Control, Token::Ink2};
    case BadgeStyle::Filled: return {Token::Ink, std::nullopt, Token::Base};
    }
    return {std::nullopt, Token::Control, Token::Ink2};
}

void paintBadge(Canvas& canvas, const QRect& rect, const QString& text, BadgeStyle style)
{
    const BadgeLook look = lookOf(style);
    canvas.box(rect, 3, look.fill, look.border);
    canvas.text(rect.translated(0, 0), text, TextRole::Badge, look.text, Qt::AlignCenter);
}

} // namespace

QString classWord(EnvironmentClass environmentClass)
{
    switch (environmentClass) {
    case EnvironmentClass::Production: return QCoreApplication::translate("Badge", "PRODUCTION");
    case EnvironmentClass::Staging: return QCoreApplication::translate("Badge", "STAGING");
    case EnvironmentClass::Development: return QCoreApplication::translate("Badge", "DEVELOPMENT");
    }
    return {};
}

BadgeStyle badgeStyleOf(EnvironmentClass environmentClass)
{
    switch (environmentClass) {
    case EnvironmentClass::Production: return BadgeStyle::Production;
    case EnvironmentClass::Staging: return BadgeStyle::Staging;
    case EnvironmentClass::Development: return BadgeStyle::Quiet;
    }
    return BadgeStyle::Production;
}

Badge::Badge(Theme& theme, const QString& text, BadgeStyle style, int height, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_style(style)
    , m_height(height)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(text, style);
}

Badge* Badge::forClass(Theme& theme, EnvironmentClass environmentClass, QWidget* parent)
{
    return new Badge(theme, classWord(environmentClass), badgeStyleOf(environmentClass), 20, parent);
}

void Badge::set(const QString& text, BadgeStyle style)
{
    m_text = text;
    m_style = style;
    setAccessibleName(text);
    contentChanged();
}

void Badge::setEnvironmentClass(EnvironmentClass environmentClass)
{
    set(classWord(environmentClass), badgeStyleOf(environmentClass));
}

QSize Badge::sizeHint() const
{
    return {widthOf(theme(), m_text), theme().scaled(m_height)};
}

int Badge::widthOf(const Theme& theme, const QString& text)
{
    return qCeil(QFontMetricsF(theme.font(TextRole::Badge)).horizontalAdvance(text)) + 2 * padding;
}

int Badge::paint(Canvas& canvas, const QRect& rightAligned, const QString& text, BadgeStyle style)
{
    const int width = widthOf(canvas.theme(), text);
    const int height = canvas.theme().scaled(18);
    const int top = rightAligned.top() + (rightAligned.height() - height) / 2;
    paintBadge(canvas, QRect(rightAligned.right() + 1 - width, top, width, height), text, style);
    return width;
}

void Badge::paint(Canvas& canvas)
{
    paintBadge(canvas, rect(), m_text, m_style);
}

} // namespace tealdeck
