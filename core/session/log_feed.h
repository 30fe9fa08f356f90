#pragma once

#include "core/base/handle.h"
#include "core/domain/cluster.h"
#include "core/domain/log_buffer.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Whose logs: one pod, or all pods of a namespace that a selector selects (those of a workload); replaced pods join.
struct LogPlace
{
    std::string namespaceName;
    std::string pod; // its name; empty: those of the selector
    Labels selector{};
    bool operator==(const LogPlace&) const = default;
};

enum class LogRuns
{
    Present,
    WithEarlier, // the run before the present one too, as far as the node still has it
    EarlierOnly,
};

// What is read of them.
struct LogChoice
{
    std::string container{}; // empty: all of them
    LogRuns runs = LogRuns::Present;
    bool isFollowed = true;
    std::optional<std::chrono::seconds> since{};
    std::optional<long long> tailLines{}; // of each container
    bool operator==(const LogChoice&) const = default;
};

// One container whose lines are in the buffer; LogRecord::source is its index.
struct LogSource
{
    std::string pod;
    std::string container;
    bool isOpen = false; // its log is being read now
    bool isOver = false; // nothing will come any more
    std::optional<Error> trouble{}; // why nothing comes now, or why it ended
    bool operator==(const LogSource&) const = default;
};

// The logs of one place, as long as this lives: their lines and how they are read. Home thread only.
class LogFeed
{
public:
    virtual ~LogFeed() = default;

    virtual const LogBuffer& buffer() const = 0;
    virtual const std::vector<LogSource>& sources() const = 0;
    // Containers that are not read because as many as are read at a time are: "pod/container".
    virtual const std::vector<std::string>& leftOut() const = 0;
    // Everything was read and nothing is followed any more.
    virtual bool isOver() const = 0;
    // Lines, notes, states; at most every 100 ms.
    virtual Handle onChange(std::function<void()> listener) = 0;
};

} // namespace tealdeck
