#include "ui/shell/environment_name.h"

#include "ui/theme/canvas.h"

#include <QPainter>

namespace tealdeck
{

namespace
{

constexpr int arrow = 14;

} // namespace

EnvironmentName::EnvironmentName(Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    setEnabled(false);
}

void EnvironmentName::set(const QString& product, const QString& environment)
{
    m_product = product;
    m_environment = environment;
    setAccessibleName(product.isEmpty() ? tr("Environment %1").arg(environment) : tr("Environment %1 of %2").arg(environment, product));
    updateGeometry();
    update();
}

void EnvironmentName::setSwitchable(bool isSwitchable)
{
    setEnabled(isSwitchable);
    setFocusPolicy(isSwitchable ? Qt::TabFocus : Qt::NoFocus);
    setToolTip(isSwitchable ? tr("Go to another environment (Ctrl+E)") : QString());
    updateGeometry();
    update();
}

QSize EnvironmentName::sizeHint() const
{
    const QFontMetricsF strong(m_theme.font(TextRole::Section));
    const QFontMetricsF body(m_theme.font(TextRole::Body));
    qreal width = strong.horizontalAdvance(m_environment) + 2;
    if (!m_product.isEmpty())
        width += strong.horizontalAdvance(m_product) + 12 + body.horizontalAdvance(u'/');
    return {qCeil(width) + (isEnabled() ? 8 + arrow : 0), m_theme.scaled(40)};
}

QSize EnvironmentName::minimumSizeHint() const
{
    return {m_theme.scaled(90), m_theme.scaled(40)};
}

void EnvironmentName::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    QRect line = rect();
    if (!m_product.isEmpty()) {
        line.setLeft(line.left() + canvas.text(line, m_product, TextRole::Section, Token::Ink) + 6);
        line.setLeft(line.left() + canvas.text(line, QStringLiteral("/"), TextRole::Body, Token::Ink3) + 6);
    }
    const QRect name = line.adjusted(0, 0, isEnabled() ? -arrow - 8 : 0, 0);
    line.setLeft(line.left() + canvas.name(name, m_environment, TextRole::Section, Token::Ink) + 8);
    if (isEnabled())
        canvas.glyphIn(line, Glyph::ChevronDown, arrow, Token::Ink2);
}

} // namespace tealdeck
