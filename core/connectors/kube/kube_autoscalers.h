#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// A HorizontalPodAutoscaler (autoscaling/v2), reduced to whom it scales between which sizes.
struct Autoscaler
{
    std::string name;
    std::string targetKind; // "Deployment"
    std::string targetName;
    int minReplicas = 1;
    int maxReplicas = 0;
    bool operator==(const Autoscaler&) const = default;
};

// The items of a HorizontalPodAutoscalerList. ProtocolViolation as all decoders.
Result<std::vector<Autoscaler>> decodeAutoscalers(std::string_view json);

} // namespace tealdeck
