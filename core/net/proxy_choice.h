#pragma once

#include <string>
#include <string_view>

namespace tealdeck
{

// The environment's say about proxies: HTTPS_PROXY, HTTP_PROXY and NO_PROXY (or in lower case), read by the composition root.
struct ProxyEnvironment
{
    std::string httpsProxy{};
    std::string httpProxy{};
    std::string noProxy{};

    static ProxyEnvironment ofThisProcess();
};

// The proxy for a server as Go's net/http (and so kubectl) chooses it: none for localhost and loopback addresses and for what NO_PROXY
// lists
// ("*", host, .domain, IP, CIDR, each with an optional port); empty means none.
std::string proxyFor(const ProxyEnvironment& environment, std::string_view scheme, std::string_view host, int port);

} // namespace tealdeck
