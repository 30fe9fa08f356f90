#pragma once

#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/status_body.h"
#include "core/net/http_client.h"

#include <string>

namespace tealdeck
{

// Takes the first line of a watch and ends the exchange with it (Cancelled). Written on the net thread, read after the exchange ended.
class FirstWatchEvent : public BodySink
{
public:
    Result<void> head(const HttpHead& head) override
    {
        m_answer.head = head;
        return {};
    }
    Result<void> bytes(std::string_view bytes) override
    {
        m_answer.append(bytes);
        if (!m_answer.isSuccess() || bytes.find('\n') == std::string_view::npos)
            return {};
        m_hasLine = true;
        return fail(ErrorKind::Cancelled, message("Doctor", "One event is enough."));
    }

    bool hasEvent() const { return m_hasLine; }
    const StatusBody& answer() const { return m_answer; }

private:
    StatusBody m_answer;
    bool m_hasLine = false;
};

} // namespace tealdeck
