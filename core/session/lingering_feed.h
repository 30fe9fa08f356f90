#pragma once

#include "core/base/handle.h"
#include "core/base/scheduler.h"
#include "core/connectors/kube/kube_feed.h"

#include <functional>
#include <memory>
#include <utility>

namespace tealdeck
{

// So long what nobody needs any more is still read, so that coming back shows it at once.
inline constexpr Duration feedLinger = std::chrono::minutes(5);

// A feed that reads as long as somebody needs it, and `feedLinger` longer. Then its store is empty and loading again: rows that nobody
// keeps true must not look as if they were. Home thread only; the store outlives it.
template <typename Row>
class LingeringFeed
{
public:
    using Open = std::function<std::unique_ptr<KubeFeed<Row>>(Store<Row>&)>;

    LingeringFeed(Scheduler& scheduler, Store<Row>& store, Open open)
        : m_state(std::make_shared<State>(State{.scheduler = scheduler, .store = store, .open = std::move(open)}))
    {
    }

    // Needed as long as the Handle lives; it may outlive this feed.
    Handle need()
    {
        ++m_state->needs;
        m_state->leaving.end();
        if (!m_state->feed)
            m_state->feed = m_state->open(m_state->store);
        return Handle([weak = std::weak_ptr(m_state)] {
            if (const auto state = weak.lock())
                leave(state);
        });
    }
    // Reads again now, if it is read at all.
    void refresh()
    {
        if (m_state->feed)
            m_state->feed->refresh();
    }
    bool isReading() const { return m_state->feed != nullptr; }

private:
    struct State
    {
        Scheduler& scheduler;
        Store<Row>& store;
        Open open;
        std::unique_ptr<KubeFeed<Row>> feed{};
        int needs = 0;
        Handle leaving{};
    };

    static void leave(const std::shared_ptr<State>& state)
    {
        if (--state->needs > 0)
            return;
        state->leaving = state->scheduler.after(feedLinger, [weak = std::weak_ptr(state)] {
            const auto known = weak.lock();
            if (!known)
                return;
            known->feed.reset();
            known->store.setFreshness(Loading{});
            known->store.apply({.replacesAll = true, .changed = {}, .removed = {}});
        });
    }

    std::shared_ptr<State> m_state;
};

} // namespace tealdeck
