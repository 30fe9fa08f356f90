#include "core/sandbox/store/selector.h"

#include <algorithm>
#include <cstdlib>

namespace tealdeck::sandbox
{

namespace
{

// Reads tokens as the API server's lexer does: words, and the symbols ( ) , ! = == != < >.
class LabelSelectorParser
{
public:
    explicit LabelSelectorParser(const std::string& text)
        : m_text(text)
    {
        advance();
    }

    tl::expected<Selector, std::string> parse()
    {
        Selector selector;
        while (!m_token.empty()) {
            auto requirement = parseOne();
            if (!requirement)
                return tl::unexpected<std::string>("unable to parse requirement: " + requirement.error());
            selector.push_back(std::move(*requirement));
            if (m_token.empty())
                break;
            if (m_token != ",")
                return tl::unexpected<std::string>("unable to parse requirement: found '" + m_token
                                                   + "', expected: ',' or 'end of string'");
            advance();
            if (m_token.empty())
                return tl::unexpected<std::string>("unable to parse requirement: found '', expected: identifier after ','");
        }
        return selector;
    }

private:
    using Parsed = tl::expected<Requirement, std::string>;

    static bool isSymbol(char c) { return std::string_view("()!,=<>").find(c) != std::string_view::npos; }
    bool isWord() const { return !m_token.empty() && !isSymbol(m_token.front()); }
    static tl::unexpected<std::string> expected(const std::string& found, const std::string& what)
    {
        return tl::unexpected<std::string>("found '" + found + "', expected: " + what);
    }

    void advance()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
        const std::size_t begin = m_at;
        if (m_at == m_text.size()) {
            m_token.clear();
            return;
        }
        if (isSymbol(m_text[m_at])) {
            const char first = m_text[m_at++];
            const bool isDouble = m_at < m_text.size() && m_text[m_at] == '=' && (first == '=' || first == '!');
            m_at += isDouble ? 1 : 0;
        } else {
            while (m_at < m_text.size() && !isSymbol(m_text[m_at]) && !std::isspace(static_cast<unsigned char>(m_text[m_at])))
                ++m_at;
        }
        m_token = m_text.substr(begin, m_at - begin);
    }

    Parsed parseOne()
    {
        const bool isNegated = m_token == "!";
        if (isNegated)
            advance();
        if (!isWord())
            return expected(m_token, "identifier");
        Requirement requirement{.key = m_token, .op = Requirement::Operator::Exists, .values = {}};
        advance();
        if (isNegated)
            requirement.op = Requirement::Operator::NotExists;
        if (isNegated || m_token.empty() || m_token == ",")
            return requirement;
        return parseOperator(std::move(requirement));
    }

    Parsed parseOperator(Requirement requirement)
    {
        const std::string op = m_token;
        advance();
        if (op == "in" || op == "notin") {
            requirement.op = op == "in" ? Requirement::Operator::In : Requirement::Operator::NotIn;
            return parseSet(std::move(requirement));
        }
        if (op == "=" || op == "==")
            requirement.op = Requirement::Operator::In;
        else if (op == "!=")
            requirement.op = Requirement::Operator::NotIn;
        else if (op == ">" || op == "<")
            requirement.op = op == ">" ? Requirement::Operator::Greater : Requirement::Operator::Less;
        else
            return expected(op, "in, notin, =, ==, !=, gt, lt");
        const bool isEmptyValue = m_token.empty() || m_token == ",";
        if (!isEmptyValue && !isWord())
            return expected(m_token, "identifier");
        requirement.values.push_back(isEmptyValue ? std::string() : m_token);
        if (!isEmptyValue)
            advance();
        return requirement;
    }

    Parsed parseSet(Requirement requirement)
    {
        if (m_token != "(")
            return expected(m_token, "'('");
        advance();
        while (m_token != ")") {
            if (!isWord())
                return expected(m_token, "',', ')' or identifier");
            requirement.values.push_back(m_token);
            advance();
            if (m_token == ",")
                advance();
            else if (m_token != ")")
                return expected(m_token, "',' or ')'");
        }
        advance();
        return requirement;
    }

    const std::string& m_text;
    std::size_t m_at = 0;
    std::string m_token;
};

bool contains(const std::vector<std::string>& values, const std::string& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

} // namespace

bool Requirement::matches(const StringMap& map) const
{
    const auto found = map.find(key);
    const bool has = found != map.end();
    switch (op) {
    case Operator::In: return has && contains(values, found->second);
    case Operator::NotIn: return !has || !contains(values, found->second);
    case Operator::Exists: return has;
    case Operator::NotExists: return !has;
    case Operator::Greater: return has && std::atoll(found->second.c_str()) > std::atoll(values.front().c_str());
    case Operator::Less: return has && std::atoll(found->second.c_str()) < std::atoll(values.front().c_str());
    }
    return false;
}

tl::expected<Selector, std::string> parseLabelSelector(const std::string& text)
{
    return LabelSelectorParser(text).parse();
}

tl::expected<Selector, std::string> parseFieldSelector(const std::string& text)
{
    Selector selector;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string term = text.substr(begin, end - begin);
        begin = end + 1;
        if (term.empty())
            continue;
        const std::size_t sign = term.find('=');
        if (sign == std::string::npos)
            return tl::unexpected<std::string>("invalid selector: '" + text + "'; can't understand '" + term + "'");
        const bool isNegated = sign > 0 && term[sign - 1] == '!';
        const bool isDouble = sign + 1 < term.size() && term[sign + 1] == '=';
        selector.push_back({.key = term.substr(0, isNegated ? sign - 1 : sign),
                            .op = isNegated ? Requirement::Operator::NotIn : Requirement::Operator::In,
                            .values = {term.substr(sign + (isDouble ? 2 : 1))}});
    }
    return selector;
}

Selector selectorOf(const StringMap& labels)
{
    Selector selector;
    for (const auto& [key, value] : labels)
        selector.push_back({.key = key, .op = Requirement::Operator::In, .values = {value}});
    return selector;
}

Selector selectorOf(const Json& labelSelector)
{
    Selector selector = selectorOf(mapAt(labelSelector, {"matchLabels"}));
    const Json* expressions = sandbox::find(labelSelector, {"matchExpressions"});
    if (!expressions || !expressions->is_array())
        return selector;
    for (const Json& expression : *expressions) {
        const std::string op = textAt(expression, {"operator"});
        Requirement requirement{.key = textAt(expression, {"key"}), .op = Requirement::Operator::In, .values = {}};
        if (op == "NotIn")
            requirement.op = Requirement::Operator::NotIn;
        else if (op == "Exists")
            requirement.op = Requirement::Operator::Exists;
        else if (op == "DoesNotExist")
            requirement.op = Requirement::Operator::NotExists;
        if (const Json* values = sandbox::find(expression, {"values"}); values && values->is_array()) {
            for (const Json& value : *values)
                requirement.values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        }
        selector.push_back(std::move(requirement));
    }
    return selector;
}

bool matches(const Selector& selector, const StringMap& map)
{
    return std::all_of(selector.begin(), selector.end(), [&](const Requirement& requirement) { return requirement.matches(map); });
}

} // namespace tealdeck::sandbox
