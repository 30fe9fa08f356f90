#include "core/domain/label_selector_parse.h"

#include <algorithm>
#include <charconv>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestName = 63; // of a label's name and value
constexpr std::size_t longestPrefix = 253; // a DNS subdomain

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

bool isSymbol(char letter)
{
    return std::string_view("=!(),<>").find(letter) != std::string_view::npos;
}

bool isDecimal(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isSmall(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool isPlain(char letter)
{
    return isSmall(letter) || (letter >= 'A' && letter <= 'Z') || isDecimal(letter);
}

// ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9], at most 63 of them.
bool isName(std::string_view text)
{
    const auto isInside = [](char letter) { return isPlain(letter) || letter == '-' || letter == '_' || letter == '.'; };
    return !text.empty() && text.size() <= longestName && isPlain(text.front()) && isPlain(text.back())
        && std::ranges::all_of(text, isInside);
}

// Parts of [a-z0-9]([-a-z0-9]*[a-z0-9])? divided by dots.
bool isSubdomain(std::string_view text)
{
    if (text.empty() || text.size() > longestPrefix)
        return false;
    while (true) {
        const std::string_view part = text.substr(0, text.find('.'));
        const auto isEnd = [](char letter) { return isSmall(letter) || isDecimal(letter); };
        if (part.empty() || !isEnd(part.front()) || !isEnd(part.back())
            || !std::ranges::all_of(part, [&](char letter) { return isEnd(letter) || letter == '-'; }))
            return false;
        if (part.size() == text.size())
            return true;
        text.remove_prefix(part.size() + 1);
    }
}

bool isKey(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return isName(text);
    return isSubdomain(text.substr(0, slash)) && isName(text.substr(slash + 1));
}

// Characters, not bytes: what a person counts.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

Message selectorMessage(std::string_view text, std::initializer_list<std::string> arguments)
{
    return message("LabelSelector", text, arguments);
}

} // namespace

struct LabelSelectorParser::Expected
{
    Message other; // %1: where, %2: what is there
    Message end;
};

LabelSelectorParser::LabelSelectorParser(std::string_view text)
    : m_text(text)
    , m_next(scan())
{
}

LabelSelectorParser::Token LabelSelectorParser::scan()
{
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
    const std::size_t begin = m_at;
    if (begin == m_text.size())
        return {.kind = Token::Kind::End, .text = {}, .offset = begin};
    if (isSymbol(m_text[begin])) {
        ++m_at;
        const bool isDouble = (m_text[begin] == '=' || m_text[begin] == '!') && m_at < m_text.size() && m_text[m_at] == '=';
        m_at += isDouble ? 1 : 0;
        return {.kind = Token::Kind::Symbol, .text = m_text.substr(begin, m_at - begin), .offset = begin};
    }
    while (m_at < m_text.size() && !isSymbol(m_text[m_at]) && !isBlank(m_text[m_at]))
        ++m_at;
    return {.kind = Token::Kind::Word, .text = m_text.substr(begin, m_at - begin), .offset = begin};
}

LabelSelectorParser::Token LabelSelectorParser::take()
{
    const Token token = m_next;
    m_next = scan();
    return token;
}

std::vector<LabelRequirement> LabelSelectorParser::parseAll()
{
    std::vector<LabelRequirement> requirements;
    if (m_next.kind == Token::Kind::End)
        return requirements;
    while (true) {
        requirements.push_back(parseRequirement());
        const Token after = take();
        if (after.kind == Token::Kind::End)
            return requirements;
        if (!after.is(","))
            refuse({selectorMessage("A comma or the end is expected at character %1, not %2.", {}), {}}, after);
    }
}

LabelRequirement LabelSelectorParser::parseRequirement()
{
    LabelRequirement requirement;
    Token key = take();
    if (key.is("!")) {
        requirement.op = LabelRequirement::Operator::NotExists;
        key = take();
    }
    if (key.kind != Token::Kind::Word)
        refuse({selectorMessage("A label's name is expected at character %1, not %2.", {}),
                selectorMessage("The name of a label is missing at the end.", {})},
               key);
    checkKey(key);
    requirement.key = key.text;
    const bool isAlone = m_next.kind == Token::Kind::End || m_next.is(",");
    if (isAlone || requirement.op == LabelRequirement::Operator::NotExists)
        return requirement;
    const Token sign = m_next;
    requirement.op = parseOperator();
    if (sign.kind == Token::Kind::Word) {
        requirement.values = parseSet();
    } else {
        const Token value = m_next;
        requirement.values = {parseOneValue()};
        if (requirement.op == LabelRequirement::Operator::Greater || requirement.op == LabelRequirement::Operator::Less)
            checkNumber(value);
    }
    return requirement;
}

LabelRequirement::Operator LabelSelectorParser::parseOperator()
{
    using Operator = LabelRequirement::Operator;
    const Token token = take();
    if (token.is("=") || token.is("==") || (token.kind == Token::Kind::Word && token.text == "in"))
        return Operator::In;
    if (token.is("!=") || (token.kind == Token::Kind::Word && token.text == "notin"))
        return Operator::NotIn;
    if (token.is(">"))
        return Operator::Greater;
    if (token.is("<"))
        return Operator::Less;
    refuse({selectorMessage("One of =, ==, !=, in, notin, > and < is expected at character %1, not %2.", {}), {}}, token);
}

// What stands in parentheses; an empty member is one value: "(,a)".
std::vector<std::string> LabelSelectorParser::parseSet()
{
    const Token opening = take();
    if (!opening.is("("))
        refuse({selectorMessage("The values of in and notin stand in parentheses: ( is expected at character %1, not %2.", {}),
                selectorMessage("The values of in and notin stand in parentheses: ( is missing at the end.", {})},
               opening);
    if (m_next.is(")"))
        throw SelectorMistake{selectorMessage("There is no value in the parentheses at character %1.", {placeOf(opening)}), opening.offset,
                              m_next.offset + 1 - opening.offset};
    std::vector<std::string> values;
    parseMembers(values);
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

void LabelSelectorParser::parseMembers(std::vector<std::string>& values)
{
    const Expected member{selectorMessage("A value, a comma or ) is expected at character %1, not %2.", {}),
                          selectorMessage("The closing ) is missing at the end.", {})};
    while (true) {
        if (m_next.kind == Token::Kind::Word) {
            const Token value = take();
            checkValue(value);
            values.emplace_back(value.text);
        } else if (m_next.is(",") || m_next.is(")")) {
            values.emplace_back();
        } else {
            refuse(member, m_next);
        }
        const Token after = take();
        if (after.is(")"))
            return;
        if (!after.is(","))
            refuse({selectorMessage("A comma or ) is expected at character %1, not %2.", {}), member.end}, after);
    }
}

std::string LabelSelectorParser::parseOneValue()
{
    if (m_next.kind == Token::Kind::End || m_next.is(","))
        return {};
    const Token value = take();
    if (value.kind != Token::Kind::Word)
        refuse({selectorMessage("A value is expected at character %1, not %2.", {}), {}}, value);
    checkValue(value);
    return std::string(value.text);
}

void LabelSelectorParser::checkKey(const Token& token) const
{
    if (!isKey(token.text))
        refuseWord(
            selectorMessage("%2 at character %1 is no label name: letters, digits, -, _ and . (at most 63), with a domain and / before it "
                            "where there is one.",
                            {}),
            token);
}

void LabelSelectorParser::checkValue(const Token& token) const
{
    if (!isName(token.text))
        refuseWord(
            selectorMessage("%2 at character %1 is no label value: letters, digits, -, _ and . (at most 63), beginning and ending with "
                            "a letter or digit.",
                            {}),
            token);
}

void LabelSelectorParser::checkNumber(const Token& token) const
{
    long long number = 0;
    const char* end = token.text.data() + token.text.size();
    const auto [stop, error] = std::from_chars(token.text.data(), end, number);
    const bool isNumber = token.kind == Token::Kind::Word && stop == end && error == std::errc();
    if (isNumber)
        return;
    if (token.kind == Token::Kind::Word)
        refuseWord(selectorMessage("%2 at character %1 is no whole number; > and < compare numbers.", {}), token);
    throw SelectorMistake{selectorMessage("A whole number is missing at character %1; > and < compare numbers.", {placeOf(token)}),
                          token.offset, token.text.size()};
}

void LabelSelectorParser::refuse(const Expected& expected, const Token& found) const
{
    const bool isAtEnd = found.kind == Token::Kind::End;
    Message told = isAtEnd ? expected.end : expected.other;
    if (!isAtEnd)
        told.arguments = {placeOf(found), std::string(found.text)};
    throw SelectorMistake{std::move(told), found.offset, found.text.size()};
}

void LabelSelectorParser::refuseWord(Message told, const Token& token) const
{
    told.arguments = {placeOf(token), std::string(token.text)};
    throw SelectorMistake{std::move(told), token.offset, token.text.size()};
}

std::string LabelSelectorParser::placeOf(const Token& token) const
{
    return std::to_string(characters(m_text.substr(0, token.offset)) + 1);
}

} // namespace tealdeck
