#pragma once

#include "core/domain/cluster.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// A way by which requests (or jobs) reach a slot besides the application's primary Service (safety.md 19).
struct OtherWayIn
{
    std::string kind; // "Service" | "Ingress" | "Headless Service"
    std::string name;
    bool operator==(const OtherWayIn&) const = default;
};

// One of the two (or more) sides of an application: the workloads whose pods carry one value of the slot label.
struct Slot
{
    std::string name; // the label's value: "blue"
    int position = 0; // 0: drawn as blue's mark, 1: as green's; by name, so that it never changes sides
    std::string workloadKind; // "Deployment" | "StatefulSet"
    std::string workloadName;
    std::string workloadUid;
    std::string version; // app.kubernetes.io/version of the template, else the image's tag
    std::string image; // of the first container, as the spec says it
    std::string digest; // sha256:... where the pods say it; empty when unknown or when they differ
    int desired = 0;
    int ready = 0; // ready pods, counted from pods
    int pods = 0;
    int restarts = 0; // of all pods
    std::optional<WallTime> lastRestart;
    std::optional<WallTime> readySince; // creation of the youngest ready pod: an upper bound of how long all have been ready
    std::optional<WallTime> created; // of the workload
    bool isSelected = false; // the primary Service's selector names it
    std::vector<OtherWayIn> otherWays;
    std::vector<std::string> podUids; // by name of the pod

    bool operator==(const Slot&) const = default;
};

// Something that is delivered in slots behind a Service whose selector names one of them; found without configuration.
// Without a Service (a worker) there is nothing to switch: `serviceName` is empty and all slots with pods work.
struct Application
{
    std::string namespaceName;
    std::string name; // of the Service, or of what the workloads share
    std::string serviceName; // empty: no Service selects it
    std::string serviceUid;
    std::string slotLabel; // "color"
    Labels selector; // of the Service now
    std::vector<Slot> slots; // by position
    std::vector<std::string> ingresses; // that lead to the primary Service

    std::string key() const { return namespaceName + "/" + name; }
    const Slot* selectedSlot() const;
    const Slot* slot(const std::string& slotName) const;
    bool operator==(const Application&) const = default;
};

// What findApplications() looks at. Pointers must not be null.
struct ClusterView
{
    std::vector<const Service*> services;
    std::vector<const Workload*> workloads;
    std::vector<const Pod*> pods;
    std::vector<const Ingress*> ingresses;
};

// Labels that tell slots apart unless the workspace says otherwise.
std::vector<std::string> defaultSlotLabels(); // color, slot, track

// Finds every application with at least two slots. Of several Services on the same workloads the primary one is: reached by an Ingress;
// else named as the application label (app.kubernetes.io/name, app) says; else without preview, canary, staging or test in its name; else
// the oldest. The others are other ways in. Sorted by namespace and name.
std::vector<Application> findApplications(const ClusterView& view, const std::vector<std::string>& slotLabels);

} // namespace tealdeck
