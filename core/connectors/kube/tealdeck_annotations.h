#pragma once

// What Tealdeck leaves on objects of the cluster, so that every console sees it (safety.md 12 and 18).
namespace tealdeck::annotation
{

inline constexpr const char* person = "tealdeck.org/person";
inline constexpr const char* reason = "tealdeck.org/reason";
inline constexpr const char* purpose = "tealdeck.org/purpose";
inline constexpr const char* change = "tealdeck.org/change-id";
inline constexpr const char* planDigest = "tealdeck.org/plan-digest";
inline constexpr const char* inverse = "tealdeck.org/inverse"; // the request that undoes it, as JSON
inline constexpr const char* pendingChange = "tealdeck.org/pending-change"; // LastChange as JSON, while it is not known how it ended
inline constexpr const char* lastChange = "tealdeck.org/last-change"; // LastChange as JSON
inline constexpr const char* broken = "tealdeck.org/broken"; // who took the lock from a live holder, and why, as JSON

} // namespace tealdeck::annotation
