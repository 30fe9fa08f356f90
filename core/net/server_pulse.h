#pragma once

#include "core/base/scheduler.h"
#include "core/net/http_client.h"

#include <functional>
#include <optional>
#include <string>

namespace tealdeck
{

// What a good answer of the server means to those who wait for it.
enum class ServerSign
{
    StillThere,
    Returned, // the first one after the server was silent, could not be reached or was not well
};

struct ServerPulseSettings
{
    std::string target = "/readyz"; // small, and permitted to everybody who is known (system:public-info-viewer)
    Duration interval = std::chrono::seconds(5); // between two looks while all is well
    Duration recoveryInterval = std::chrono::seconds(1); // while it is not
    Duration soon = std::chrono::milliseconds(200); // for lookSoon()
    Duration connectTimeout = std::chrono::seconds(3);
    Duration deadline = std::chrono::seconds(8); // for one answer
    Duration silentAfter = std::chrono::seconds(6); // no connection can be made and nothing is heard for so long
    Duration suspendedAfter = std::chrono::seconds(15); // a look that comes so late: the computer slept, or the program was stopped
};

// Looks whether the server is there, by a small read on the connections that lists and watches use: a watch that says nothing proves
// nothing, and a cut cable or a firewall that forgot a connection says nothing, either. When nothing at all was heard on those connections
// until the deadline, or after this computer slept, they are given up (HttpClient::renewConnections), so that whoever reads on them learns
// it. The server's good answers are told, because those who wait need not wait any longer.
//
// A good answer is 200; where the server never gives 200 (a cluster may forbid this read) any other that is no failure of the server's own.
// Home thread only; never calls back inside a function of its own, and never after its end.
class ServerPulse
{
public:
    using OnSign = std::function<void(ServerSign)>;

    ServerPulse(HttpClient& http, Scheduler& scheduler, OnSign onSign, ServerPulseSettings settings = {});
    ServerPulse(const ServerPulse&) = delete;
    ServerPulse& operator=(const ServerPulse&) = delete;

    // Something failed: look before it is time.
    void lookSoon();

private:
    enum class State
    {
        Unknown, // no answer yet
        Well,
        Lost,
    };

    void lookAfter(Duration delay);
    void look();
    void answered(Result<HttpResponse> answer);
    bool isWell(int status) const;
    void noteFailure(const Error& error);
    void renew(const Error& reason);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    OnSign m_onSign;
    ServerPulseSettings m_settings;
    State m_state = State::Unknown;
    bool m_wasOk = false; // it gave 200 once
    Instant m_due;
    Instant m_askedAt;
    std::optional<Instant> m_failingSince;
    std::optional<Instant> m_renewedAt;
    Handle m_timer;
    Handle m_reading;
};

} // namespace tealdeck
