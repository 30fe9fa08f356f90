#pragma once

#include "ui/change/change_desk.h"

namespace tealdeck
{

class PageState;

// Puts the delivery page into the one state that fits what is known.
void showStateOn(PageState& state, const ChangeDesk& desk);

} // namespace tealdeck
