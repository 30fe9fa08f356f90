#pragma once

#include "core/net/http_message.h"

#include <string>

namespace tealdeck
{

// Which replies: those of Kubernetes itself, or of Argo Rollouts' controller.
inline constexpr const char* kubernetesReplies = "kubernetes/1.36";
inline constexpr const char* rolloutReplies = "argo-rollouts/1.10.1";

// The bytes of a file under tests/data (captured from a real API server). A file that is not there ends the test.
std::string capturedFile(const std::string& name, const std::string& replies = kubernetesReplies);

// A captured reply (.http): head, names in lower case, and body.
HttpResponse capturedReply(const std::string& name, const std::string& replies = kubernetesReplies);

} // namespace tealdeck
