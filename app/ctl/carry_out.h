#pragma once

#include "app/ctl/environment.h"
#include "app/ctl/options.h"

namespace tealdeck
{

// Plans the wish, shows the plan, asks for what it needs, sends it and watches it to its end; or only shows it, as the options say.
ExitCode carryOut(CtlEnvironment& environment, Session& session, const ChangeRequest& wish, const CtlOptions& options);
// What to type for the wish: "switch shop/web --to green", "scale deployment/web --namespace shop --replicas 3".
std::string commandFor(const ChangeRequest& wish);

} // namespace tealdeck
