#include "core/connectors/kube/lease_body.h"

#include "core/change/change_request.h"
#include "core/connectors/kube/last_change.h"
#include "core/connectors/kube/lease_anchors.h"
#include "core/connectors/kube/tealdeck_annotations.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

std::string dumpOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Whoever may read leases need not be allowed to read secrets, and all annotations of an object have 256 KiB: a body that leaves no room
// for the others is left out.
std::string inverseOf(const Plan& plan)
{
    constexpr std::size_t room = 100'000;
    if (!plan.inverse)
        return {};
    const std::string& body = plan.inverse->shownBody();
    return dumpOf({{"method", toString(plan.inverse->method)},
                   {"target", plan.inverse->target},
                   {"contentType", plan.inverse->contentType},
                   {"body", body.size() > room ? std::string() : body}});
}

// The holder's name without the random part that tells holdings apart.
std::string personIn(const std::string& holderIdentity)
{
    return holderIdentity.substr(0, holderIdentity.find(' '));
}

} // namespace

LeaseValue newLease(const Plan& plan)
{
    LeaseValue lease;
    lease.meta.namespaceName = lockSpaceOf(plan);
    lease.meta.name = plan.lockName.substr(plan.lockName.find('/') + 1);
    lease.meta.labels.own()["app.kubernetes.io/managed-by"] = "tealdeck";
    return lease;
}

LeaseValue claimed(LeaseValue lease, const Plan& plan, const LeaseClaim& claim, WallTime now)
{
    lease.meta.labels.own()["app.kubernetes.io/managed-by"] = "tealdeck";
    Labels& annotations = lease.meta.annotations.own();
    annotations[annotation::person] = plan.actor;
    annotations[annotation::reason] = claim.reason;
    annotations[annotation::purpose] = toString(plan.purpose);
    annotations[annotation::change] = plan.id.value;
    annotations[annotation::planDigest] = digestOf(plan);
    annotations[annotation::inverse] = inverseOf(plan);
    if (isSwitch(plan)) // what a switch left tells whether the next one is a way back; other changes leave it alone
        annotations[annotation::pendingChange] = toJson(lastChangeOf(plan, now));
    annotations.erase(annotation::broken);
    lease.leaseTransitions += lease.holderIdentity == claim.holder ? 0 : 1;
    lease.holderIdentity = claim.holder;
    lease.leaseDurationSeconds = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(claim.duration).count());
    lease.acquireTime = now;
    lease.renewTime = now;
    return lease;
}

LeaseValue renewed(LeaseValue lease, WallTime now)
{
    lease.renewTime = now;
    return lease;
}

LeaseValue released(LeaseValue lease, const Labels& before, const Plan& plan, const Outcome& outcome,
                    const std::optional<JournalAnchor>& head, WallTime now)
{
    Labels& annotations = lease.meta.annotations.own();
    if (std::holds_alternative<Refused>(outcome)) {
        annotations = before;
        annotations.erase(annotation::broken);
    } else if (isSwitch(plan)) {
        annotations[annotation::lastChange] = toJson(lastChangeOf(plan, now));
        annotations.erase(annotation::pendingChange);
    }
    if (head)
        annotations[journalHeadAnnotation] = withJournalHead(annotations[journalHeadAnnotation], *head);
    lease.holderIdentity.clear();
    lease.renewTime = now;
    return lease;
}

LeaseValue broken(LeaseValue lease, const std::string& person, const std::string& reason, WallTime now)
{
    lease.meta.annotations.own()[annotation::broken]
        = dumpOf({{"by", person}, {"reason", reason}, {"at", formatRfc3339(now)}, {"holder", lease.holderIdentity}});
    lease.holderIdentity.clear();
    lease.leaseTransitions += 1;
    lease.renewTime = now;
    return lease;
}

std::string encodeLease(const LeaseValue& lease)
{
    Json metadata{{"name", lease.meta.name},
                  {"namespace", lease.meta.namespaceName},
                  {"labels", *lease.meta.labels},
                  {"annotations", *lease.meta.annotations}};
    if (!lease.meta.uid.empty())
        metadata["uid"] = lease.meta.uid;
    if (!lease.meta.resourceVersion.empty())
        metadata["resourceVersion"] = lease.meta.resourceVersion;
    Json spec{{"holderIdentity", lease.holderIdentity}, {"leaseTransitions", lease.leaseTransitions}};
    if (lease.leaseDurationSeconds)
        spec["leaseDurationSeconds"] = *lease.leaseDurationSeconds;
    if (lease.acquireTime)
        spec["acquireTime"] = formatRfc3339Micro(*lease.acquireTime);
    if (lease.renewTime)
        spec["renewTime"] = formatRfc3339Micro(*lease.renewTime);
    return dumpOf({{"apiVersion", "coordination.k8s.io/v1"}, {"kind", "Lease"}, {"metadata", metadata}, {"spec", spec}});
}

std::string holderText(const LeaseValue& lease)
{
    if (lease.holderIdentity.empty())
        return {};
    const std::string person = personIn(lease.holderIdentity);
    return lease.acquireTime ? person + " since " + formatRfc3339(*lease.acquireTime) : person;
}

std::string annotationOf(const ObjectMeta& meta, const char* name)
{
    const auto found = meta.annotations.find(name);
    return found == meta.annotations.end() ? std::string() : found->second;
}

} // namespace tealdeck
