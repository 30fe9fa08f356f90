#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <variant>

namespace tealdeck
{

// How far what is on the screen may be believed. Every page shows exactly one of these.
struct Loading
{
    bool operator==(const Loading&) const = default;
};

// `since`: when the feed became live. `lastContact`: when the source last said anything at all, a bookmark or an empty answer included.
struct Live
{
    Instant since;
    Instant lastContact;
    bool operator==(const Live&) const = default;
};

// The rows are those of `asOf`; they may be wrong by now. `nextTry` lies in the future while a new attempt waits.
struct Stale
{
    Instant asOf;
    Error reason;
    Instant nextTry;
    bool operator==(const Stale&) const = default;
};

// There are no rows to show: nothing was ever read, or reading is not permitted.
struct Unavailable
{
    Error reason;
    Instant nextTry;
    bool operator==(const Unavailable&) const = default;
};

using Freshness = std::variant<Loading, Live, Stale, Unavailable>;

inline bool isLive(const Freshness& freshness)
{
    return std::holds_alternative<Live>(freshness);
}

} // namespace tealdeck
