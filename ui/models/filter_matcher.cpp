#include "ui/models/filter_matcher.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr qsizetype mostWords = 64;

bool isPlain(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z'); });
}

} // namespace

std::string caseFolded(std::string text)
{
    const bool isAscii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!isAscii)
        return QString::fromStdString(text).toCaseFolded().toStdString();
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

bool FilterMatcher::setText(const QString& text)
{
    const std::vector<std::string> former = std::exchange(m_words, {});
    forget();
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words.mid(0, mostWords))
        m_words.push_back(word.toStdString());
    m_all = m_words.size() == mostWords ? ~Words(0) : (Words(1) << m_words.size()) - 1;
    return std::ranges::all_of(former, [this](const std::string& before) {
        return std::ranges::any_of(m_words, [&](const std::string& now) { return now.find(before) != std::string::npos; });
    });
}

FilterMatcher::Words FilterMatcher::wordsIn(std::string_view part) const
{
    const std::string folded = isPlain(part) ? std::string() : caseFolded(std::string(part));
    const std::string_view text = folded.empty() ? part : std::string_view(folded);
    Words found = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (text.find(m_words[i]) != std::string_view::npos)
            found |= Words(1) << i;
    }
    return found;
}

} // namespace tealdeck
