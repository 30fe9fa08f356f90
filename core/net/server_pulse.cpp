#include "core/net/server_pulse.h"

#include "core/net/backoff.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr int ok = 200;
constexpr int firstServerFailure = 500;
constexpr int tooManyRequests = 429;
constexpr Duration longestWait = std::chrono::minutes(1);

Error slept()
{
    return {.kind = ErrorKind::ConnectionLost,
            .message = message("Net", "This computer slept, or the program was stopped for a while. Everything is read anew."),
            .detail = {}};
}

} // namespace

ServerPulse::ServerPulse(HttpClient& http, Scheduler& scheduler, OnSign onSign, ServerPulseSettings settings)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_onSign(std::move(onSign))
    , m_settings(std::move(settings))
{
    lookAfter(m_settings.interval);
}

void ServerPulse::lookSoon()
{
    if (!m_reading.isActive() && m_due > m_scheduler.now() + m_settings.soon)
        lookAfter(m_settings.soon);
}

void ServerPulse::lookAfter(Duration delay)
{
    m_due = m_scheduler.now() + delay;
    m_timer = m_scheduler.after(delay, [this] { look(); });
}

void ServerPulse::look()
{
    m_timer.end();
    if (m_scheduler.now() - m_due > m_settings.suspendedAfter) {
        spdlog::warn("{}", describe(slept()));
        m_state = State::Lost;
        renew(slept());
    }
    m_askedAt = m_scheduler.now();
    m_reading = m_http.send({.target = m_settings.target,
                             .lane = HttpLane::Background,
                             .connectTimeout = m_settings.connectTimeout,
                             .deadline = m_settings.deadline},
                            [this](Result<HttpResponse> answer) { answered(std::move(answer)); });
}

void ServerPulse::answered(Result<HttpResponse> answer)
{
    m_reading.end();
    if (!answer)
        return noteFailure(answer.error());
    m_failingSince.reset();
    const int status = answer->head.status;
    m_wasOk = m_wasOk || status == ok;
    if (isWell(status)) {
        const ServerSign sign = m_state == State::Lost ? ServerSign::Returned : ServerSign::StillThere;
        m_state = State::Well;
        lookAfter(m_settings.interval);
        m_onSign(sign);
        return;
    }
    m_state = State::Lost;
    const auto asked = retryAfterOf(answer->head, m_scheduler.clock().wallNow());
    lookAfter(std::clamp(asked.value_or(Duration::zero()), m_settings.recoveryInterval, longestWait));
}

bool ServerPulse::isWell(int status) const
{
    return status == ok || (!m_wasOk && status < firstServerFailure && status != tooManyRequests);
}

void ServerPulse::renew(const Error& reason)
{
    m_renewedAt = m_scheduler.now();
    m_http.renewConnections(reason);
}

void ServerPulse::noteFailure(const Error& error)
{
    const auto heard = m_http.lastHeard();
    if (error.kind == ErrorKind::TimedOut && heard && *heard > m_askedAt) {
        m_failingSince.reset();
        return lookAfter(m_settings.interval); // slow, but there
    }
    if (!m_failingSince || (heard && *heard > *m_failingSince))
        m_failingSince = m_askedAt;
    m_state = State::Lost;
    lookAfter(m_settings.recoveryInterval);
    const bool wereUseful = heard && (!m_renewedAt || *heard > *m_renewedAt); // else they are new, and still being made
    // Over HTTP/1.1 each look makes a connection of its own, which then cannot be made.
    const bool areSilent = error.kind == ErrorKind::TimedOut || m_scheduler.now() - *m_failingSince >= m_settings.silentAfter;
    if (wereUseful && areSilent) {
        spdlog::warn("{}", describe(error));
        renew({.kind = ErrorKind::ConnectionLost, .message = error.message, .detail = error.detail}); // not only silent: given up
    }
}

} // namespace tealdeck
