#include "ui/theme/application_look.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/palette.h"
#include "ui/theme/tealdeck_style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QStyleFactory>
#include <QToolTip>
#include <QWidget>

namespace tealdeck
{

ApplicationLook::ApplicationLook(Theme& theme, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
    , m_focusRing(new FocusRing(this))
{
    QApplication::setStyle(new TealdeckStyle(theme));
    connect(&theme, &Theme::changed, this, &ApplicationLook::apply);
    apply();
}

ApplicationLook::~ApplicationLook()
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
}

void ApplicationLook::apply()
{
    QApplication::setPalette(makePalette(m_theme.tokens()));
    QApplication::setFont(m_theme.font(TextRole::Body));
    QToolTip::setFont(m_theme.font(TextRole::Table));
    QToolTip::setPalette(QApplication::palette());
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        window->update();
}

} // namespace tealdeck
