#include "core/connectors/kube/table_http_client.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"

#include <algorithm>

namespace tealdeck
{

TableHttpClient::TableHttpClient(HttpClient& http, std::string labelSelector)
    : m_http(http)
    , m_labelSelector(std::move(labelSelector))
{
}

Handle TableHttpClient::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    std::erase_if(request.headers, [](const HttpHeader& header) { return header.name == "accept"; });
    request.headers.push_back({"accept", std::string(tableAccept)});
    if (!m_labelSelector.empty()) {
        request.target += request.target.find('?') == std::string::npos ? '?' : '&';
        request.target += "labelSelector=" + encodeUrlComponent(m_labelSelector);
    }
    return m_http.exchange(std::move(request), std::move(sink), std::move(onEnd));
}

} // namespace tealdeck
