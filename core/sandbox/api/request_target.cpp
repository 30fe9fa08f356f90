#include "core/sandbox/api/request_target.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> decode(const std::string& text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (end > begin)
            parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool parseQuery(const std::string& text, RequestTarget& target)
{
    for (const std::string& pair : split(text, '&')) {
        const std::size_t sign = std::min(pair.find('='), pair.size());
        const auto key = decode(pair.substr(0, sign));
        const auto value = decode(sign < pair.size() ? pair.substr(sign + 1) : std::string());
        if (!key || !value)
            return false;
        target.query.emplace(*key, *value);
    }
    return true;
}

std::string verbOf(const std::string& method, const RequestTarget& target)
{
    if (method == "POST")
        return "create";
    if (method == "PUT")
        return "update";
    if (method == "PATCH")
        return "patch";
    if (method == "DELETE")
        return target.name.empty() ? "deletecollection" : "delete";
    if (!target.name.empty())
        return "get";
    return target.flag("watch") ? "watch" : "list";
}

// The parts behind /api/v1 or /apis/GROUP/VERSION.
void readResource(std::vector<std::string> parts, const std::string& method, RequestTarget& target)
{
    const bool isOldWatch = parts.front() == "watch" && parts.size() > 1;
    if (isOldWatch)
        parts.erase(parts.begin());
    const bool isInNamespace = parts.front() == "namespaces" && parts.size() > 1;
    if (isInNamespace) {
        target.namespaceName = parts[1];
        if (parts.size() > 2 && parts[2] != "status" && parts[2] != "finalize")
            parts.erase(parts.begin(), parts.begin() + 2);
    }
    target.isResource = true;
    target.resource = parts[0];
    target.name = parts.size() > 1 ? parts[1] : std::string();
    target.subresource = parts.size() > 2 ? parts[2] : std::string();
    target.verb = isOldWatch ? "watch" : verbOf(method, target);
}

} // namespace

std::string RequestTarget::option(const std::string& key) const
{
    const auto found = query.find(key);
    return found == query.end() ? std::string() : found->second;
}

bool RequestTarget::flag(const std::string& key) const
{
    const auto found = query.find(key);
    return found != query.end() && (found->second.empty() || found->second == "true" || found->second == "1");
}

std::optional<RequestTarget> parseTarget(const std::string& method, const std::string& text)
{
    RequestTarget target;
    const std::size_t mark = std::min(text.find('?'), text.size());
    std::string raw = text.substr(0, mark);
    for (std::size_t at = raw.find('+'); at != std::string::npos; at = raw.find('+', at + 3))
        raw.replace(at, 1, "%2B"); // a plus in a path is a plus
    const auto path = decode(raw);
    if (!path || path->empty() || path->front() != '/')
        return std::nullopt;
    target.path = *path;
    if (mark < text.size() && !parseQuery(text.substr(mark + 1), target))
        return std::nullopt;
    std::transform(method.begin(), method.end(), std::back_inserter(target.verb), [](unsigned char c) { return std::tolower(c); });
    auto parts = split(target.path, '/');
    const bool isCore = parts.size() >= 3 && parts[0] == "api";
    const bool isGroup = parts.size() >= 4 && parts[0] == "apis";
    if (!isCore && !isGroup)
        return target;
    target.group = isGroup ? parts[1] : std::string();
    target.version = isGroup ? parts[2] : parts[1];
    parts.erase(parts.begin(), parts.begin() + (isGroup ? 3 : 2));
    readResource(std::move(parts), method, target);
    return target;
}

} // namespace tealdeck::sandbox
