#pragma once

#include <functional>
#include <thread>
#include <utility>

namespace tealdeck
{

// Holds something asynchronous. Destroyed (or end() called) means ended: its callback never runs afterwards. A Handle dies on the
// thread that made it; anything else is a defect and stops a debug build.
class [[nodiscard]] Handle
{
public:
    Handle() = default;
    explicit Handle(std::function<void()> onEnd);
    ~Handle();
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    void end();
    bool isActive() const { return static_cast<bool>(m_onEnd); }

private:
    std::function<void()> m_onEnd;
    std::thread::id m_thread;
};

} // namespace tealdeck
