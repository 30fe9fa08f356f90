#pragma once

#include "core/base/match.h"
#include "core/connectors/kube/kube_watch_event.h"
#include "core/domain/batch.h"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// Where the network thread leaves the events of a watch until the home thread fetches them. Of one object only the newest state is kept, so
// that a slow home thread costs no more memory than there are objects.
template <typename Row>
class WatchMailbox
{
public:
    struct Content
    {
        Batch<Row> batch;
        int events = 0; // bookmarks included
        bool endsInitialEvents = false; // a bookmark said that everything that was there is told
        std::string resourceVersion; // of the last event; empty without one
    };

    // From any thread. True when the mailbox was empty: the home thread has to be told.
    bool put(WatchEvent<Row> event, const std::string& resourceVersion)
    {
        const std::scoped_lock lock(m_mutex);
        const bool wasEmpty = m_events == 0;
        ++m_events;
        m_resourceVersion = resourceVersion;
        match(
            std::move(event),
            [this](RowChanged<Row>&& changed) {
                const Text key = changed.row.key();
                keep(key, std::move(changed.row));
            },
            [this](RowRemoved&& removed) { keep(removed.key, std::nullopt); },
            [this](Bookmark&& bookmark) { m_endsInitialEvents = m_endsInitialEvents || bookmark.endsInitialEvents; });
        return wasEmpty;
    }

    Content take()
    {
        const std::scoped_lock lock(m_mutex);
        Content content{
            .batch = {}, .events = m_events, .endsInitialEvents = m_endsInitialEvents, .resourceVersion = std::move(m_resourceVersion)};
        content.batch.changed.reserve(m_rows.size());
        for (auto& [key, row] : m_rows) {
            if (row)
                content.batch.changed.push_back(std::move(*row));
            else
                content.batch.removed.push_back(key);
        }
        m_rows.clear();
        m_places.clear();
        m_resourceVersion.clear();
        m_events = 0;
        m_endsInitialEvents = false;
        return content;
    }

private:
    void keep(const Text& key, std::optional<Row> row)
    {
        const auto [place, isNew] = m_places.emplace(key, m_rows.size());
        if (isNew)
            m_rows.emplace_back(key, std::move(row));
        else
            m_rows[place->second].second = std::move(row);
    }

    std::mutex m_mutex;
    std::vector<std::pair<Text, std::optional<Row>>> m_rows; // in the order of their first event; no row: removed
    std::unordered_map<Text, std::size_t, TextHash, std::equal_to<>> m_places;
    std::string m_resourceVersion;
    int m_events = 0;
    bool m_endsInitialEvents = false;
};

} // namespace tealdeck
