#pragma once

#include <QString>

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>

namespace tealdeck
{

// What a cell is ordered by: a number, then a text. Cheap to compare; made once per row and column change.
class SortKey
{
public:
    SortKey() = default;
    template <typename Number>
    requires std::integral<Number> || std::floating_point<Number> SortKey(Number number)
        : m_number(ordered(static_cast<double>(number)))
    {
    }
    SortKey(std::string text)
        : m_text(std::move(text))
    {
    }
    SortKey(const char* text)
        : m_text(text)
    {
    }
    SortKey(const QString& text)
        : m_text(text.toCaseFolded().toStdString())
    {
    }
    // Ordered by the number first, then by the text: attention before the word, say.
    SortKey(double number, std::string text)
        : m_number(ordered(number))
        , m_text(std::move(text))
    {
    }

    // The number and the first bytes of the text in one piece of memory: decides nearly every comparison without following a pointer.
    struct Head
    {
        double number = 0;
        std::uint64_t bytes = 0;
        std::partial_ordering operator<=>(const Head&) const = default;
        bool operator==(const Head&) const = default;
    };
    Head head() const
    {
        Head result{.number = m_number, .bytes = 0};
        for (std::size_t i = 0; i < sizeof(result.bytes); ++i)
            result.bytes = result.bytes << 8 | (i < m_text.size() ? static_cast<unsigned char>(m_text[i]) : 0U);
        return result;
    }

    std::partial_ordering operator<=>(const SortKey&) const = default;
    bool operator==(const SortKey&) const = default;

private:
    // Not-a-number would break the order; it comes first.
    static double ordered(double number) { return number == number ? number : -std::numeric_limits<double>::infinity(); }

    double m_number = 0;
    std::string m_text;
};

} // namespace tealdeck
