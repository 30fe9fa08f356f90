#include "core/domain/log_pattern.h"

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

std::size_t LogPattern::find(std::string_view text, std::size_t from) const
{
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
