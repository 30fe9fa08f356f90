#include "ui/widgets/slot_mark.h"

namespace tealdeck
{

Glyph slotGlyph(SlotPosition position, bool isLive)
{
    if (position == SlotPosition::First)
        return isLive ? Glyph::FirstSlotLive : Glyph::FirstSlotIdle;
    return isLive ? Glyph::SecondSlotLive : Glyph::SecondSlotIdle;
}

Token slotColor(SlotPosition position)
{
    return position == SlotPosition::First ? Token::Blue : Token::Green;
}

Token slotTint(SlotPosition position)
{
    return position == SlotPosition::First ? Token::BlueTint : Token::GreenTint;
}

} // namespace tealdeck
