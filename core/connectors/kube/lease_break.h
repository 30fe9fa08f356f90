#pragma once

#include "core/base/clock.h"
#include "core/change/change_lock.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/http_client.h"

#include <memory>
#include <string>

namespace tealdeck
{

// Takes a Lease from a live holder, once: reads it and writes it without a holder, with who did it and why on it (safety.md 11).
class LeaseBreak : public std::enable_shared_from_this<LeaseBreak>
{
public:
    LeaseBreak(HttpClient& http, const Clock& clock, Plan plan, std::string reason, ChangeLock::OnEvent onEvent);
    void start();
    void stop() { m_request.end(); }

private:
    void takeFoundLease(const Result<HttpResponse>& answer);
    void takeAnswer(const Result<HttpResponse>& answer);
    void fails(const Result<HttpResponse>& answer, const char* verb);

    HttpClient& m_http;
    const Clock& m_clock;
    Plan m_plan;
    std::string m_reason;
    ChangeLock::OnEvent m_onEvent;
    std::string m_holder;
    WriteLine m_write;
    Handle m_request;
};

} // namespace tealdeck
