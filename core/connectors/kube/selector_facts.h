#pragma once

#include "core/connectors/kube/kube_autoscalers.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/plan_surroundings.h"
#include "core/connectors/kube/selector_change.h"

#include <optional>
#include <vector>

namespace tealdeck
{

// Everything that a switch depends on, as read directly from the server just now.
struct SelectorFacts : PlanSurroundings
{
    Service service;
    WallTime serviceReadAt{};
    bool hasAnnotations = false; // metadata.annotations of the Service is there, whatever is in it
    SelectorChange change;

    Fact<std::vector<Workload>> deployments;
    Fact<std::vector<Workload>> statefulSets;
    Fact<std::vector<Pod>> pods; // of all slots of the Service
    Fact<std::vector<EndpointSlice>> slices; // of the Service
    Fact<std::vector<Service>> services;
    Fact<std::vector<Ingress>> ingresses;
    Fact<std::vector<Autoscaler>> autoscalers;
};

} // namespace tealdeck
