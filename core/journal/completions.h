#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/base/scheduler.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace tealdeck
{

// Callbacks that wait for their answer. They live and die on the home thread; whoever works elsewhere gets an Answer, which knows its
// callback by number only.
template <typename Value>
class Completions
{
public:
    using Callback = std::function<void(Result<Value>)>;
    // Call it once, on any thread: the callback runs later on the home thread, unless its Handle or the Completions ended before.
    using Answer = std::function<void(Result<Value>)>;

    struct Waiting
    {
        Handle handle;
        Answer answer;
    };

    explicit Completions(Scheduler& home)
        : m_home(home)
    {
    }

    Waiting wait(Callback callback)
    {
        const std::uint64_t number = ++m_lastNumber;
        m_callbacks->emplace(number, std::move(callback));
        const std::weak_ptr<Callbacks> callbacks = m_callbacks;
        return {.handle = Handle([callbacks, number] {
                    if (const auto alive = callbacks.lock())
                        alive->erase(number);
                }),
                .answer = [&home = m_home, callbacks, number](Result<Value> result) {
                    home.post([callbacks, number, result = std::move(result)]() mutable { run(callbacks, number, std::move(result)); });
                }};
    }

private:
    using Callbacks = std::map<std::uint64_t, Callback>;

    static void run(const std::weak_ptr<Callbacks>& callbacks, std::uint64_t number, Result<Value> result)
    {
        const auto alive = callbacks.lock();
        if (!alive)
            return;
        const auto node = alive->extract(number);
        if (node && node.mapped())
            node.mapped()(std::move(result));
    }

    Scheduler& m_home;
    std::uint64_t m_lastNumber = 0;
    std::shared_ptr<Callbacks> m_callbacks = std::make_shared<Callbacks>();
};

} // namespace tealdeck
