#include "core/net/curl_target.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace tealdeck
{
namespace
{

struct UrlDeleter
{
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

Url parseUrl(const std::string& text, unsigned flags)
{
    Url url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), flags) != CURLUE_OK)
        return nullptr;
    return url;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool hasControlOrBlank(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
}

std::string bracketed(const std::string& host)
{
    return host.find(':') != std::string::npos && !host.starts_with("[") ? "[" + host + "]" : host;
}

// Without user name and password.
std::string shownUrl(const std::string& url)
{
    const std::size_t at = url.rfind('@');
    const std::size_t slashes = url.find("//");
    if (at == std::string::npos)
        return url;
    return (slashes < at ? url.substr(0, slashes + 2) : std::string()) + url.substr(at + 1);
}

tl::unexpected<Error> badServer(const std::string& url)
{
    return fail(ErrorKind::InvalidInput,
                message("Net",
                        "The server address %1 cannot be used. It must look like https://host:port, without user name, query or blanks.",
                        {shownUrl(url)}));
}

struct Proxy
{
    std::string url;
    std::string shown;
};

Result<Proxy> makeProxy(const std::string& text)
{
    const Url url = parseUrl(text, CURLU_NON_SUPPORT_SCHEME | CURLU_DEFAULT_SCHEME | CURLU_GUESS_SCHEME);
    const std::string host = url ? part(url, CURLUPART_HOST) : std::string();
    const std::string scheme = url ? part(url, CURLUPART_SCHEME) : std::string();
    constexpr std::array<std::string_view, 4> known{"http", "https", "socks5", "socks5h"};
    if (host.empty() || hasControlOrBlank(text) || std::ranges::find(known, scheme) == known.end())
        return fail(
            ErrorKind::InvalidInput,
            message("Net",
                    "The proxy address cannot be used. It must look like http://host:port, https://host:port or socks5://host:port."));
    const std::string port = part(url, CURLUPART_PORT);
    Proxy proxy{.url = text, .shown = scheme + "://" + host + (port.empty() ? "" : ":" + port)};
    // kubectl leaves the resolution of names to a SOCKS proxy; libcurl calls that socks5h.
    if (scheme == "socks5")
        proxy.url = "socks5h" + text.substr(scheme.size());
    return proxy;
}

} // namespace

Result<CurlTarget> makeCurlTarget(HttpEndpoint endpoint, const ProxyEnvironment& environment)
{
    const Url url = parseUrl(endpoint.baseUrl, 0);
    const std::string scheme = url ? part(url, CURLUPART_SCHEME) : std::string();
    const std::string host = url ? part(url, CURLUPART_HOST) : std::string();
    const bool hasMore
        = url && (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_QUERY).empty() || !part(url, CURLUPART_FRAGMENT).empty());
    if (host.empty() || hasMore || (scheme != "https" && scheme != "http") || hasControlOrBlank(endpoint.baseUrl))
        return badServer(endpoint.baseUrl);
    const std::string port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const bool isDefaultPort = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT).empty();
    std::string path = part(url, CURLUPART_PATH);
    while (path.ends_with("/"))
        path.pop_back();

    CurlTarget target;
    target.isTls = scheme == "https";
    target.shownServer = host + ":" + port;
    target.verifiedName = host;
    target.urlBase = scheme + "://" + host + ":" + port + path;
    if (target.isTls && !endpoint.tlsServerName.empty()) {
        if (hasControlOrBlank(endpoint.tlsServerName) || endpoint.tlsServerName.find_first_of("/?#@") != std::string::npos)
            return badServer(endpoint.tlsServerName);
        target.verifiedName = endpoint.tlsServerName;
        target.urlBase = scheme + "://" + bracketed(endpoint.tlsServerName) + ":" + port + path;
        target.connectTo = "::" + host + ":" + port;
        target.hostHeader = isDefaultPort ? host : host + ":" + port;
    }
    const std::string proxyUrl
        = endpoint.proxyUrl.empty() ? proxyFor(environment, scheme, host, std::stoi(port.empty() ? "443" : port)) : endpoint.proxyUrl;
    if (!proxyUrl.empty()) {
        auto proxy = makeProxy(proxyUrl);
        if (!proxy)
            return fail(std::move(proxy).error());
        target.proxy = std::move(proxy->url);
        target.shownProxy = std::move(proxy->shown);
    }
    target.endpoint = std::move(endpoint);
    return target;
}

Result<void> checkRequest(const HttpRequest& request)
{
    if (!request.target.starts_with("/") || hasControlOrBlank(request.target) || request.target.find('#') != std::string::npos)
        return fail(
            ErrorKind::InvalidInput,
            message("Net", "The request target %1 cannot be sent. This is a defect of Tealdeck; please report it.", {request.target}));
    for (const HttpHeader& header : request.headers) {
        std::string name = header.name;
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        const bool isReserved = name == "authorization" || name == "proxy-authorization" || name == "host" || name == "content-length"
            || name == "transfer-encoding" || name == "connection" || name == "expect";
        const bool isBroken = name.empty() || hasControlOrBlank(name) || name.find(':') != std::string::npos
            || header.value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos;
        if (isReserved || isBroken)
            return fail(
                ErrorKind::InvalidInput,
                message("Net", "The request header %1 cannot be sent. This is a defect of Tealdeck; please report it.", {header.name}));
    }
    return {};
}

} // namespace tealdeck
