#pragma once

#include "app/ctl/environment.h"

namespace tealdeck
{

// The session once it knows its applications and who we are; the error of whatever could not be read.
Result<Session*> readySession(CtlEnvironment& environment);

} // namespace tealdeck
