#pragma once

#include "core/domain/cluster.h"

#include <optional>
#include <string>

namespace tealdeck
{

// A core/v1 Event, old and new style of counting alike.
struct ClusterEvent
{
    ObjectMeta meta;
    std::string type; // Normal | Warning
    std::string reason; // "BackOff", "Unhealthy" ...
    std::string text;
    int count = 1;
    std::optional<WallTime> lastSeen;
    std::string objectKind;
    std::string objectNamespace;
    std::string objectName;
    std::string objectUid;

    const Text& key() const { return meta.uid; }
    bool operator==(const ClusterEvent&) const = default;
};

} // namespace tealdeck
