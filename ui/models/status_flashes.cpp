#include "ui/models/status_flashes.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr std::size_t mostCells = 2000; // more than any screen has: rows that are gone do not pile up

} // namespace

bool StatusFlashes::look(const Text& key, int column, const Cell& cell, Moment now)
{
    const auto [found, isNew] = m_shown.try_emplace({key, column});
    Shown& shown = found->second;
    const bool isChanged = !isNew && (shown.text != cell.text || shown.glyph != cell.mark.glyph);
    if (isNew || isChanged) {
        shown.text = cell.text;
        shown.glyph = cell.mark.glyph;
    }
    if (isChanged)
        shown.flashesUntil = now + length;
    const bool isFlashing = now < shown.flashesUntil;
    if (m_shown.size() > mostCells)
        forget();
    return isFlashing;
}

std::optional<StatusFlashes::Moment> StatusFlashes::nextEnd(Moment now) const
{
    std::optional<Moment> next;
    for (const auto& [cell, shown] : m_shown) {
        if (shown.flashesUntil > now && (!next || shown.flashesUntil < *next))
            next = shown.flashesUntil;
    }
    return next;
}

} // namespace tealdeck
