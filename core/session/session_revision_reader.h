#pragma once

#include "core/base/clock.h"
#include "core/net/http_client.h"
#include "core/session/revision_reader.h"

namespace tealdeck
{

// Reads revisions of workloads of one environment; both it is given outlive it.
class SessionRevisionReader : public RevisionReader
{
public:
    SessionRevisionReader(HttpClient& http, const Clock& clock)
        : m_http(http)
        , m_clock(clock)
    {
    }

    Handle read(const ObjectAddress& workload, OnRevisions onRevisions) override;

private:
    HttpClient& m_http;
    const Clock& m_clock;
};

} // namespace tealdeck
