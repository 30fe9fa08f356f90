#pragma once

#include <QColor>
#include <QString>

#include <array>
#include <optional>

class QByteArray;

namespace tealdeck
{

enum class Appearance
{
    Light,
    Dark,
};

// The names of tokens.json; look.md section 2 says what each is for.
enum class Token
{
    Window,
    Base,
    Raised,
    Sunken,
    Hair,
    Line,
    Control,
    Ink,
    Ink2,
    Ink3,
    Accent,
    Select,
    Hover,
    Focus,
    Prod,
    ProdFill,
    ProdTint,
    OnProd,
    Warn,
    WarnMark,
    WarnEdge,
    WarnTint,
    Crit,
    CritMark,
    CritTint,
    OnCrit,
    Ok,
    Unknown,
    Blue,
    BlueTint,
    Green,
    GreenTint,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Add,
    AddTint,
    Del,
    DelTint,
    MarkMix,
};
inline constexpr int tokenCount = static_cast<int>(Token::MarkMix) + 1;

// The colours of one appearance. Every token has a colour: parse() gives none rather than half of them.
class Tokens
{
public:
    static std::optional<Tokens> parse(const QByteArray& json, Appearance appearance);

    QColor color(Token token) const { return m_colors[static_cast<std::size_t>(token)]; }
    // The key in tokens.json ("warnMark"), which is also the placeholder in glyphs ("{{warnMark}}").
    static QString name(Token token);

private:
    std::array<QColor, tokenCount> m_colors;
};

} // namespace tealdeck
