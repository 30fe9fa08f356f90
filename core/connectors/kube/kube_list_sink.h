#pragma once

#include "core/connectors/kube/json_end.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/status_body.h"

#include <optional>
#include <string>

namespace tealdeck
{

// Receives one page of a list and decodes it where it arrives, on the network thread. The home thread may look only after the exchange
// ended.
template <typename Row>
class KubeListSink : public BodySink
{
public:
    explicit KubeListSink(std::size_t maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    Result<void> head(const HttpHead& head) override
    {
        m_status.head = head;
        return {};
    }

    Result<void> bytes(std::string_view bytes) override
    {
        if (!m_status.isSuccess()) {
            m_status.append(bytes);
            return {};
        }
        if (m_page)
            return {}; // a line break behind the list
        if (m_json.size() + bytes.size() > m_maxBytes)
            return fail(ErrorKind::ProtocolViolation, message("Kube", "The server sent a list that is too large."),
                        "more than " + std::to_string(m_maxBytes) + " bytes");
        m_json += bytes;
        if (m_end.reached(bytes)) {
            m_page = decodeList<Row>(m_json);
            std::string().swap(m_json);
        }
        return {};
    }

    const HttpHead& answer() const { return m_status.head; }

    // The page, or why there is none.
    Result<ListPage<Row>> take(const KubeCall& call)
    {
        if (!m_status.isSuccess())
            return fail(m_status.error(call));
        return m_page ? *std::move(m_page) : decodeList<Row>(m_json);
    }

private:
    std::size_t m_maxBytes;
    StatusBody m_status;
    JsonEnd m_end;
    std::string m_json;
    std::optional<Result<ListPage<Row>>> m_page;
};

} // namespace tealdeck
