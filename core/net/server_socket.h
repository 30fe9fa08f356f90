#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace tealdeck
{

// A TCP connection for probing: blocking, with a deadline for each step. Closed with this object.
class ProbeSocket
{
public:
    ProbeSocket() = default;
    ~ProbeSocket();
    ProbeSocket(ProbeSocket&& other) noexcept;
    ProbeSocket& operator=(ProbeSocket&& other) noexcept;
    ProbeSocket(const ProbeSocket&) = delete;
    ProbeSocket& operator=(const ProbeSocket&) = delete;

    int descriptor() const { return m_descriptor; }
    const std::string& peer() const { return m_peer; }

    // Tries the addresses in turn until one answers. ConnectFailed with the system's words.
    static Result<ProbeSocket> connect(const std::vector<std::string>& addresses, int port, Duration limit);
    // Asks an HTTP proxy for a tunnel (RFC 9110, CONNECT). ConnectFailed with the proxy's answer.
    Result<void> tunnel(const std::string& host, int port, const std::string& userAndPassword, Duration limit) const;

private:
    int m_descriptor = -1;
    std::string m_peer;
};

// The numeric addresses of a host, each once. ConnectFailed with the resolver's words.
Result<std::vector<std::string>> resolveHost(const std::string& host);

} // namespace tealdeck
