#pragma once

#include <QObject>

namespace tealdeck
{

class Theme;
class UserSettings;

// Gives the theme of the program what this user chose, at the start and with each later choice: text size, theme, motion. It is there
// before any window, so that the theme is up to date when windows hear of a choice.
class LookSettings : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    LookSettings(Theme& theme, UserSettings& settings, QObject* parent = nullptr);

private:
    void apply();

    Theme& m_theme;
    UserSettings& m_settings;
};

} // namespace tealdeck
