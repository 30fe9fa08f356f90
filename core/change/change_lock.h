#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/change/plan.h"
#include "core/change/progress.h"
#include "core/journal/journal.h"

#include <functional>
#include <optional>

namespace tealdeck
{

// What the holder of a lock sees of it.
struct LockEvent
{
    enum class Kind
    {
        Sent, // requests were handed to the network and the outcome is not known yet, or an Error follows
        Taken,
        Renewed,
        Lost, // somebody broke it or it ran out: stop before the next write (safety.md 11)
        Released,
        Broken, // taken from a live holder, by a person who said why
    };
    Kind kind = Kind::Taken;
    Message detail;
    std::vector<WriteLine> writes; // requests this took
};

// What a look at a lock tells, without touching it.
struct LockSight
{
    std::string holder{}; // "jane@desk since 2026-11-23T10:42:00Z"; empty: nobody holds it
    ChangeId change{}; // that it was last taken for; empty: not known
    std::string version{}; // another one after each renewal
    Duration duration{}; // so long it holds without one
};

// Keeps two consoles off one application while a change runs. For Kubernetes a Lease of 30 s, renewed every 10 s (safety.md 11 and 12).
class ChangeLock
{
public:
    virtual ~ChangeLock() = default;

    using OnEvent = std::function<void(Result<LockEvent>)>;
    // Takes the lock and keeps it until release() or until the Handle ends (then it runs out by itself). An Error instead of Taken: Locked
    // names the holder, since when and for what; Forbidden means no right to leases (a warning for a way back); others as HttpClient gives
    // them.
    virtual Handle acquire(const Plan& plan, const std::string& reason, OnEvent onEvent) = 0;
    // Looks once more, right before a write: Renewed when it is still ours, Lost when it is not, an Error when that cannot be read.
    virtual Handle confirmHeld(const Plan& plan, OnEvent onEvent) = 0;
    using OnSight = std::function<void(Result<LockSight>)>;
    // Reads whose lock the plan's application has now; one that does not exist is nobody's. Errors as HttpClient; Forbidden.
    virtual Handle look(const Plan& plan, OnSight onSight) = 0;
    // Gives it back and leaves the inverse, the last change and the journal's head on it (an anchor, safety.md 12 and 18). The last event
    // is Released or an Error; then the lock runs out by itself.
    virtual Handle release(const Plan& plan, const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent) = 0;
};

} // namespace tealdeck
