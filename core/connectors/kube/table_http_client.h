#pragma once

#include "core/net/http_client.h"

#include <string>

namespace tealdeck
{

// Between a list-watch and the network: asks for the same lists and watches as Tables (meta.k8s.io/v1), narrowed to a label selector. It
// sends nothing but reads.
class TableHttpClient : public HttpClient
{
public:
    // An empty selector: all objects. `http` outlives this.
    TableHttpClient(HttpClient& http, std::string labelSelector);

    Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) override;
    const Clock& clock() const override { return m_http.clock(); }
    std::optional<Instant> lastHeard() const override { return m_http.lastHeard(); }
    void renewConnections(const Error& reason) override { m_http.renewConnections(reason); }

private:
    HttpClient& m_http;
    std::string m_labelSelector;
};

} // namespace tealdeck
