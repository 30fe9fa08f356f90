#include "core/base/handle.h"

#include <cassert>

namespace tealdeck
{

Handle::Handle(std::function<void()> onEnd)
    : m_onEnd(std::move(onEnd))
    , m_thread(std::this_thread::get_id())
{
}

Handle::~Handle()
{
    end();
}

Handle::Handle(Handle&& other) noexcept
    : m_onEnd(std::exchange(other.m_onEnd, nullptr))
    , m_thread(other.m_thread)
{
}

Handle& Handle::operator=(Handle&& other) noexcept
{
    if (this != &other) {
        end();
        m_onEnd = std::exchange(other.m_onEnd, nullptr);
        m_thread = other.m_thread;
    }
    return *this;
}

void Handle::end()
{
    if (!m_onEnd)
        return;
    assert(m_thread == std::this_thread::get_id() && "a Handle dies on the thread that made it");
    const auto onEnd = std::exchange(m_onEnd, nullptr);
    onEnd();
}

} // namespace tealdeck
