#include "ui/theme/palette.h"

#include "ui/theme/tokens.h"

namespace tealdeck
{

QPalette makePalette(const Tokens& tokens)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, tokens.color(token)); };
    set(QPalette::Window, Token::Window);
    set(QPalette::WindowText, Token::Ink);
    set(QPalette::Text, Token::Ink);
    set(QPalette::ButtonText, Token::Ink);
    set(QPalette::Base, Token::Base);
    set(QPalette::Button, Token::Base);
    set(QPalette::AlternateBase, Token::Raised);
    set(QPalette::Light, Token::Raised);
    set(QPalette::PlaceholderText, Token::Ink3);
    set(QPalette::Highlight, Token::Select);
    set(QPalette::HighlightedText, Token::Ink);
    set(QPalette::Link, Token::Accent);
    set(QPalette::LinkVisited, Token::Accent);
    set(QPalette::Midlight, Token::Hair);
    set(QPalette::Mid, Token::Line);
    set(QPalette::Dark, Token::Control);
    set(QPalette::Shadow, Token::Line);
    set(QPalette::BrightText, Token::Crit);
    set(QPalette::ToolTipBase, Token::Ink);
    set(QPalette::ToolTipText, Token::Base);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.color(Token::Ink3));
    return palette;
}

} // namespace tealdeck
