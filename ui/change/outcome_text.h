#pragma once

#include "ui/change/change_flow.h"
#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"

#include <QString>

namespace tealdeck
{

// What the operator can do next; each is a button of its own.
enum class NextStep
{
    LookAgain,
    WayBack,
    PlanAgain,
};

// The end of a change in words, with what follows from it. Says only what is known (safety.md 4 and 21).
struct OutcomeText
{
    Glyph glyph = Glyph::Done;
    Token color = Token::Ink;
    QString sentence; // "web is on green."
    QString explanation; // what is known, and what to do
    QString detail; // the other side's own words
    QString chip; // "web: done"
    std::vector<NextStep> next;
};

OutcomeText describe(const Plan& plan, const Outcome& outcome);
// What looking again has found; empty before.
QString describe(const Plan& plan, const LookedAgain& looked);
// "12 of 12 endpoints are ready on green, 0 on blue."
QString describe(const Plan& plan, const EffectSeen& effect);

} // namespace tealdeck
