#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace tealdeck
{

// A label that says what its text is (role) and how loud it is (token), and follows the theme.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(Theme& theme, TextRole role, Token color, const QString& text = {}, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setColor(Token color);

private:
    void apply();

    Theme& m_theme;
    TextRole m_role;
    Token m_color;
};

} // namespace tealdeck
