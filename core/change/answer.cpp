#include "core/change/answer.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

constexpr std::size_t maxDetail = 2000;

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401: return ErrorKind::Unauthorized;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 409: return ErrorKind::Conflict;
    case 429: return ErrorKind::TooManyRequests;
    default: return status >= 500 ? ErrorKind::ServerFailure : ErrorKind::Refused;
    }
}

std::string wordsOf(const std::string& body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (json.is_object()) {
        const auto words = json.find("message");
        if (words != json.end() && words->is_string())
            return words->get<std::string>().substr(0, maxDetail);
    }
    return body.substr(0, maxDetail);
}

} // namespace

AnswerMeaning meaningOf(const HttpResponse& response)
{
    const int status = response.head.status;
    if (status >= 200 && status < 300)
        return AnswerMeaning::Accepted;
    if (status == 409 || status == 422)
        return AnswerMeaning::Contested;
    return status >= 400 && status < 500 ? AnswerMeaning::Refused : AnswerMeaning::Unknown;
}

AnswerMeaning meaningOf(const HttpResponse& response, const HttpStep& step)
{
    if (step.mayWait && response.head.status == 429)
        return AnswerMeaning::Postponed;
    if (step.mayWait && response.head.status == 404)
        return AnswerMeaning::Contested;
    return meaningOf(response);
}

AnswerMeaning meaningOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::ConnectFailed:
    case ErrorKind::TlsFailed:
    case ErrorKind::ReadOnly: return AnswerMeaning::Refused;
    default: return AnswerMeaning::Unknown;
    }
}

Error errorOf(const HttpResponse& response, const HttpStep& step)
{
    const std::string code = std::to_string(response.head.status);
    return {.kind = kindOf(response.head.status),
            .message
            = message("Progress", "The server answered HTTP %1 to the change of %2 %3.", {code, step.object.kind, step.object.name}),
            .detail = wordsOf(response.body)};
}

std::string refusalWords(const HttpResponse& response)
{
    std::string words = wordsOf(response.body);
    const auto json = nlohmann::json::parse(response.body, nullptr, false);
    const auto pointer = nlohmann::json::json_pointer("/details/causes");
    if (!json.is_object() || !json.contains(pointer) || !json[pointer].is_array())
        return words;
    for (const auto& cause : json[pointer]) {
        const auto said = cause.is_object() ? cause.find("message") : cause.end();
        if (cause.is_object() && said != cause.end() && said->is_string())
            words += " " + said->get<std::string>();
    }
    return words.substr(0, maxDetail);
}

std::string resourceVersionOf(const HttpResponse& response)
{
    const auto json = nlohmann::json::parse(response.body, nullptr, false);
    if (!json.is_object() || !json.contains("metadata") || !json["metadata"].is_object())
        return {};
    const auto version = json["metadata"].find("resourceVersion");
    return version != json["metadata"].end() && version->is_string() ? version->get<std::string>() : std::string();
}

} // namespace tealdeck
