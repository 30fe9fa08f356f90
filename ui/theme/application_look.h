#pragma once

#include <QObject>

namespace tealdeck
{

class FocusRing;
class Theme;

// Puts style, palette, font and focus ring on the running QApplication and keeps them up to date with the theme. No style sheet:
// the style paints every control itself, so views keep their speed.
class ApplicationLook : public QObject
{
    Q_OBJECT

public:
    explicit ApplicationLook(Theme& theme, QObject* parent = nullptr);
    ~ApplicationLook() override; // gives the application a style of its own again, without our theme

private:
    void apply();

    Theme& m_theme;
    FocusRing* m_focusRing;
};

} // namespace tealdeck
