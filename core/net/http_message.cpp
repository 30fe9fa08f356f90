#include "core/net/http_message.h"

#include <algorithm>
#include <array>

namespace tealdeck
{
namespace
{

std::string_view pathOf(std::string_view target)
{
    return target.substr(0, target.find_first_of("?#"));
}

// The query without '?'; a fragment is never sent, so it does not count.
std::string_view queryOf(std::string_view target)
{
    const std::string_view sent = target.substr(0, target.find('#'));
    const std::size_t mark = sent.find('?');
    return mark == std::string_view::npos ? std::string_view() : sent.substr(mark + 1);
}

int hexValue(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    return -1;
}

std::string decodeQueryPart(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0;
        if (isEscape) {
            decoded += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

std::vector<std::string> queryValues(std::string_view target, std::string_view name)
{
    std::vector<std::string> values;
    std::string_view rest = queryOf(target);
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        const std::size_t equals = part.find('=');
        if (decodeQueryPart(part.substr(0, equals)) == name)
            values.push_back(equals == std::string_view::npos ? std::string() : decodeQueryPart(part.substr(equals + 1)));
    }
    return values;
}

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}

bool isApiVersion(std::string_view text)
{
    return text.size() >= 2 && text[0] == 'v' && text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

// POST /apis/GROUP/VERSION/RESOURCE of the reviews that ask only about ourselves and keep nothing
// (kubernetes.io/docs/reference/kubernetes-api/authorization-resources).
bool isSelfSubjectReview(const HttpRequest& request)
{
    const auto segments = segmentsOf(pathOf(request.target));
    if (request.method != HttpMethod::Post || segments.size() != 4 || segments[0] != "apis" || !isApiVersion(segments[2]))
        return false;
    if (segments[1] == "authorization.k8s.io")
        return segments[3] == "selfsubjectaccessreviews" || segments[3] == "selfsubjectrulesreviews";
    return segments[1] == "authentication.k8s.io" && segments[3] == "selfsubjectreviews";
}

// A GET on these gives a shell or a tunnel into a pod: nothing a read-only console may open.
bool opensTunnel(const HttpRequest& request)
{
    const auto segments = segmentsOf(pathOf(request.target));
    constexpr std::array<std::string_view, 3> tunnels{"exec", "attach", "portforward"};
    return segments.size() >= 3 && segments[segments.size() - 3] == "pods" && std::ranges::find(tunnels, segments.back()) != tunnels.end();
}

} // namespace

std::string_view toString(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get: return "GET";
    case HttpMethod::Head: return "HEAD";
    case HttpMethod::Post: return "POST";
    case HttpMethod::Put: return "PUT";
    case HttpMethod::Patch: return "PATCH";
    case HttpMethod::Delete: return "DELETE";
    }
    return "GET";
}

std::optional<std::string> HttpHead::header(std::string_view name) const
{
    const auto found = std::ranges::find(headers, name, &HttpHeader::name);
    return found == headers.end() ? std::nullopt : std::optional(found->value);
}

bool isReadOnly(const HttpRequest& request)
{
    if (request.method == HttpMethod::Get || request.method == HttpMethod::Head)
        return !opensTunnel(request);
    return isSelfSubjectReview(request);
}

bool isDryRun(const HttpRequest& request)
{
    if (isReadOnly(request) || request.method == HttpMethod::Get || request.method == HttpMethod::Head)
        return false;
    const bool isAskedByBody = request.method == HttpMethod::Delete && !request.body.empty(); // its query is not looked at then
    if (isAskedByBody && request.body.find(R"("dryRun":["All"])") == std::string::npos)
        return false;
    const auto values = queryValues(request.target, "dryRun");
    return !values.empty() && std::ranges::all_of(values, [](const std::string& value) { return value == "All"; });
}

bool isStateChanging(const HttpRequest& request)
{
    return !isReadOnly(request) && !isDryRun(request);
}

} // namespace tealdeck
