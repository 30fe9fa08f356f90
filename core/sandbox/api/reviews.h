#pragma once

#include "core/sandbox/api/access.h"
#include "core/sandbox/api/api_message.h"

#include <optional>

namespace tealdeck::sandbox
{

// Answers SelfSubjectReview, SelfSubjectAccessReview and SelfSubjectRulesReview; nothing when the target is another resource.
// `time` is now, in RFC 3339; `credential` names the token without telling it.
std::optional<ApiAnswer> answerReview(const RequestTarget& target, const ApiRequest& request, const User& user, const std::string& time,
                                      const std::string& credential);
bool isReview(const RequestTarget& target);

} // namespace tealdeck::sandbox
