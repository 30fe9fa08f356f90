#pragma once

#include "core/base/error.h"
#include "core/change/plan.h"

#include <optional>
#include <variant>
#include <vector>

namespace tealdeck
{

enum class Stage
{
    Send,
    Watch,
    Ended,
};

// What the effect watch sees, in numbers of endpoints of the Service.
struct EffectSeen
{
    int readyOnTarget = 0;
    int expectedOnTarget = 0;
    int readyElsewhere = 0; // still on the old side
    bool isComplete = false; // the expected picture, seen unchanged long enough for the proxies to follow
    bool operator==(const EffectSeen&) const = default;
};

// How a change ended. There is no "failed": either it is known to have happened, known not to have happened, or it is not known.
struct Done
{
    EffectSeen effect; // isComplete false: "not fully seen" at the deadline; the operator decides
};
struct Refused
{
    Error reason; // nothing of the change is in effect
};
struct OutcomeUnknown
{
    Error reason; // something was sent and could not be read back
};
using Outcome = std::variant<Done, Refused, OutcomeUnknown>;

std::string_view outcomeWord(const Outcome& outcome); // "done" | "refused" | "unknown"

struct ProgressLine
{
    enum class State
    {
        Running,
        Done,
        Warning,
        Failed,
    };
    WallTime time{};
    State state = State::Running;
    Message title;
    Message detail;
};

// One request of this change as it was really sent; `status` is 0 while there is no answer.
struct WriteLine
{
    WallTime time{};
    HttpMethod method = HttpMethod::Patch;
    std::string target;
    int status = 0;
    bool isLost = false; // the connection ended before the answer
    int times = 1; // so often was it sent: one that may wait is asked for again
};

struct ChangeProgress
{
    Plan plan;
    std::string reason; // the operator's
    WallTime startedAt{};
    Instant started{};
    Stage stage = Stage::Send;
    std::vector<ProgressLine> lines;
    std::vector<WriteLine> writes;
    std::optional<EffectSeen> effect;
    std::optional<Outcome> outcome;
};

} // namespace tealdeck
