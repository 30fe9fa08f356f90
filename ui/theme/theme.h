#pragma once

#include "ui/theme/glyph_cache.h"
#include "ui/theme/status.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QObject>

#include <memory>

namespace tealdeck
{

class SystemAppearance;

enum class ThemeChoice
{
    System,
    Light,
    Dark,
};

// Colours, fonts and glyphs of the moment. Whoever paints takes a Theme& in its constructor, asks it while painting and repaints on
// changed(); nobody keeps a colour. One Theme lives in the program's main function, ApplicationLook applies it to Qt's own widgets.
class Theme : public QObject
{
    Q_OBJECT

public:
    // Follows the desktop (XDG portal) until told otherwise.
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    Appearance appearance() const { return m_appearance; }
    bool isDark() const { return m_appearance == Appearance::Dark; }

    // Percent, 90 to 150.
    int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    // False: rings stand still, nothing flashes.
    bool hasMotion() const { return m_hasMotion; }
    void setMotion(bool hasMotion);

    const Tokens& tokens() const;
    QColor color(Token token) const { return tokens().color(token); }
    const QFont& font(TextRole role) const { return m_fonts[static_cast<std::size_t>(role)]; }
    int lineHeight(TextRole role) const { return lineHeightFor(role, m_textScale); }
    // A height or width that holds text: grows with the text size, never below `pixels`.
    int scaled(int pixels) const;
    // A row that is `pixels` high at 100 %: max(pixels, line + 8).
    int rowHeight(int pixels, TextRole role = TextRole::Table) const;

    QPixmap glyph(Glyph glyph, int pixels, Token color, qreal devicePixelRatio) const;
    QIcon icon(Glyph glyph, Token color = Token::Ink2, int pixels = 16) const;

Q_SIGNALS:
    void changed();

private:
    void updateAppearance();
    void makeFonts();

    Tokens m_light;
    Tokens m_dark;
    ThemeChoice m_choice = ThemeChoice::System;
    Appearance m_appearance = Appearance::Light;
    int m_textScale = 100;
    bool m_hasMotion = true;
    std::array<QFont, textRoleCount> m_fonts;
    std::unique_ptr<SystemAppearance> m_system;
    mutable GlyphCache m_glyphs;
};

} // namespace tealdeck
