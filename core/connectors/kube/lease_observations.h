#pragma once

#include "core/base/clock.h"
#include "core/connectors/kube/kube_wire.h"

#include <map>
#include <set>
#include <string>

namespace tealdeck
{

// How long Leases have been seen unchanged on our own monotonic clock: the only way to tell that one of another console has run out. Wall
// clocks are never compared (safety.md 11).
class LeaseObservations
{
public:
    // Remembers that the Lease "namespace/name" had this version at `seenAt`, a moment not before the answer came.
    void observe(const std::string& leaseName, const std::string& resourceVersion, Instant seenAt);
    // A holder of this console that will renew no more, though the Lease may still name it: nobody has to be waited for.
    void abandon(const std::string& holder) { m_abandoned.insert(holder); }
    // True when its holder is an abandoned one, or it was seen with the same version for at least the duration that it claims.
    bool isExpired(const LeaseValue& lease, Instant now) const;

private:
    struct Seen
    {
        std::string resourceVersion;
        Instant since;
    };

    std::map<std::string, Seen> m_seen; // by "namespace/name"
    std::set<std::string> m_abandoned;
};

// How long a Lease holds without renewal; 30 s when it does not say.
Duration durationOf(const LeaseValue& lease);

} // namespace tealdeck
