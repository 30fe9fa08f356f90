#include "core/sandbox/api/status.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

Json detailsOf(const Kind& kind, const std::string& name, std::string_view called)
{
    Json details = Json::object();
    if (!name.empty())
        details["name"] = name;
    if (!kind.group.empty())
        details["group"] = kind.group;
    details["kind"] = called;
    return details;
}

Json causesJson(const std::vector<Cause>& causes)
{
    Json list = Json::array();
    for (const Cause& cause : causes)
        list.push_back({{"reason", cause.reason}, {"message", cause.message}, {"field", cause.field}});
    return list;
}

// "spec.ports: Required value", or "[a, b]" with each sentence once.
std::string aggregate(const std::vector<Cause>& causes)
{
    std::vector<std::string> sentences;
    for (const Cause& cause : causes) {
        std::string sentence = cause.field + ": " + cause.message;
        if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
            sentences.push_back(std::move(sentence));
    }
    if (sentences.size() == 1)
        return sentences.front();
    std::string joined;
    for (const std::string& sentence : sentences)
        joined += (joined.empty() ? "" : ", ") + sentence;
    return "[" + joined + "]";
}

} // namespace

std::string ApiRequest::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

Cause invalidValue(const std::string& field, const Json& value, const std::string& why)
{
    return {"FieldValueInvalid", "Invalid value: " + value.dump() + ": " + why, field};
}

Cause requiredValue(const std::string& field, const std::string& why)
{
    return {"FieldValueRequired", why.empty() ? "Required value" : "Required value: " + why, field};
}

Cause unsupportedValue(const std::string& field, const Json& value, const std::vector<std::string>& supported)
{
    std::string list;
    for (const std::string& one : supported)
        list += (list.empty() ? "\"" : ", \"") + one + "\"";
    return {"FieldValueNotSupported", "Unsupported value: " + value.dump() + ": supported values: " + list, field};
}

Json statusObject(int code, const std::string& reason, const std::string& message, Json details)
{
    Json status{{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}, {"status", "Failure"}, {"message", message}};
    if (!reason.empty())
        status["reason"] = reason;
    if (!details.is_null())
        status["details"] = std::move(details);
    status["code"] = code;
    return status;
}

ApiAnswer failure(int code, const std::string& reason, const std::string& message, Json details)
{
    return {.status = code, .body = statusObject(code, reason, message, std::move(details)).dump() + "\n"};
}

ApiAnswer badRequest(const std::string& message)
{
    return failure(400, "BadRequest", message);
}

ApiAnswer unauthorized()
{
    ApiAnswer answer = failure(401, "Unauthorized", "Unauthorized");
    answer.hasFlowControl = false;
    return answer;
}

ApiAnswer notFound(const Kind& kind, const std::string& name)
{
    return failure(404, "NotFound", kind.qualifiedPlural() + " \"" + name + "\" not found", detailsOf(kind, name, kind.plural));
}

ApiAnswer resourceNotFound()
{
    return failure(404, "NotFound", "the server could not find the requested resource", Json::object());
}

ApiAnswer pageNotFound()
{
    return {.status = 404,
            .contentType = "text/plain; charset=utf-8",
            .body = "404 page not found\n",
            .headers = {{"X-Content-Type-Options", "nosniff"}}};
}

ApiAnswer methodNotAllowed()
{
    return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", Json::object());
}

ApiAnswer notAcceptable()
{
    const std::string message = "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, "
                                "application/vnd.kubernetes.protobuf, application/json;stream=watch, "
                                "application/vnd.kubernetes.protobuf;stream=watch";
    return {.status = 406, .body = statusObject(406, "NotAcceptable", message, Json::object()).dump(2)};
}

ApiAnswer unsupportedMediaType(bool isPatch)
{
    if (isPatch)
        return failure(415, "UnsupportedMediaType", "415: Unsupported Media Type", Json::object());
    return failure(415, "UnsupportedMediaType",
                   "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, "
                   "application/vnd.kubernetes.protobuf");
}

ApiAnswer alreadyExists(const Kind& kind, const std::string& name)
{
    return failure(409, "AlreadyExists", kind.qualifiedPlural() + " \"" + name + "\" already exists", detailsOf(kind, name, kind.plural));
}

ApiAnswer conflict(const Kind& kind, const std::string& name, const std::string& why)
{
    const bool isPrecondition = !why.empty();
    const std::string called = isPrecondition ? kind.qualifiedName() : kind.qualifiedPlural();
    const std::string reason
        = isPrecondition ? why : "the object has been modified; please apply your changes to the latest version and try again";
    return failure(409, "Conflict", "Operation cannot be fulfilled on " + called + " \"" + name + "\": " + reason,
                   detailsOf(kind, name, isPrecondition ? kind.name : kind.plural));
}

ApiAnswer unprocessablePatch()
{
    return failure(422, "Invalid", "the server rejected our request due to an error in our request", Json::object());
}

ApiAnswer invalid(const std::string& qualifiedName, const std::string& name, const std::vector<Cause>& causes)
{
    const auto dot = qualifiedName.find('.');
    Json details = Json::object();
    if (!name.empty())
        details["name"] = name;
    if (dot != std::string::npos)
        details["group"] = qualifiedName.substr(dot + 1);
    if (dot != 0 && !qualifiedName.empty())
        details["kind"] = qualifiedName.substr(0, dot);
    details["causes"] = causesJson(causes);
    return failure(422, "Invalid", qualifiedName + " \"" + name + "\" is invalid: " + aggregate(causes), std::move(details));
}

ApiAnswer versionTooLarge(long long asked, long long current)
{
    const Json details{{"causes", {{{"reason", "ResourceVersionTooLarge"}, {"message", "Too large resource version"}}}},
                       {"retryAfterSeconds", 1}};
    ApiAnswer answer = failure(
        504, "Timeout", "Timeout: Too large resource version: " + std::to_string(asked) + ", current: " + std::to_string(current), details);
    answer.headers.emplace_back("Retry-After", "1");
    return answer;
}

ApiAnswer requestTooLarge()
{
    return failure(413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728");
}

ApiAnswer deleted(const Kind& kind, const std::string& name, const std::string& uid)
{
    Json status{{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}, {"status", "Success"}};
    status["details"] = detailsOf(kind, name, kind.plural);
    status["details"]["uid"] = uid;
    return {.body = status.dump() + "\n"};
}

Json expiredStatus(const std::string& message)
{
    return statusObject(410, "Expired", message, nullptr);
}

} // namespace tealdeck::sandbox
