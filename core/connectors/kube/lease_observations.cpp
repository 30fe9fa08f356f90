#include "core/connectors/kube/lease_observations.h"

#include <algorithm>

namespace tealdeck
{

void LeaseObservations::observe(const std::string& leaseName, const std::string& resourceVersion, Instant seenAt)
{
    Seen& seen = m_seen[leaseName];
    if (seen.resourceVersion == resourceVersion)
        seen.since = std::min(seen.since, seenAt);
    else if (seenAt >= seen.since)
        seen = {.resourceVersion = resourceVersion, .since = seenAt};
}

bool LeaseObservations::isExpired(const LeaseValue& lease, Instant now) const
{
    if (m_abandoned.contains(lease.holderIdentity))
        return true;
    const auto seen = m_seen.find(lease.meta.namespaceName + "/" + lease.meta.name);
    return seen != m_seen.end() && seen->second.resourceVersion == lease.meta.resourceVersion
        && now - seen->second.since >= durationOf(lease);
}

Duration durationOf(const LeaseValue& lease)
{
    constexpr int usual = 30;
    return std::chrono::seconds(lease.leaseDurationSeconds.value_or(usual));
}

} // namespace tealdeck
