#include "ui/shell/look_settings.h"

#include "ui/settings/user_settings.h"
#include "ui/theme/theme.h"

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

LookSettings::LookSettings(Theme& theme, UserSettings& settings, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
    , m_settings(settings)
{
    connect(&m_settings, &UserSettings::changed, this, [this](const QString& key) {
        if (key.startsWith(u"look/"_s))
            apply();
    });
    apply();
}

void LookSettings::apply()
{
    constexpr int system = static_cast<int>(ThemeChoice::System);
    m_theme.setTextScale(m_settings.number(u"look/textSize"_s, 90, 150, 100));
    m_theme.setMotion(!m_settings.isOn(u"look/reduceMotion"_s, false));
    m_theme.setChoice(static_cast<ThemeChoice>(m_settings.number(u"look/theme"_s, system, static_cast<int>(ThemeChoice::Dark), system)));
}

} // namespace tealdeck
