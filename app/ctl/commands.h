#pragma once

#include "app/ctl/environment.h"
#include "app/ctl/options.h"

namespace tealdeck
{

// One function a command; each prints its result to standard output, its troubles to standard error, and says how the program ends.
ExitCode listContexts(CtlEnvironment& environment, const CtlOptions& options);
// Any kind; pods without names, selector and output go on to getPods().
ExitCode getKind(CtlEnvironment& environment, const CtlOptions& options);
ExitCode getPods(CtlEnvironment& environment, const CtlOptions& options);
ExitCode describeObject(CtlEnvironment& environment, const CtlOptions& options);
ExitCode listRevisions(CtlEnvironment& environment, const CtlOptions& options);
ExitCode listEvents(CtlEnvironment& environment, const CtlOptions& options);
ExitCode runDoctor(CtlEnvironment& environment, const CtlOptions& options);
ExitCode printLogs(CtlEnvironment& environment, const CtlOptions& options);
ExitCode listApps(CtlEnvironment& environment, const CtlOptions& options);
ExitCode switchApp(CtlEnvironment& environment, const CtlOptions& options);
ExitCode changeWorkload(CtlEnvironment& environment, const CtlOptions& options);
ExitCode changeObject(CtlEnvironment& environment, const CtlOptions& options);
ExitCode listJournal(CtlEnvironment& environment, const CtlOptions& options);
ExitCode verifyJournal(CtlEnvironment& environment, const CtlOptions& options);
ExitCode exportJournal(CtlEnvironment& environment, const CtlOptions& options);
ExitCode listUnfinished(CtlEnvironment& environment, const CtlOptions& options);
ExitCode settleUnfinished(CtlEnvironment& environment, const CtlOptions& options);

// Prints "tealdeckctl: SENTENCE (detail)" to standard error.
ExitCode complain(const Error& error);

} // namespace tealdeck
