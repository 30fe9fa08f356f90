#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/http_client.h"

#include <functional>
#include <vector>

namespace tealdeck
{

// What the server said about one question; an error when it could not be asked, which is neither yes nor no.
struct AccessReview
{
    AccessQuestion question;
    Result<AccessAnswer> answer;

    // True only where the server said yes.
    bool isAllowed() const { return answer && answer->isAllowed; }
};

// "list pods in namespace shop", "patch deployments.apps/scale web in namespace shop": the missing rule, in RBAC's words.
std::string describe(const AccessQuestion& question);

// Asks the server about all questions (one at least) at once (SelfSubjectAccessReview; nothing changes there); the answers come in the
// order of the questions. It answers what RBAC would say now, so a later request may still be refused. Each question has `deadline` to be
// answered.
Handle reviewAccess(HttpClient& http, std::vector<AccessQuestion> questions, Duration deadline,
                    std::function<void(std::vector<AccessReview>)> onAnswers);

} // namespace tealdeck
