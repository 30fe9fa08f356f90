#include "core/domain/log_pattern_mistake.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tealdeck
{
namespace
{

// Where the first parenthesis stands that has no partner; npos: none.
std::size_t unmatchedParenthesis(std::string_view expression)
{
    std::vector<std::size_t> open;
    bool isInClass = false;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char letter = expression[i];
        if (letter == '\\') {
            ++i;
        } else if (isInClass) {
            isInClass = letter != ']';
        } else if (letter == '[') {
            isInClass = true;
            const std::size_t first = i + (expression.substr(i + 1).starts_with('^') ? 2 : 1);
            if (first < expression.size() && expression[first] == ']')
                i = first; // a ] that stands first is one of the class
        } else if (letter == '(') {
            open.push_back(i);
        } else if (letter == ')' && open.empty()) {
            return i;
        } else if (letter == ')') {
            open.pop_back();
        }
    }
    return open.empty() ? std::string_view::npos : open.front();
}

// Characters, not bytes, counted from one.
std::string placeOf(std::string_view expression, std::size_t offset)
{
    const auto before = expression.substr(0, std::min(offset, expression.size()));
    const auto isFirstByte = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
    return std::to_string(std::ranges::count_if(before, isFirstByte) + 1);
}

} // namespace

Message expressionMistake(const std::string& expression, re2::RE2::ErrorCode code, const std::string& part)
{
    using RE2 = re2::RE2;
    const std::size_t found = part.empty() ? std::string::npos : expression.find(part);
    const std::string place = placeOf(expression, found == std::string::npos ? 0 : found);
    const std::string parenthesis = placeOf(expression, unmatchedParenthesis(expression));
    switch (code) {
    case RE2::ErrorBadEscape:
        return message("LogPattern", "%1 at character %2 is no escape sequence; there are no back-references.", {part, place});
    case RE2::ErrorTrailingBackslash: return message("LogPattern", "The \\ at the end escapes nothing.");
    case RE2::ErrorBadCharClass: return message("LogPattern", "%1 at character %2 is no class of characters.", {part, place});
    case RE2::ErrorBadCharRange: return message("LogPattern", "The range %1 at character %2 runs backwards.", {part, place});
    case RE2::ErrorMissingBracket: return message("LogPattern", "The [ at character %1 is not closed.", {place});
    case RE2::ErrorMissingParen: return message("LogPattern", "The ( at character %1 is not closed.", {parenthesis});
    case RE2::ErrorUnexpectedParen: return message("LogPattern", "The ) at character %1 closes nothing.", {parenthesis});
    case RE2::ErrorRepeatArgument:
        return message("LogPattern", "There is nothing before %1 at character %2 that could be repeated.", {part, place});
    case RE2::ErrorRepeatOp: return message("LogPattern", "%1 at character %2 repeats a repetition.", {part, place});
    case RE2::ErrorRepeatSize:
        return message("LogPattern", "The repetition %1 at character %2 is too large or runs backwards.", {part, place});
    case RE2::ErrorBadPerlOp:
        return message("LogPattern", "%1 at character %2 is not known; there is no looking ahead or behind.", {part, place});
    case RE2::ErrorBadNamedCapture: return message("LogPattern", "%1 at character %2 is no name of a group.", {part, place});
    case RE2::ErrorBadUTF8: return message("LogPattern", "The expression is not valid UTF-8.");
    case RE2::ErrorPatternTooLarge: return message("LogPattern", "The expression is too large.");
    case RE2::NoError:
    case RE2::ErrorInternal: break;
    }
    return message("LogPattern", "The expression cannot be used.");
}

} // namespace tealdeck
