#pragma once

#include <QPalette>

namespace tealdeck
{

class Tokens;

// Qt's colour roles from our tokens, as look.md section 11 lists them.
QPalette makePalette(const Tokens& tokens);

} // namespace tealdeck
