#pragma once

#include "core/base/error.h"
#include "core/base/message.h"

#include <QString>

namespace tealdeck
{

// A sentence of core in the language of the window; what was put in as arguments is made harmless (see displayText).
QString translate(const Message& message);
// The sentence of an error; the verbatim words of the other side are apart (detailOf), because they are shown quieter.
QString translate(const Error& error);
QString detailOf(const Error& error);

} // namespace tealdeck
