#pragma once

#include "core/sandbox/api/api_message.h"
#include "core/sandbox/api/request_target.h"

#include <optional>

namespace tealdeck::sandbox
{

// Answers the paths that are no resources: /version, /api, /apis and below, health. Nothing when there is no such path.
// `address` is what /api tells as the server's own address: "127.0.0.1:6443".
std::optional<ApiAnswer> answerDiscovery(const RequestTarget& target, const std::string& accept, const std::string& address);

// True when the group is one that this server has.
bool isKnownGroup(const std::string& group);

} // namespace tealdeck::sandbox
