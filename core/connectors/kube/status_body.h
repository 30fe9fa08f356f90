#pragma once

#include "core/connectors/kube/kube_status.h"
#include "core/net/http_client.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace tealdeck
{

// The answer of a list or watch that is not 200: its first bytes, for the error.
struct StatusBody
{
    HttpHead head;
    std::string body;

    bool isSuccess() const { return head.status == 200; }
    void append(std::string_view bytes)
    {
        constexpr std::size_t enough = 64U * 1024;
        body += bytes.substr(0, enough - std::min(enough, body.size()));
    }
    Error error(const KubeCall& call) const { return errorFromStatus(body, head, call); }
};

} // namespace tealdeck
