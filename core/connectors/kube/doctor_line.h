#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/message.h"

#include <string>

namespace tealdeck
{

enum class DoctorVerdict
{
    Passed,
    Warning,
    Failed,
    NotRun, // something before it failed, or it does not apply
};

std::string toString(DoctorVerdict verdict);

// One thing that was looked at on the way to the server.
struct DoctorLine
{
    std::string id{}; // stable: "dns", "tls", "watch"
    Message what{}; // "Name lookup"
    DoctorVerdict verdict = DoctorVerdict::NotRun;
    Message finding{}; // one sentence of what was found
    Message remedy{}; // one sentence of what to do; empty where there is nothing to do
    std::string detail{}; // the other side's words
    Duration took{};

    bool operator==(const DoctorLine&) const = default;
};

} // namespace tealdeck
