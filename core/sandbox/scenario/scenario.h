#pragma once

#include "core/sandbox/simulation/behaviour.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// How watches are treated.
enum class WatchMode
{
    Alive,
    Silent, // accepted, then nothing is ever said
    Refused, // the connection ends without an answer
};

// Something that happens by itself: `after` the beginning, or after the trigger was seen.
struct Happening
{
    // The Service "namespace/name" selects all of these labels; nothing: the clock alone decides.
    std::optional<std::string> service;
    std::map<std::string, std::string> selects;
    Duration after{};
    std::string workload; // "shop/web-green"
    Behaviour behaviour; // what becomes of its pods
    std::size_t pods = 1'000'000; // at most so many of the running ones
};

// What a sandbox is made of and what will happen in it; read from resources/scenarios/NAME.yaml.
struct Scenario
{
    std::string name = "healthy";
    std::string description;
    std::string user = "operator"; // whose kubeconfig is the first one
    bool hasPlatform = true; // kube-system, monitoring, payments ... beside the product
    std::map<std::string, std::size_t> replicas{{"web", 12}, {"api", 8}, {"worker", 4}}; // of each side
    std::size_t extraPods = 0; // more running pods, in namespaces load-1, load-2 ...
    Duration answerDelay{};
    WatchMode watches = WatchMode::Alive;
    std::map<std::string, Behaviour> behaviours; // from the beginning, by workload
    std::vector<Happening> happenings;
};

} // namespace tealdeck::sandbox
