#pragma once

#include "core/base/scheduler.h"
#include "core/net/http_client.h"

namespace tealdeck
{

// The second fence of read-only mode: lets out isReadOnly() requests only. Everything else, dry runs included, ends with ReadOnly and never
// reaches the client behind it. Home thread only.
class ReadOnlyHttpClient : public HttpClient
{
public:
    ReadOnlyHttpClient(HttpClient& inner, Scheduler& home);

    Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) override;
    const Clock& clock() const override { return m_inner.clock(); }
    std::optional<Instant> lastHeard() const override { return m_inner.lastHeard(); }
    void renewConnections(const Error& reason) override { m_inner.renewConnections(reason); }

    int stoppedCount() const { return m_stoppedCount; }

private:
    HttpClient& m_inner;
    Scheduler& m_home;
    int m_stoppedCount = 0;
};

} // namespace tealdeck
