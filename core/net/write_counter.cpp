#include "core/net/write_counter.h"

#include <algorithm>

namespace tealdeck
{

void WriteCounter::add(SentWrite write)
{
    m_sent.push_back(std::move(write));
    const auto listeners = *m_listeners; // a listener may leave while being told
    for (const auto& [number, listener] : listeners) {
        const bool isStillThere = std::ranges::any_of(*m_listeners, [number](const auto& entry) { return entry.first == number; });
        if (isStillThere)
            listener();
    }
}

Handle WriteCounter::onChange(std::function<void()> listener)
{
    const int number = m_nextListener++;
    m_listeners->emplace_back(number, std::move(listener));
    return Handle([number, weak = std::weak_ptr(m_listeners)] {
        if (const auto listeners = weak.lock())
            std::erase_if(*listeners, [number](const auto& entry) { return entry.first == number; });
    });
}

} // namespace tealdeck
