#pragma once

#include "core/domain/cluster.h"

#include <string>

namespace tealdeck
{

// An age as kubectl prints it (HumanDuration of apimachinery/pkg/util/duration), for comparing with the server's own table.
inline std::string kubectlAge(std::chrono::milliseconds age)
{
    using std::chrono::duration_cast;
    const auto text = [](long long number, const char* unit) { return std::to_string(number) + unit; };
    const auto both = [&](long long number, const char* unit, long long rest, const char* restUnit) {
        return text(number, unit) + (rest == 0 ? std::string() : text(rest, restUnit));
    };
    const long long seconds = duration_cast<std::chrono::seconds>(age).count();
    const long long minutes = seconds / 60;
    const long long hours = minutes / 60;
    if (seconds < -1)
        return "<invalid>";
    if (seconds < 0)
        return "0s";
    if (seconds < 120)
        return text(seconds, "s");
    if (minutes < 10)
        return both(minutes, "m", seconds % 60, "s");
    if (minutes < 180)
        return text(minutes, "m");
    if (hours < 8)
        return both(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return text(hours, "h");
    if (hours < 24 * 8)
        return both(hours / 24, "d", hours % 24, "h");
    return text(hours / 24, "d");
}

// The cell RESTARTS of this pod.
inline std::string kubectlRestarts(const Pod& pod, WallTime now)
{
    const std::string count = std::to_string(pod.restarts);
    return pod.restarts != 0 && pod.lastRestart ? count + " (" + kubectlAge(now - *pod.lastRestart) + " ago)" : count;
}

} // namespace tealdeck
