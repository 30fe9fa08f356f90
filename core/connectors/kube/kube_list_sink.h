#pragma once

#include "core/connectors/kube/json_end.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/proto/proto_end.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "core/connectors/kube/status_body.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tealdeck
{

// Receives one page of a list, in protobuf or JSON, and decodes it where it arrives, on the network thread. The home thread may look only
// after the exchange ended.
template <typename Row>
class KubeListSink : public BodySink
{
public:
    // The pools belong to the network thread.
    KubeListSink(std::size_t maxBytes, std::shared_ptr<RowPools> pools)
        : m_maxBytes(maxBytes)
        , m_pools(std::move(pools))
    {
    }

    Result<void> head(const HttpHead& head) override
    {
        m_status.head = head;
        m_isProtobuf = head.header("content-type").value_or("").starts_with(protobufType);
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
        if (m_body.size() + bytes.size() > m_maxBytes)
            return fail(ErrorKind::ProtocolViolation, message("Kube", "The server sent a list that is too large."),
                        "more than " + std::to_string(m_maxBytes) + " bytes");
        m_body += bytes;
        if (m_isProtobuf ? m_protoEnd.reached(m_body) : m_end.reached(bytes)) {
            if (m_isProtobuf)
                m_body.resize(m_protoEnd.size());
            m_page = decode();
            std::string().swap(m_body);
        }
        return {};
    }

    const HttpHead& answer() const { return m_status.head; }

    // The page, or why there is none.
    Result<ListPage<Row>> take(const KubeCall& call)
    {
        if (!m_status.isSuccess())
            return fail(m_status.error(call));
        return m_page ? *std::move(m_page) : decode(); // a body that is not whole: this says why
    }

private:
    Result<ListPage<Row>> decode()
    {
        if constexpr (isReadFromProtobuf<Row>) {
            if (m_isProtobuf) {
                auto page = decodeProtoList<Row>(m_body, *m_pools);
                m_pools->shrink();
                return page;
            }
        }
        return decodeList<Row>(m_body);
    }

    std::size_t m_maxBytes;
    std::shared_ptr<RowPools> m_pools;
    StatusBody m_status;
    bool m_isProtobuf = false;
    JsonEnd m_end;
    ProtoEnd m_protoEnd;
    std::string m_body;
    std::optional<Result<ListPage<Row>>> m_page;
};

} // namespace tealdeck
