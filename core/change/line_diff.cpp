#include "core/change/line_diff.h"

#include <algorithm>
#include <span>

namespace tealdeck
{
namespace
{

using Lines = std::span<const std::string>;

constexpr std::size_t mostCells = 1'000'000; // 4 MB while it is compared
constexpr const char* leftOut = "...";

// How long the longest common subsequence of what follows two places is.
class CommonLengths
{
public:
    CommonLengths(Lines before, Lines after)
        : m_width(after.size() + 1)
        , m_lengths((before.size() + 1) * m_width, 0)
    {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                m_lengths[i * m_width + j] = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    unsigned at(std::size_t i, std::size_t j) const { return m_lengths[i * m_width + j]; }

private:
    std::size_t m_width;
    std::vector<unsigned> m_lengths;
};

void append(std::vector<DiffLine>& diff, DiffLine::Kind kind, Lines lines)
{
    for (const std::string& line : lines)
        diff.push_back({kind, line});
}

void appendMiddle(std::vector<DiffLine>& diff, Lines before, Lines after)
{
    if (before.size() * after.size() > mostCells) {
        append(diff, DiffLine::Kind::Removed, before);
        append(diff, DiffLine::Kind::Added, after);
        return;
    }
    const CommonLengths common(before, after);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            diff.push_back({DiffLine::Kind::Same, before[i++]});
            ++j;
        } else if (j == after.size() || (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
            diff.push_back({DiffLine::Kind::Removed, before[i++]});
        } else {
            diff.push_back({DiffLine::Kind::Added, after[j++]});
        }
    }
}

std::vector<DiffLine> wholeDiff(Lines before, Lines after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> diff;
    append(diff, DiffLine::Kind::Same, before.first(head));
    appendMiddle(diff, before.subspan(head, before.size() - head - tail), after.subspan(head, after.size() - head - tail));
    append(diff, DiffLine::Kind::Same, before.last(tail));
    return diff;
}

// Which lines are so near to a changed one that they are shown.
std::vector<bool> nearChanges(const std::vector<DiffLine>& diff, std::size_t context)
{
    std::vector<bool> isShown(diff.size(), false);
    for (std::size_t i = 0; i < diff.size(); ++i) {
        if (diff[i].kind == DiffLine::Kind::Same)
            continue;
        const std::size_t first = i - std::min(i, context);
        const std::size_t last = std::min(diff.size() - 1, i + context);
        std::fill(isShown.begin() + static_cast<std::ptrdiff_t>(first), isShown.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
    }
    return isShown;
}

} // namespace

std::vector<DiffLine> lineDiff(const std::vector<std::string>& before, const std::vector<std::string>& after, std::size_t context)
{
    const std::vector<DiffLine> whole = wholeDiff(before, after);
    const std::vector<bool> isShown = nearChanges(whole, context);
    std::vector<DiffLine> diff;
    bool isCut = false;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (!isShown[i]) {
            isCut = true;
            continue;
        }
        if (isCut && !diff.empty())
            diff.push_back({DiffLine::Kind::Same, leftOut});
        isCut = false;
        diff.push_back(whole[i]);
    }
    return diff;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace tealdeck
