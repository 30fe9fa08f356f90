#pragma once

#include "core/change/confirmation.h"
#include "core/change/progress.h"
#include "core/change/settling.h"
#include "core/change/step_queue.h"

#include <string>

// The JSON bodies of a change's journal entries, and the sentences that several write.
namespace tealdeck
{

// The whole plan, its digest and what the operator gave.
std::string intentBody(const Plan& plan, const Answers& answers);
// The same, short enough for an annotation: who, why, what, when.
std::string shortIntent(const Plan& plan, const Answers& answers, WallTime now);
std::string stepBody(const HttpStep& step, int attempt);
std::string answerBody(const HttpResponse& response);
std::string waitingBody(const std::vector<StepQueue::Waiting>& waiting);
std::string errorBody(const Error& error);
std::string settledBody(const SettlingResult& result);
std::string effectBody(const EffectSeen& effect);
std::string outcomeBody(const Outcome& outcome);
Message outcomeSummary(const Plan& plan, const Outcome& outcome);

} // namespace tealdeck
