#pragma once

#include "core/base/clock.h"

#include <optional>

namespace tealdeck
{

// How long an operator has been typing: a plan's validity does not run meanwhile (safety.md 10). From each key on they count as typing for
// five seconds, so that a pause for thought does not start the clock and a walk to the coffee machine does.
class TypingTime
{
public:
    static constexpr Duration pause = std::chrono::seconds(5);

    void keyPressed(Instant now);
    bool isTyping(Instant now) const { return m_until && now < *m_until; }
    // Never more than the time since the first key.
    Duration total(Instant now) const;
    void reset() { *this = TypingTime(); }

private:
    Duration m_finished{};
    std::optional<Instant> m_since;
    std::optional<Instant> m_until;
};

} // namespace tealdeck
