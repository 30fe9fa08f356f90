#pragma once

#include "core/change/progress.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/journal/journal.h"

#include <optional>
#include <string>

// Lease objects as Tealdeck writes them (coordination.k8s.io/v1; times are metav1.MicroTime).
namespace tealdeck
{

// Who takes a Lease, why, and for how long.
struct LeaseClaim
{
    std::string holder; // "jane@desk 5f2c...", unique for this holding
    std::string reason;
    Duration duration{};
};

// A new Lease for the plan's application, not yet claimed.
LeaseValue newLease(const Plan& plan);
// Claimed, with person, purpose, digest, inverse and the pending change on it: whoever comes later can take over.
LeaseValue claimed(LeaseValue lease, const Plan& plan, const LeaseClaim& claim, WallTime now);
// The same holder, still there.
LeaseValue renewed(LeaseValue lease, WallTime now);
// Without a holder. What it says about the change stays unless nothing of the change is in effect: then `before`'s annotations come back.
LeaseValue released(LeaseValue lease, const Labels& before, const Plan& plan, const Outcome& outcome,
                    const std::optional<JournalAnchor>& head, WallTime now);
// Taken from its holder by `person`.
LeaseValue broken(LeaseValue lease, const std::string& person, const std::string& reason, WallTime now);

std::string encodeLease(const LeaseValue& lease);

// "jane@desk since 2026-11-23T10:42:00Z", as far as the Lease says it; empty for a free one.
std::string holderText(const LeaseValue& lease);
// The value of an annotation, or nothing.
std::string annotationOf(const ObjectMeta& meta, const char* name);

} // namespace tealdeck
