#pragma once

#include "core/base/error.h"
#include "core/connectors/kube/kube_resource.h"
#include "core/net/http_message.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// What was asked of the server, for sentences about its answer: {"list", kube::pods, "shop"}.
struct KubeCall
{
    std::string verb{}; // as RBAC names it: get, list, watch, create, update, patch, delete
    KubeResource resource;
    std::string namespaceName{}; // empty: all namespaces, or an object that has none
    std::string name{}; // empty: the collection
};

// An answer that is not 2xx, as an error: its kind after code and reason (401 Unauthorized, 403 Forbidden or, from an admission webhook,
// Refused, 404 NotFound, 409 AlreadyExists or Conflict, 410 Gone, 429 TooManyRequests, other 4xx Refused, 5xx ServerFailure, all else
// ProtocolViolation), a sentence that names verb, object and namespace, and the server's own words as detail.
Error errorFromAnswer(const HttpResponse& response, const KubeCall& call);
// The same for a metav1.Status (JSON) that stands alone, as in an ERROR event of a watch; `httpStatus` counts where it has no code.
Error errorFromStatus(std::string_view statusJson, int httpStatus, const KubeCall& call);

// The same for the body of an answer; its head says how long a busy server wants to be left alone, too.
Error errorFromStatus(std::string_view statusJson, const HttpHead& head, const KubeCall& call);

} // namespace tealdeck
