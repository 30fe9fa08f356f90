#include "core/connectors/kube/kube_status.h"

#include "core/connectors/kube/json_view.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "core/net/backoff.h"

namespace tealdeck
{
namespace
{

constexpr std::size_t maxDetail = 2000;

// metav1.Status as far as it decides anything.
struct ServerStatus
{
    int code = 0;
    std::string reason;
    std::string words;
};

bool isWebhookDenial(const std::string& words)
{
    return words.starts_with("admission webhook ") && words.find(" denied the request") != std::string::npos;
}

ErrorKind kindOf(const ServerStatus& status)
{
    switch (status.code) {
    case 401: return ErrorKind::Unauthorized;
    case 403: return isWebhookDenial(status.words) ? ErrorKind::Refused : ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 409: return status.reason == "AlreadyExists" ? ErrorKind::AlreadyExists : ErrorKind::Conflict;
    case 410: return ErrorKind::Gone;
    case 429: return ErrorKind::TooManyRequests;
    default: break;
    }
    if (status.reason == "Expired" || status.reason == "Gone")
        return ErrorKind::Gone;
    if (status.code >= 500 && status.code < 600)
        return ErrorKind::ServerFailure;
    return status.code >= 400 && status.code < 500 ? ErrorKind::Refused : ErrorKind::ProtocolViolation;
}

// "pods", or "services/web" for one object: the way kubectl names them.
std::string objectName(const KubeCall& call)
{
    std::string name(call.resource.plural);
    if (!call.name.empty())
        name += "/" + call.name;
    return name;
}

// One sentence for each kind of error, with and without a namespace; %1 is the verb, %2 the object.
Message inNamespace(ErrorKind kind, const std::string& verb, const std::string& object, const std::string& space, const std::string& code)
{
    if (kind == ErrorKind::Unauthorized)
        return message("Kube", "The server does not accept our credentials (%1 %2 in namespace %3). Sign in again.", {verb, object, space});
    if (kind == ErrorKind::Forbidden)
        return message("Kube", "Not permitted: %1 %2 in namespace %3. Ask for a role with the verb %1.", {verb, object, space});
    if (kind == ErrorKind::NotFound)
        return message("Kube", "Not found: %2 in namespace %3 (%1).", {verb, object, space});
    if (kind == ErrorKind::AlreadyExists)
        return message("Kube", "%2 exists already in namespace %3 (%1).", {verb, object, space});
    if (kind == ErrorKind::Conflict)
        return message("Kube", "Somebody else changed %2 in namespace %3 first (%1). Read it again.", {verb, object, space});
    if (kind == ErrorKind::Gone)
        return message("Kube", "The server no longer has the version asked for (%1 %2 in namespace %3).", {verb, object, space});
    if (kind == ErrorKind::Refused)
        return message("Kube", "The server refused: %1 %2 in namespace %3.", {verb, object, space});
    if (kind == ErrorKind::TooManyRequests)
        return message("Kube", "The server is busy and asks to wait (%1 %2 in namespace %3).", {verb, object, space});
    if (kind == ErrorKind::ServerFailure)
        return message("Kube", "The server failed with HTTP %4: %1 %2 in namespace %3.", {verb, object, space, code});
    return message("Kube", "Unexpected answer HTTP %4: %1 %2 in namespace %3.", {verb, object, space, code});
}

Message everywhere(ErrorKind kind, const std::string& verb, const std::string& object, const std::string& code)
{
    if (kind == ErrorKind::Unauthorized)
        return message("Kube", "The server does not accept our credentials (%1 %2). Sign in again.", {verb, object});
    if (kind == ErrorKind::Forbidden)
        return message("Kube", "Not permitted: %1 %2 in the whole cluster. Ask for a cluster role with the verb %1.", {verb, object});
    if (kind == ErrorKind::NotFound)
        return message("Kube", "Not found: %2 (%1).", {verb, object});
    if (kind == ErrorKind::AlreadyExists)
        return message("Kube", "%2 exists already (%1).", {verb, object});
    if (kind == ErrorKind::Conflict)
        return message("Kube", "Somebody else changed %2 first (%1). Read it again.", {verb, object});
    if (kind == ErrorKind::Gone)
        return message("Kube", "The server no longer has the version asked for (%1 %2).", {verb, object});
    if (kind == ErrorKind::Refused)
        return message("Kube", "The server refused: %1 %2.", {verb, object});
    if (kind == ErrorKind::TooManyRequests)
        return message("Kube", "The server is busy and asks to wait (%1 %2).", {verb, object});
    if (kind == ErrorKind::ServerFailure)
        return message("Kube", "The server failed with HTTP %3: %1 %2.", {verb, object, code});
    return message("Kube", "Unexpected answer HTTP %3: %1 %2.", {verb, object, code});
}

// Anything that is not a Status (a page of a proxy) keeps its first words. Who asked for protobuf gets the Status in it, too.
ServerStatus readStatus(std::string_view bytes, int httpStatus)
{
    const auto converted = statusJsonOf(bytes);
    const std::string_view json = converted ? std::string_view(*converted) : bytes;
    ServerStatus status{.code = httpStatus, .reason = {}, .words = std::string(json.substr(0, maxDetail))};
    auto document = JsonDocument::parse(json);
    if (!document || !document->root().is_object())
        return status;
    const JsonView root(*document);
    if (root["kind"].text() != "Status")
        return status;
    const int code = root["code"].integer();
    const ServerStatus said{
        .code = code > 0 ? code : httpStatus, .reason = root["reason"].text(), .words = root["message"].text().substr(0, maxDetail)};
    return document->finish(said).value_or(status);
}

// A path that no API serves is answered in plain words and not by a Status: the group or its version is not installed.
bool isUnknownKind(const ServerStatus& status, const KubeCall& call)
{
    return status.code == 404 && status.reason.empty() && !call.resource.group.empty() && status.words.starts_with("404 page not found");
}

Error unknownKind(const ServerStatus& status, const KubeCall& call)
{
    return {.kind = ErrorKind::NotFound,
            .message = message("Kube", "This cluster has no kind %1 (%2/%3): what defines it is not installed there.",
                               {std::string(call.resource.kind), std::string(call.resource.group), std::string(call.resource.version)}),
            .detail = status.words};
}

} // namespace

Error errorFromStatus(std::string_view statusJson, int httpStatus, const KubeCall& call)
{
    const ServerStatus status = readStatus(statusJson, httpStatus);
    if (isUnknownKind(status, call))
        return unknownKind(status, call);
    const ErrorKind kind = kindOf(status);
    const std::string code = std::to_string(status.code);
    return {.kind = kind,
            .message = call.namespaceName.empty() ? everywhere(kind, call.verb, objectName(call), code)
                                                  : inNamespace(kind, call.verb, objectName(call), call.namespaceName, code),
            .detail = status.words};
}

Error errorFromStatus(std::string_view statusJson, const HttpHead& head, const KubeCall& call)
{
    Error error = errorFromStatus(statusJson, head.status, call);
    error.retryAfter = retryAfterOf(head, SystemClock().wallNow());
    return error;
}

Error errorFromAnswer(const HttpResponse& response, const KubeCall& call)
{
    return errorFromStatus(response.body, response.head, call);
}

} // namespace tealdeck
