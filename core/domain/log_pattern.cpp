#include "core/domain/log_pattern.h"

#include "core/domain/log_pattern_mistake.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>

namespace tealdeck
{
namespace
{

constexpr std::array<unsigned char, 256> makeFolding()
{
    std::array<unsigned char, 256> folding{};
    for (unsigned value = 0; value < 256; ++value)
        folding[value] = static_cast<unsigned char>(value >= 'A' && value <= 'Z' ? value + 32 : value);
    return folding;
}

constexpr std::array<unsigned char, 256> folding = makeFolding();

unsigned char fold(char character)
{
    return folding[static_cast<unsigned char>(character)];
}

// \A and \z, or flags that make ^ and $ such: rare, and right only line by line.
bool namesTheWholeText(std::string_view expression)
{
    for (std::size_t i = 0; i + 1 < expression.size(); ++i) {
        if (expression[i] == '\\') {
            ++i;
            if (expression[i] == 'A' || expression[i] == 'z')
                return true;
        } else if (expression.substr(i, 2) == "(?"
                   && expression.substr(i, expression.find_first_of(":)", i) - i).find('-') != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

LogPattern::LogPattern(std::string words, Case caseRule)
    : m_words(std::move(words))
    , m_case(caseRule)
{
    for (const char character : m_words)
        m_folded += static_cast<char>(fold(character));
    const std::size_t length = m_folded.size();
    m_step.fill(static_cast<unsigned char>(std::min<std::size_t>(length, 255)));
    for (std::size_t i = 0; i + 1 < length; ++i)
        m_step[static_cast<unsigned char>(m_folded[i])] = static_cast<unsigned char>(std::min<std::size_t>(length - 1 - i, 255));
}

tl::expected<LogPattern, Message> LogPattern::expression(std::string text, Case caseRule)
{
    LogPattern pattern(std::move(text), caseRule);
    if (pattern.isEmpty())
        return pattern;
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(caseRule == Case::Matters);
    options.set_never_nl(true); // many lines are searched at once, and none of them may reach into the next
    const std::string multiLine = "(?m)" + pattern.m_words; // ^ and $ are those of lines
    auto expression = std::make_shared<re2::RE2>(multiLine, options);
    if (!expression->ok())
        return tl::unexpected<Message>(expressionMistake(pattern.m_words, expression->error_code(), expression->error_arg()));
    pattern.m_isOfWholeLines = namesTheWholeText(pattern.m_words);
    pattern.m_expression = std::move(expression);
    return pattern;
}

std::optional<LogPattern::Match> LogPattern::match(std::string_view text, std::size_t from) const
{
    if (!m_expression) {
        const std::size_t found = find(text, from);
        return found == std::string_view::npos ? std::nullopt : std::optional(Match{.begin = found, .length = m_words.size()});
    }
    re2::StringPiece found;
    const re2::StringPiece whole(text.data(), text.size());
    if (from > text.size() || !m_expression->Match(whole, from, text.size(), re2::RE2::UNANCHORED, &found, 1))
        return std::nullopt;
    return Match{.begin = static_cast<std::size_t>(found.data() - text.data()), .length = found.size()};
}

std::size_t LogPattern::find(std::string_view text, std::size_t from) const
{
    if (m_expression) {
        const auto found = match(text, from);
        return found ? found->begin : std::string_view::npos;
    }
    if (from > text.size())
        return std::string_view::npos;
    if (m_words.empty())
        return from;
    if (m_case == Case::Ignored)
        return findFolded(text, from);
    const void* found = memmem(text.data() + from, text.size() - from, m_words.data(), m_words.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

std::size_t LogPattern::findFolded(std::string_view text, std::size_t from) const
{
    const std::size_t length = m_folded.size();
    const auto last = static_cast<unsigned char>(m_folded.back());
    for (std::size_t end = from + length; end <= text.size();) {
        const unsigned char looked = fold(text[end - 1]);
        if (looked == last) {
            const auto begin = text.begin() + static_cast<std::ptrdiff_t>(end - length);
            if (std::equal(m_folded.begin(), m_folded.end() - 1, begin,
                           [](char wanted, char found) { return static_cast<unsigned char>(wanted) == fold(found); }))
                return end - length;
        }
        end += m_step[looked];
    }
    return std::string_view::npos;
}

} // namespace tealdeck
