#pragma once

#include "core/change/plan.h"
#include "core/domain/cluster.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// The last switch of an application, as it was left on its Lease.
struct LastChange
{
    std::string from;
    std::string to;
    std::string purpose; // as toString(Purpose) says it
    std::string fromImages; // what ran on the side that was left, as imagesOf() says it; empty: not known
    std::string at; // RFC 3339
    std::string by;
    std::string changeId;

    bool operator==(const LastChange&) const = default;
};

LastChange lastChangeOf(const Plan& plan, WallTime at);
std::string toJson(const LastChange& change);
// Nothing when it is not one.
std::optional<LastChange> parseLastChange(const std::string& json);

// "web=registry.example/shop/web:1.8.2, ...", the same for the same content.
std::string imagesOf(const std::vector<Workload>& workloads);

// True when switching from `from` to `to` puts back what ran before `last`. Undoing a way back is a release again. So is a side with other
// images than then, although it has the old name; where the images of one of them are not known, the names decide (a way back is never in
// the way, safety.md 1).
bool undoes(const LastChange& last, const std::string& from, const std::string& to, const std::string& targetImages);

} // namespace tealdeck
