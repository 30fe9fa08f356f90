#pragma once

#include "core/change/progress.h"

// What is said about the effect of a change while it is awaited and when it was seen.
namespace tealdeck::effecttext
{

// Its effect is a number of pods of one workload, up to date and available.
bool countsPods(const Plan& plan);
Message awaited(const Plan& plan); // "Endpoints become green"
Message arrived(const Plan& plan); // "Endpoints are green"
Message counted(const EffectSeen& effect); // "9 of 12, 3 still elsewhere"
Message seen(const Plan& plan, const EffectSeen& effect); // what was measured, and what was not
Message notSeen(const Plan& plan); // nothing could be read at all
Message summary(const Plan& plan, const EffectSeen& effect); // one line of the journal

} // namespace tealdeck::effecttext
