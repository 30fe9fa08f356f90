#include "core/sandbox/simulation/randomness.h"

#include <string_view>

namespace tealdeck::sandbox
{

namespace
{

constexpr std::string_view safeLetters = "bcdfghjklmnpqrstvwxz2456789";
constexpr std::string_view hexLetters = "0123456789abcdef";

} // namespace

Randomness::Randomness(std::uint64_t seed)
    : m_state(seed)
{
}

std::uint64_t Randomness::next() // splitmix64
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

std::size_t Randomness::below(std::size_t bound)
{
    return static_cast<std::size_t>(next() % bound);
}

Duration Randomness::between(Duration least, Duration most)
{
    const auto span = static_cast<std::size_t>((most - least).count()) + 1;
    return least + Duration(static_cast<Duration::rep>(below(span)));
}

std::string Randomness::uuid()
{
    std::string text = hex(8) + "-" + hex(4) + "-4" + hex(3) + "-";
    text += hexLetters[8 + below(4)];
    return text + hex(3) + "-" + hex(12);
}

std::string Randomness::suffix(std::size_t length)
{
    std::string text;
    while (text.size() < length)
        text += safeLetters[below(safeLetters.size())];
    return text;
}

std::string Randomness::hex(std::size_t length)
{
    std::string text;
    while (text.size() < length)
        text += hexLetters[below(hexLetters.size())];
    return text;
}

std::string safeHash(const std::string& text)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    std::string letters;
    for (const char digit : std::to_string(hash))
        letters += safeLetters[static_cast<std::size_t>(digit - '0') * 2 + 3];
    return letters;
}

} // namespace tealdeck::sandbox
