#include "core/connectors/kube/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>

namespace tealdeck
{
namespace
{

bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

struct CodePoint
{
    std::uint32_t value = 0;
    std::size_t size = 1;
};

// The character at `at`; the text is UTF-8, as the JSON parser let nothing else through. A byte that is none counts as U+FFFD.
CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const std::size_t size = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    if (first < 0x80U)
        return {.value = first, .size = 1};
    if (first < 0xC2U || at + size > text.size())
        return {.value = 0xFFFDU, .size = 1};
    std::uint32_t value = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    return {.value = value, .size = size};
}

// What YAML does not print, and what would hide or turn what a reader sees.
bool isInvisible(std::uint32_t value)
{
    return value < 0x20U || (value >= 0x7FU && value < 0xA1U) || value == 0xADU || (value >= 0x200BU && value <= 0x200FU)
        || (value >= 0x2028U && value <= 0x202EU) || (value >= 0x2060U && value <= 0x206FU) || (value >= 0xD800U && value <= 0xF8FFU)
        || (value >= 0xFE00U && value <= 0xFE0FU) || value == 0xFEFFU || (value >= 0xFFF0U && value <= 0xFFFFU) || value >= 0xE0000U;
}

bool hasInvisible(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        if (isInvisible(point.value) && point.value != '\n')
            return true;
        at += point.size;
    }
    return false;
}

bool isWordOfYaml(std::string_view text)
{
    constexpr std::array<std::string_view, 12> words{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"};
    std::string lower(text.substr(0, 6));
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.size() < 6 && std::ranges::find(words, lower) != words.end();
}

// Numbers of YAML 1.1 in all their forms, and everything that begins like a date; rather too much than too little.
bool looksNumeric(std::string_view text)
{
    if (text.front() == '+' || text.front() == '-')
        text.remove_prefix(1);
    if (text.empty())
        return true;
    std::string lower(text.substr(0, 64));
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == ".inf" || lower == ".nan" || lower == "inf" || lower == "nan" || lower == "infinity")
        return true;
    if (!isDigit(lower.front()) && lower.front() != '.')
        return false;
    if (lower.starts_with("0x"))
        return lower.find_first_not_of("0123456789abcdef_", 2) == std::string::npos;
    if (lower.starts_with("0o") || lower.starts_with("0b"))
        return lower.find_first_not_of("01234567_", 2) == std::string::npos;
    const bool isDate = lower.size() >= 8 && lower.find_first_not_of("0123456789") == 4 && lower[4] == '-' && isDigit(lower[5]);
    const bool isAddress = std::ranges::count(lower, '.') == 3 && lower.find_first_not_of("0123456789.") == std::string::npos
        && lower.front() != '.' && lower.back() != '.';
    return isDate || (!isAddress && lower.find_first_not_of("0123456789_,.:e+-") == std::string::npos);
}

} // namespace

bool isPlainYaml(std::string_view text)
{
    constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':' || text.find('\n') != std::string_view::npos)
        return false;
    if (isWordOfYaml(text) || looksNumeric(text) || text.starts_with("...") || hasInvisible(text))
        return false;
    const bool isDashedWord = text.front() == '-' && text.size() > 1 && text[1] != ' ' && text[1] != '-'; // "-v"
    if (indicators.find(text.front()) != std::string_view::npos && !isDashedWord
        && !(text.starts_with("--") && text.size() > 3 && text[2] != '-'))
        return false;
    return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos;
}

bool isBlockYaml(std::string_view text)
{
    if (text.find('\n') == std::string_view::npos || text.find('\n') + 1 == text.size() || text.ends_with("\n\n") || hasInvisible(text))
        return false;
    if (text.front() == ' ' || text.front() == '\n')
        return false;
    return text.find(" \n") == std::string_view::npos && text.back() != ' ';
}

std::string quotedYaml(std::string_view text)
{
    std::string quoted = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        const char c = text[at];
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n' || c == '\t') {
            quoted += c == '\n' ? "\\n" : "\\t";
        } else if (isInvisible(point.value)) {
            std::array<char, 16> escape{};
            std::snprintf(escape.data(), escape.size(),
                          point.value > 0xFFFFU     ? "\\U%08X"
                              : point.value > 0xFFU ? "\\u%04X"
                                                    : "\\x%02X",
                          point.value);
            quoted += escape.data();
        } else {
            quoted += text.substr(at, point.size);
        }
        at += point.size;
    }
    return quoted + "\"";
}

} // namespace tealdeck
