#pragma once

#include "core/base/clock.h"
#include "core/change/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// The requests of one change in their order: which are done, and which were refused for now. One that was does not hold up those behind it
// that may wait as well; every other request waits until all before it are done.
class StepQueue
{
public:
    explicit StepQueue(const Plan& plan);

    std::size_t size() const { return m_steps.size(); }
    std::size_t done() const;
    bool isOver() const { return done() == size(); }
    // Any of them may be refused for now.
    bool mayWait() const;

    // The index of the one to send now; nothing: all that could be sent wait for their next try.
    std::optional<std::size_t> next(Instant now) const;
    // When the first of those that wait is tried again.
    Instant nextTry() const;

    const HttpStep& step(std::size_t index) const { return m_steps.at(index).step; }
    int attempts(std::size_t index) const { return m_steps.at(index).attempts; }
    bool isPostponed(std::size_t index) const { return m_steps.at(index).postponed.has_value(); }

    // It is sent once more.
    void count(std::size_t index) { ++m_steps.at(index).attempts; }
    void finish(std::size_t index);
    // The server says not now. True when it says so for the first time, or in other words than before.
    bool postpone(std::size_t index, std::string words, Instant again);

    struct Waiting
    {
        HttpStep step;
        std::string words; // the server's
        int attempts = 0;
    };
    std::vector<Waiting> waiting() const; // refused for now
    std::vector<ObjectRef> left() const; // of all that are not done

private:
    struct Postponed
    {
        std::string words;
        Instant again;
    };
    struct Queued
    {
        HttpStep step;
        int attempts = 0;
        bool isDone = false;
        std::optional<Postponed> postponed{};
    };
    std::vector<Queued> m_steps;
};

} // namespace tealdeck
