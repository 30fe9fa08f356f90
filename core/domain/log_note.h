#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <optional>
#include <string>
#include <variant>

namespace tealdeck
{

// A container ended; what came after it, as far as it is known.
struct ContainerEndedNote
{
    std::string container;
    int exitCode = 0;
    std::string reason; // "Error", "OOMKilled", "Completed"
    int restart = 0; // the number of the run that followed; 0: none yet
    std::optional<WallTime> restartedAt;
    std::optional<WallTime> nextTry; // of a container that is kept waiting
    bool operator==(const ContainerEndedNote&) const = default;
};

// A pod that was not there before belongs to what is followed.
struct PodJoinedNote
{
    std::string pod;
    bool operator==(const PodJoinedNote&) const = default;
};

// The pod is gone from the cluster; its lines stay.
struct PodGoneNote
{
    std::string pod;
    bool operator==(const PodGoneNote&) const = default;
};

// Lines that this console did not fetch in time, or runs that ended unseen.
struct LinesLostNote
{
    std::size_t lines = 0;
    int runs = 0;
    std::string container;
    bool operator==(const LinesLostNote&) const = default;
};

// Why nothing comes.
struct LogTroubleNote
{
    Error error;
    bool operator==(const LogTroubleNote&) const = default;
};

// What stands between the lines of a log and is said by us, not by the container.
using LogNote = std::variant<ContainerEndedNote, PodJoinedNote, PodGoneNote, LinesLostNote, LogTroubleNote>;

} // namespace tealdeck
