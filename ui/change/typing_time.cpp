#include "ui/change/typing_time.h"

#include <algorithm>

namespace tealdeck
{

void TypingTime::keyPressed(Instant now)
{
    if (!isTyping(now)) {
        m_finished = total(now);
        m_since = now;
    }
    m_until = now + pause;
}

Duration TypingTime::total(Instant now) const
{
    return m_since ? m_finished + (std::min(now, *m_until) - *m_since) : m_finished;
}

} // namespace tealdeck
