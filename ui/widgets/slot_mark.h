#pragma once

#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"

namespace tealdeck
{

// Slots keep their marks by position, whatever they are called: first blue square and solid line, second green diamond and dashed line.
enum class SlotPosition
{
    First,
    Second,
};

Glyph slotGlyph(SlotPosition position, bool isLive);
Token slotColor(SlotPosition position);
Token slotTint(SlotPosition position);

} // namespace tealdeck
