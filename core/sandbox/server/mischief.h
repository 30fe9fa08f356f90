#pragma once

#include "core/base/clock.h"
#include "core/sandbox/scenario/scenario.h"

#include <set>
#include <string>

namespace tealdeck::sandbox
{

// How the server misbehaves at the moment: what scenarios set and control lines change. Connections ask it before they answer.
struct Mischief
{
    Duration delay{}; // before each answer
    WatchMode watches = WatchMode::Alive;
    int loseAnswers = 0; // so many writes are carried out and then the connection ends without an answer
    int dropRequests = 0; // so many requests end the connection before anything is done
    int failStatus = 0; // with this status ...
    int failCount = 0; // ... so many requests are answered
    int cutLists = 0; // so many answers end in the middle of their body
    int conflicts = 0; // before so many writes somebody else changes the object
    std::set<std::string> revoked; // tokens of these users are not known any more
};

} // namespace tealdeck::sandbox
