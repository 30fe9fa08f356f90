#pragma once

#include "core/base/text.h"
#include "ui/models/column.h"

#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace tealdeck
{

// Which status cells changed a moment ago. It knows those that were painted last, so what changed out of sight does not flash when it comes
// into sight, and a storm costs no more than the rows on the screen.
class StatusFlashes
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds length{600};

    // Takes in what is painted now; true while the cell flashes.
    bool look(const Text& key, int column, const Cell& cell, Moment now);
    // When the next flash ends; nothing: none goes on.
    std::optional<Moment> nextEnd(Moment now) const;
    // Other rows are on the screen.
    void forget() { m_shown.clear(); }

private:
    struct Shown
    {
        QString text;
        Glyph glyph = Glyph::None;
        Moment flashesUntil{};
    };

    std::map<std::pair<Text, int>, Shown> m_shown;
};

} // namespace tealdeck
