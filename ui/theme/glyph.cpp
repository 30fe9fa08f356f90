#include "ui/theme/glyph.h"

#include <algorithm>
#include <array>

namespace tealdeck
{

namespace
{

// In the order of the enumeration.
constexpr std::array files{
    "",
    "glyphs/status-ok",
    "glyphs/status-warn",
    "glyphs/status-crit",
    "glyphs/status-fail",
    "glyphs/status-unknown",
    "glyphs/status-busy",
    "glyphs/status-wait",
    "glyphs/status-todo",
    "glyphs/status-skip",
    "glyphs/status-done",
    "glyphs/status-revert",
    "glyphs/status-live",
    "glyphs/status-stale",
    "glyphs/status-broken",
    "glyphs/status-lock",
    "glyphs/status-eye",
    "glyphs/status-person",
    "glyphs/status-info",
    "glyphs/status-ban",
    "glyphs/slot-blue-live",
    "glyphs/slot-blue-idle",
    "glyphs/slot-green-live",
    "glyphs/slot-green-idle",
    "glyphs/mark",
    "icons/layout-dashboard",
    "icons/bell",
    "icons/arrows-split",
    "icons/git-branch",
    "icons/hexagons",
    "icons/database",
    "icons/archive",
    "icons/server-2",
    "icons/chart-line",
    "icons/file-text",
    "icons/timeline",
    "icons/shield-lock",
    "icons/coin",
    "icons/notebook",
    "icons/search",
    "icons/filter",
    "icons/columns",
    "icons/chevron-down",
    "icons/chevron-up",
    "icons/chevron-left",
    "icons/chevron-right",
    "icons/x",
    "icons/pencil",
    "icons/fingerprint",
    "icons/user",
    "icons/users",
    "icons/download",
    "icons/player-pause",
    "icons/arrow-back-up",
    "icons/arrows-vertical",
    "icons/arrow-up",
    "icons/arrow-down",
    "icons/arrow-right",
    "icons/bell-off",
    "icons/git-commit",
    "icons/check",
    "icons/layout-sidebar-left-collapse",
    "icons/layout-sidebar-left-expand",
    "icons/refresh",
    "icons/copy",
    "icons/external-link",
    "icons/sun",
    "icons/moon",
    "icons/plus",
    "icons/minus",
    "icons/settings",
    "icons/keyboard",
    "icons/dots",
};
static_assert(files.size() == static_cast<std::size_t>(Glyph::Dots) + 1);

} // namespace

QString glyphFile(Glyph glyph)
{
    return QString::fromLatin1(files[static_cast<std::size_t>(glyph)]);
}

bool takesColor(Glyph glyph)
{
    constexpr std::array fixed{Glyph::None,          Glyph::Warn,           Glyph::Crit,           Glyph::Fail, Glyph::FirstSlotLive,
                               Glyph::FirstSlotIdle, Glyph::SecondSlotLive, Glyph::SecondSlotIdle, Glyph::Mark};
    return std::ranges::find(fixed, glyph) == fixed.end();
}

} // namespace tealdeck
