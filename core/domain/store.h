#pragma once

#include "core/base/handle.h"
#include "core/base/text.h"
#include "core/domain/batch.h"
#include "core/domain/freshness.h"

#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// What apply() really changed: keys only, each once. A listener reads the rows from the store.
struct StoreChange
{
    bool wasReset = false; // so much changed that listeners do best to read everything anew
    std::vector<Text> added;
    std::vector<Text> updated;
    std::vector<Text> removed;
};

// The rows of one kind on the home thread: what is known now and how fresh it is. It survives its feed's troubles: rows stay
// when the source is gone, and Freshness says so. Listeners may subscribe and unsubscribe while being told.
template <typename Row>
class Store
{
public:
    using Listener = std::function<void(const StoreChange&)>;

    using Rows = std::unordered_map<Text, Row, TextHash, std::equal_to<>>;

    const Rows& rows() const { return m_rows; }
    const Row* find(std::string_view key) const
    {
        const auto found = m_rows.find(key);
        return found == m_rows.end() ? nullptr : &found->second;
    }
    const Freshness& freshness() const { return m_freshness; }

    void apply(Batch<Row> batch)
    {
        StoreChange change;
        change.wasReset = batch.replacesAll && m_rows.empty();
        if (batch.replacesAll)
            removeAllBut(batch, change);
        for (const Text& key : batch.removed) {
            if (m_rows.erase(key) > 0)
                change.removed.push_back(key);
        }
        for (Row& row : batch.changed)
            put(std::move(row), change);
        if (change.wasReset || !change.added.empty() || !change.updated.empty() || !change.removed.empty())
            tell(change);
    }

    void setFreshness(Freshness freshness)
    {
        if (freshness == m_freshness)
            return;
        m_freshness = std::move(freshness);
        const auto listeners = *m_freshnessListeners;
        for (const auto& [id, listener] : listeners) {
            if (m_freshnessListeners->contains(id))
                listener();
        }
    }

    Handle onChange(Listener listener) const { return add(m_listeners, std::move(listener)); }
    Handle onFreshness(std::function<void()> listener) const { return add(m_freshnessListeners, std::move(listener)); }

private:
    template <typename Map, typename Function>
    Handle add(const std::shared_ptr<Map>& map, Function function) const
    {
        const int id = m_nextListener++;
        map->emplace(id, std::move(function));
        return Handle([weak = std::weak_ptr<Map>(map), id] {
            if (const auto listeners = weak.lock())
                listeners->erase(id);
        });
    }

    void removeAllBut(Batch<Row>& batch, StoreChange& change)
    {
        TextSet kept = std::move(batch.kept);
        for (const Row& row : batch.changed)
            kept.emplace(row.key());
        for (auto entry = m_rows.begin(); entry != m_rows.end();) {
            if (kept.contains(entry->first)) {
                ++entry;
                continue;
            }
            change.removed.push_back(entry->first);
            entry = m_rows.erase(entry);
        }
    }

    void put(Row row, StoreChange& change)
    {
        const Text key = row.key();
        const auto found = m_rows.find(key);
        if (found == m_rows.end()) {
            m_rows.emplace(key, std::move(row));
            change.added.push_back(key);
        } else if (!(found->second == row)) {
            found->second = std::move(row);
            if constexpr (requires { found->second.meta.uid; }) {
                if (found->second.meta.uid == found->first)
                    found->second.meta.uid = found->first; // one copy of its bytes is enough
            }
            change.updated.push_back(found->first);
        }
    }

    void tell(const StoreChange& change)
    {
        const auto listeners = *m_listeners; // a listener may unsubscribe, itself or another
        for (const auto& [id, listener] : listeners) {
            if (m_listeners->contains(id))
                listener(change);
        }
    }

    Rows m_rows;
    Freshness m_freshness = Loading{};
    std::shared_ptr<std::map<int, Listener>> m_listeners = std::make_shared<std::map<int, Listener>>();
    std::shared_ptr<std::map<int, std::function<void()>>> m_freshnessListeners = std::make_shared<std::map<int, std::function<void()>>>();
    mutable int m_nextListener = 0;
};

} // namespace tealdeck
