#pragma once

#include "core/base/listeners.h"
#include "core/base/scheduler.h"
#include "core/domain/freshness.h"
#include "core/domain/kube_catalogue.h"
#include "core/net/http_client.h"

namespace tealdeck
{

// The kinds of one cluster: read when somebody first looks at them and again on F5; after a failure again each minute, or later where the
// server asks for it. What was known stays.
class Catalogue
{
public:
    Catalogue(HttpClient& http, Scheduler& scheduler);
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    const KubeCatalogue& kinds() const { return m_kinds; }
    const Freshness& freshness() const { return m_freshness; }
    // Begins the first reading; does nothing afterwards.
    void begin();
    // Reads again now, where it was begun.
    void refresh();
    // The server is there again: reads now what could not be read.
    void wakeUp();
    // After each change of the kinds or of the freshness.
    Handle onChanged(std::function<void()> listener) { return m_listeners.add(std::move(listener)); }

private:
    void read();
    void take(Result<KubeCatalogue> read);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    KubeCatalogue m_kinds;
    Freshness m_freshness = Loading{};
    std::optional<Instant> m_asOf;
    bool m_isBegun = false;
    Listeners m_listeners;
    Handle m_reading;
    Handle m_retry;
};

} // namespace tealdeck
