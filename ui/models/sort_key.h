#pragma once

#include "core/base/text.h"

#include <QString>

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>

namespace tealdeck
{

// What a cell is ordered by: a number, then up to three texts, which are shared with the row where it has them as Text. Cheap to compare;
// made once per row and column change.
class SortKey
{
public:
    static constexpr std::size_t levels = 3;

    SortKey() = default;
    template <typename Number>
    requires std::integral<Number> || std::floating_point<Number> SortKey(Number number)
        : m_number(ordered(static_cast<double>(number)))
    {
    }
    SortKey(Text first, Text second = {}, Text third = {})
        : m_texts{std::move(first), std::move(second), std::move(third)}
    {
    }
    SortKey(std::string text)
        : SortKey(Text(std::move(text)))
    {
    }
    SortKey(const char* text)
        : SortKey(Text(text))
    {
    }
    SortKey(const QString& text)
        : SortKey(Text(text.toCaseFolded().toStdString()))
    {
    }
    // Ordered by the number first, then by the texts: attention before the word, say.
    SortKey(double number, Text first, Text second = {}, Text third = {})
        : m_number(ordered(number))
        , m_texts{std::move(first), std::move(second), std::move(third)}
    {
    }

    double number() const { return m_number; }
    const Text& text(std::size_t level) const { return m_texts[level]; }

    std::partial_ordering operator<=>(const SortKey&) const = default;
    bool operator==(const SortKey&) const = default;

private:
    // Not-a-number would break the order; it comes first.
    static double ordered(double number) { return number == number ? number : -std::numeric_limits<double>::infinity(); }

    double m_number = 0;
    std::array<Text, levels> m_texts;
};

} // namespace tealdeck
