#pragma once

#include "core/change/progress.h"
#include "core/change/settling.h"
#include "core/journal/unfinished.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tealdeck
{

// What is known about a change that was begun and has no outcome in the journal.
struct Looking // its lock is watched, or the object is read
{
};
struct StillRunning // in another console, which keeps its lock or writes to the journal
{
    std::string holder; // empty: not known
};
struct FoundOut // certain
{
    Settled now;
    int reads = 0;
    WallTime readAt{};
    bool wasAnswered = false; // the journal has the server's yes to every request
    bool isLockUntouched = false; // nobody took the lock since
    std::optional<EffectSeen> effect; // only of a change that is in effect
};
struct CannotTell
{
    Error reason;
};
using UnfinishedState = std::variant<Looking, StillRunning, FoundOut, CannotTell>;

struct UnfinishedFinding
{
    UnfinishedChange change;
    std::optional<Plan> plan; // as it was journalled; nothing: it could not be read
    UnfinishedState state = Looking{};
    std::optional<Error> notJournalled; // why the outcome that was found out is not in the journal, where it should be
};

// A change that can be planned, the usual way, because of one that was interrupted. Nothing is sent by offering it.
struct UnfinishedOffer
{
    enum class Kind
    {
        Finish, // the same again
        Revert, // the way back
    };
    Kind kind = Kind::Finish;
    ChangeRequest request;
};

// Done when it is known to have been carried out, whatever happened since; Refused when nothing of it is in effect; OutcomeUnknown when a
// part of it is.
Outcome outcomeOf(const Plan& plan, const FoundOut& found);

// "Switch web to green: begun 2026-11-23T10:42:00Z by anna on desk; its console wrote no end."
Message begunSentence(const UnfinishedFinding& finding);
// What is true now, and no more than reading and journal tell: "Service web selects green: the request had arrived."
Message nowSentence(const UnfinishedFinding& finding);

// What makes sense in this state: nothing while it is not certain.
std::vector<UnfinishedOffer> offersFor(const UnfinishedFinding& finding);

} // namespace tealdeck
