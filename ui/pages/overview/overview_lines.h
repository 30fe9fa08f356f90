#pragma once

#include "core/domain/overview.h"
#include "ui/change/change_history.h"
#include "ui/pages/overview/day_timeline.h"
#include "ui/pages/overview/key_figures.h"
#include "ui/pages/overview/overview_row.h"

#include <vector>

// What the overview says, as values for its widgets.
namespace tealdeck
{

OverviewLine lineFor(const OverviewProblem& problem, WallTime now);
OverviewLine lineFor(const WarningSummary& warning, WallTime now);
std::vector<KeyFigure> figuresOf(const Overview& overview, const OverviewFacts& facts);
// Our own changes, what deployments rolled out, and warnings, of the last 24 hours.
std::vector<TimelineLane> lanesOf(const std::vector<PastChange>& changes, const OverviewFacts& facts);

} // namespace tealdeck
