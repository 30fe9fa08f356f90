#include "core/net/proxy_choice.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace tealdeck
{
namespace
{

struct IpAddress
{
    std::array<unsigned char, 16> bytes{};
    std::size_t size = 0; // 4 or 16
};

std::optional<IpAddress> parseIp(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    const std::string name(text);
    IpAddress address;
    if (inet_pton(AF_INET, name.c_str(), address.bytes.data()) == 1) {
        address.size = 4;
        return address;
    }
    if (inet_pton(AF_INET6, name.c_str(), address.bytes.data()) == 1) {
        address.size = 16;
        return address;
    }
    return std::nullopt;
}

bool isLoopback(const IpAddress& address)
{
    if (address.size == 4)
        return address.bytes[0] == 127;
    return address.bytes[15] == 1
        && std::all_of(address.bytes.begin(), address.bytes.end() - 1, [](unsigned char byte) { return byte == 0; });
}

bool isInNetwork(const IpAddress& address, const IpAddress& network, unsigned bits)
{
    if (address.size != network.size || bits > address.size * 8)
        return false;
    for (std::size_t i = 0; i < address.size && bits > 0; ++i) {
        const unsigned here = std::min(bits, 8U);
        const unsigned mask = 0xffU << (8U - here) & 0xffU;
        if ((address.bytes[i] & mask) != (network.bytes[i] & mask))
            return false;
        bits -= here;
    }
    return true;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

// "host:8443" gives host and moves the port out; IPv6 addresses need brackets for that.
std::string_view splitPort(std::string_view entry, std::string_view& port)
{
    const std::size_t colon = entry.rfind(':');
    const bool hasPort = colon != std::string_view::npos && (entry.find(':') == colon || (colon > 0 && entry[colon - 1] == ']'));
    if (!hasPort)
        return entry;
    port = entry.substr(colon + 1);
    return entry.substr(0, colon);
}

bool matchesNoProxy(std::string_view entry, std::string_view host, const std::optional<IpAddress>& address, int port)
{
    if (entry == "*")
        return true;
    if (const std::size_t slash = entry.find('/'); slash != std::string_view::npos) {
        const auto network = parseIp(entry.substr(0, slash));
        unsigned bits = 0;
        const auto [end, error] = std::from_chars(entry.data() + slash + 1, entry.data() + entry.size(), bits);
        return network && address && error == std::errc() && isInNetwork(*address, *network, bits);
    }
    std::string_view entryPort;
    std::string_view name = splitPort(entry, entryPort);
    if (!entryPort.empty() && entryPort != std::to_string(port))
        return false;
    if (const auto ip = parseIp(name))
        return address && address->size == ip->size && address->bytes == ip->bytes;
    if (name.starts_with("*."))
        name.remove_prefix(1);
    const bool isSuffixOnly = name.starts_with(".");
    const std::string_view suffix = isSuffixOnly ? name.substr(1) : name;
    if (suffix.empty())
        return false;
    if (!isSuffixOnly && equalsIgnoringCase(host, suffix))
        return true;
    return host.size() > suffix.size() && host[host.size() - suffix.size() - 1] == '.'
        && equalsIgnoringCase(host.substr(host.size() - suffix.size()), suffix);
}

bool isExcluded(std::string_view noProxy, std::string_view host, int port)
{
    const auto address = parseIp(host);
    if (equalsIgnoringCase(host, "localhost") || (address && isLoopback(*address)))
        return true;
    while (!noProxy.empty()) {
        std::string_view entry = noProxy.substr(0, noProxy.find(','));
        noProxy.remove_prefix(std::min(noProxy.size(), entry.size() + 1));
        while (!entry.empty() && entry.front() == ' ')
            entry.remove_prefix(1);
        while (!entry.empty() && entry.back() == ' ')
            entry.remove_suffix(1);
        if (!entry.empty() && matchesNoProxy(entry, host, address, port))
            return true;
    }
    return false;
}

std::string variable(const char* upper, const char* lower)
{
    for (const char* name : {upper, lower}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return value;
    }
    return {};
}

} // namespace

ProxyEnvironment ProxyEnvironment::ofThisProcess()
{
    return {.httpsProxy = variable("HTTPS_PROXY", "https_proxy"),
            .httpProxy = variable("HTTP_PROXY", "http_proxy"),
            .noProxy = variable("NO_PROXY", "no_proxy")};
}

std::string proxyFor(const ProxyEnvironment& environment, std::string_view scheme, std::string_view host, int port)
{
    const std::string& proxy = scheme == "https" ? environment.httpsProxy : environment.httpProxy;
    return proxy.empty() || isExcluded(environment.noProxy, host, port) ? std::string() : proxy;
}

} // namespace tealdeck
