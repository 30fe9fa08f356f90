#pragma once

#include "core/domain/label_selector.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// Reads a label selector token by token, as apimachinery's lexer and parser do.
class LabelSelectorParser
{
public:
    explicit LabelSelectorParser(std::string_view text);

    // All of it; throws SelectorMistake.
    std::vector<LabelRequirement> parseAll();

private:
    struct Token
    {
        enum class Kind
        {
            Word,
            Symbol,
            End,
        };
        Kind kind = Kind::End;
        std::string_view text;
        std::size_t offset = 0;

        bool is(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
    };

    Token scan();
    Token take();
    LabelRequirement parseRequirement();
    LabelRequirement::Operator parseOperator();
    std::vector<std::string> parseSet();
    void parseMembers(std::vector<std::string>& values);
    std::string parseOneValue();
    void checkKey(const Token& token) const;
    void checkValue(const Token& token) const;
    void checkNumber(const Token& token) const;

    struct Expected; // two sentences: something else is there, or the end
    [[noreturn]] void refuse(const Expected& expected, const Token& found) const;
    [[noreturn]] void refuseWord(Message told, const Token& token) const;
    std::string placeOf(const Token& token) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    Token m_next;
};

} // namespace tealdeck
