#pragma once

#include "core/connectors/kube/kube_autoscalers.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/selector_change.h"
#include "core/net/server_clock.h"

#include <optional>
#include <vector>

namespace tealdeck
{

// Something that was read for a plan, or why it could not be.
template <typename T>
struct Fact
{
    Result<T> value = fail(ErrorKind::TimedOut, message("Plan", "It was not read."));
    WallTime readAt{}; // on our own wall clock

    explicit operator bool() const { return value.has_value(); }
    const T& operator*() const { return *value; }
    const T* operator->() const { return &*value; }
};

// Everything that a switch depends on, as read directly from the server just now.
struct SelectorFacts
{
    Service service;
    WallTime serviceReadAt{};
    bool hasAnnotations = false; // metadata.annotations of the Service is there, whatever is in it
    SelectorChange change;

    Fact<ClusterUid> clusterUid;
    Fact<UserInfo> user;
    Fact<std::vector<Workload>> deployments;
    Fact<std::vector<Workload>> statefulSets;
    Fact<std::vector<Pod>> pods; // of all slots of the Service
    Fact<std::vector<EndpointSlice>> slices; // of the Service
    Fact<std::vector<Service>> services;
    Fact<std::vector<Ingress>> ingresses;
    Fact<std::vector<Autoscaler>> autoscalers;
    Fact<std::optional<LeaseValue>> lease;
    Fact<AccessAnswer> mayPatch;
    Fact<AccessAnswer> mayCreateLease;
    Fact<AccessAnswer> mayUpdateLease;
    std::optional<Result<HttpResponse>> dryRun; // nothing: not asked, for this console is read-only
    WallTime dryRunAt{};
    ServerClock serverClock;
};

} // namespace tealdeck
