#pragma once

#include "core/domain/store.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// The rows of a store that a predicate holds for, kept by the store's changes: of a hundred thousand rows only the few are looked at again
// and again. Whoever subscribes to the store after this was made finds it up to date.
template <typename Row>
class StoreSubset
{
public:
    // The store outlives it.
    StoreSubset(const Store<Row>& store, std::function<bool(const Row&)> isMember)
        : m_store(store)
        , m_isMember(std::move(isMember))
        , m_subscription(store.onChange([this](const StoreChange& change) { take(change); }))
    {
        readAll();
    }

    // In no particular order; valid until the store changes.
    std::vector<const Row*> pointers() const
    {
        std::vector<const Row*> rows;
        rows.reserve(m_rows.size());
        for (const auto& [key, row] : m_rows)
            rows.push_back(row);
        return rows;
    }
    // Whether the store's last change was about a row that is or was in it.
    bool wasTouched() const { return m_wasTouched; }

private:
    void readAll()
    {
        m_rows.clear();
        for (const auto& [key, row] : m_store.rows())
            look(key, &row);
        m_wasTouched = true;
    }

    void take(const StoreChange& change)
    {
        if (change.wasReset)
            return readAll();
        m_wasTouched = false;
        for (const Text& key : change.removed)
            m_wasTouched = m_rows.erase(key) > 0 || m_wasTouched;
        for (const auto* keys : {&change.added, &change.updated}) {
            for (const Text& key : *keys)
                look(key, m_store.find(key));
        }
    }

    void look(const Text& key, const Row* row)
    {
        const bool isMember = row && m_isMember(*row);
        const bool wasMember = isMember ? !m_rows.insert_or_assign(key, row).second : m_rows.erase(key) > 0;
        m_wasTouched = m_wasTouched || isMember || wasMember;
    }

    const Store<Row>& m_store;
    std::function<bool(const Row&)> m_isMember;
    std::unordered_map<Text, const Row*, TextHash, std::equal_to<>> m_rows;
    bool m_wasTouched = false;
    Handle m_subscription;
};

} // namespace tealdeck
