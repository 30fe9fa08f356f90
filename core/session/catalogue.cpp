#include "core/session/catalogue.h"

#include "core/connectors/kube/catalogue_reading.h"
#include "core/net/backoff.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr Duration readDeadline = std::chrono::seconds(20);
constexpr Duration retryInterval = std::chrono::minutes(1);

} // namespace

Catalogue::Catalogue(HttpClient& http, Scheduler& scheduler)
    : m_http(http)
    , m_scheduler(scheduler)
{
}

void Catalogue::begin()
{
    if (!m_isBegun)
        read();
    m_isBegun = true;
}

void Catalogue::refresh()
{
    if (m_isBegun)
        read();
}

void Catalogue::wakeUp()
{
    if (m_retry.isActive())
        read();
}

void Catalogue::read()
{
    m_retry.end();
    m_reading = readCatalogue(m_http, readDeadline, [this](Result<KubeCatalogue> kinds) { take(std::move(kinds)); });
}

void Catalogue::take(Result<KubeCatalogue> read)
{
    const Instant now = m_scheduler.now();
    if (read) {
        m_kinds = *std::move(read);
        m_asOf = now;
        m_freshness = Live{.since = now, .lastContact = now};
    } else {
        const Duration asked = read.error().retryAfter.value_or(Duration::zero());
        const Duration wait = std::clamp(asked, retryInterval, longestServerWait);
        m_retry = m_scheduler.after(wait, [this] { this->read(); });
        if (m_asOf)
            m_freshness = Stale{.asOf = *m_asOf, .reason = read.error(), .nextTry = now + wait};
        else
            m_freshness = Unavailable{.reason = read.error(), .nextTry = now + wait};
    }
    m_listeners.tell();
}

} // namespace tealdeck
