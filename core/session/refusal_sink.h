#pragma once

#include "core/base/clock.h"
#include "core/net/http_client.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tealdeck
{

// Before the sink of a request: holds back the answer 401 (the first 64 KiB of it), so that a read can be repeated with a new credential
// and nobody has seen the refusal. The home thread may look only after the exchange ended.
class RefusalSink : public BodySink
{
public:
    static constexpr int unauthorized = 401;

    explicit RefusalSink(std::shared_ptr<BodySink> inner)
        : m_inner(std::move(inner))
    {
    }

    Result<void> head(const HttpHead& head) override
    {
        m_answeredAt = SystemClock().wallNow();
        if (head.status != unauthorized)
            return m_inner->head(head);
        m_refusal = head;
        return {};
    }

    Result<void> bytes(std::string_view bytes) override
    {
        if (!m_refusal)
            return m_inner->bytes(bytes);
        m_body += bytes.substr(0, enough - std::min(enough, m_body.size()));
        return {};
    }

    // When the answer began; nothing: it never did.
    std::optional<WallTime> answeredAt() const { return m_answeredAt; }
    bool isRefused() const { return m_refusal.has_value(); }

    // The refusal is to be seen after all.
    Result<void> passOn()
    {
        if (auto taken = m_inner->head(*m_refusal); !taken)
            return taken;
        return m_inner->bytes(m_body);
    }

private:
    static constexpr std::size_t enough = std::size_t{64} * 1024;

    std::shared_ptr<BodySink> m_inner;
    std::optional<WallTime> m_answeredAt;
    std::optional<HttpHead> m_refusal;
    std::string m_body;
};

} // namespace tealdeck
