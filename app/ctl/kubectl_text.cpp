#include "app/ctl/kubectl_text.h"

namespace tealdeck
{
namespace
{

// "7m30s", or "7m" where the second part is nothing.
std::string twoUnits(long long first, const char* firstUnit, long long second, const char* secondUnit)
{
    std::string text = std::to_string(first) + firstUnit;
    if (second != 0)
        text += std::to_string(second) + secondUnit;
    return text;
}

} // namespace

std::string kubectlDuration(Duration duration)
{
    const long long milliseconds = duration.count();
    const long long seconds = milliseconds / 1000;
    const long long minutes = seconds / 60;
    const long long hours = minutes / 60;
    const long long days = hours / 24;
    if (seconds < -1)
        return "<invalid>";
    if (milliseconds < 0)
        return "0s";
    if (seconds < 120)
        return std::to_string(seconds) + "s";
    if (minutes < 10)
        return twoUnits(minutes, "m", seconds % 60, "s");
    if (minutes < 180)
        return std::to_string(minutes) + "m";
    if (hours < 8)
        return twoUnits(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return std::to_string(hours) + "h";
    if (days < 8)
        return twoUnits(days, "d", hours % 24, "h");
    if (days < 365 * 2)
        return std::to_string(days) + "d";
    if (days < 365 * 8)
        return twoUnits(days / 365, "y", days % 365, "d");
    return std::to_string(days / 365) + "y";
}

std::vector<std::string> podHead(bool isNamespaceShown)
{
    std::vector<std::string> head{"NAME", "READY", "STATUS", "RESTARTS", "AGE"};
    if (isNamespaceShown)
        head.insert(head.begin(), "NAMESPACE");
    return head;
}

std::vector<std::string> podCells(const Pod& pod, WallTime now, bool isNamespaceShown)
{
    std::string restarts = std::to_string(pod.restarts);
    if (pod.restarts != 0 && pod.lastRestart)
        restarts += " (" + kubectlDuration(now - *pod.lastRestart) + " ago)";
    std::vector<std::string> cells{pod.meta.name, std::to_string(pod.readyContainers) + "/" + std::to_string(pod.containers), pod.status,
                                   restarts, kubectlDuration(now - pod.meta.created)};
    if (isNamespaceShown)
        cells.insert(cells.begin(), pod.meta.namespaceName);
    return cells;
}

} // namespace tealdeck
