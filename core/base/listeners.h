#pragma once

#include "core/base/handle.h"

#include <functional>
#include <map>
#include <memory>

namespace tealdeck
{

// Who wants to hear that something changed. A listener may unsubscribe, itself or another, while being told.
class Listeners
{
public:
    Handle add(std::function<void()> listener)
    {
        const int id = m_next++;
        m_listeners->emplace(id, std::move(listener));
        return Handle([weak = std::weak_ptr<Map>(m_listeners), id] {
            if (const auto listeners = weak.lock())
                listeners->erase(id);
        });
    }

    void tell() const
    {
        const auto current = m_listeners; // a listener may end the object that tells
        const auto listeners = *current;
        for (const auto& [id, listener] : listeners) {
            if (current->contains(id))
                listener();
        }
    }

private:
    using Map = std::map<int, std::function<void()>>;

    std::shared_ptr<Map> m_listeners = std::make_shared<Map>();
    int m_next = 0;
};

} // namespace tealdeck
