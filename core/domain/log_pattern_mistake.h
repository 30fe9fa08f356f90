#pragma once

#include "core/base/message.h"

#include <re2/re2.h>

#include <string>

namespace tealdeck
{

// What is wrong with an expression that RE2 refused, and at which character; `part` is what RE2 names of it.
Message expressionMistake(const std::string& expression, re2::RE2::ErrorCode code, const std::string& part);

} // namespace tealdeck
