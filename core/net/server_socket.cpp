#include "core/net/server_socket.h"

#include "core/base/encoding.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestAnswer = 8192;

tl::unexpected<Error> notConnected(const std::string& where, std::string detail)
{
    return fail(ErrorKind::ConnectFailed, message("Probe", "There is no TCP connection to %1.", {where}), std::move(detail));
}

struct AddressList
{
    addrinfo* first = nullptr;
    ~AddressList()
    {
        if (first != nullptr)
            freeaddrinfo(first);
    }
};

// Connects without blocking, so that the wait has an end; the socket blocks again afterwards.
int connectTo(const addrinfo& address, Duration limit)
{
    const int descriptor = socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return -errno;
    int problem = 0;
    if (connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 && errno != EINPROGRESS) {
        problem = errno;
    } else {
        pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
        socklen_t size = sizeof problem;
        if (poll(&waiting, 1, static_cast<int>(limit.count())) <= 0)
            problem = ETIMEDOUT;
        else
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size);
    }
    if (problem != 0) {
        close(descriptor);
        return -problem;
    }
    const int flags = fcntl(descriptor, F_GETFL);
    fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
    const timeval timeout{.tv_sec = limit.count() / 1000, .tv_usec = limit.count() % 1000 * 1000};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    return descriptor;
}

std::string withPort(const std::string& address, int port)
{
    return (address.find(':') == std::string::npos ? address : "[" + address + "]") + ":" + std::to_string(port);
}

} // namespace

ProbeSocket::~ProbeSocket()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

ProbeSocket::ProbeSocket(ProbeSocket&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_peer(std::move(other.m_peer))
{
}

ProbeSocket& ProbeSocket::operator=(ProbeSocket&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_peer, other.m_peer);
    return *this;
}

Result<ProbeSocket> ProbeSocket::connect(const std::vector<std::string>& addresses, int port, Duration limit)
{
    std::string problems;
    for (const std::string& address : addresses) {
        AddressList list;
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
        hints.ai_socktype = SOCK_STREAM;
        if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &list.first) != 0 || list.first == nullptr)
            continue;
        const int descriptor = connectTo(*list.first, limit);
        if (descriptor >= 0) {
            ProbeSocket connected;
            connected.m_descriptor = descriptor;
            connected.m_peer = withPort(address, port);
            return connected;
        }
        problems += (problems.empty() ? "" : "; ") + withPort(address, port) + ": " + std::strerror(-descriptor);
    }
    return notConnected(addresses.empty() ? std::string("?") : withPort(addresses.front(), port), problems);
}

Result<void> ProbeSocket::tunnel(const std::string& host, int port, const std::string& userAndPassword, Duration limit) const
{
    const std::string target = withPort(host, port);
    std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (!userAndPassword.empty())
        request += "Proxy-Authorization: Basic " + encodeBase64(userAndPassword) + "\r\n";
    request += "\r\n";
    if (send(m_descriptor, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        return notConnected(target, std::strerror(errno));
    std::string answer;
    while (answer.find("\r\n\r\n") == std::string::npos && answer.size() < longestAnswer) {
        pollfd waiting{.fd = m_descriptor, .events = POLLIN, .revents = 0};
        char byte = 0; // one by one: what follows belongs to the handshake
        if (poll(&waiting, 1, static_cast<int>(limit.count())) <= 0 || recv(m_descriptor, &byte, 1, 0) != 1)
            return notConnected(target, "the proxy did not answer");
        answer += byte;
    }
    const std::string line = answer.substr(0, answer.find("\r\n"));
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos || line.substr(blank + 1, 1) != "2")
        return notConnected(target, "the proxy answered: " + line.substr(0, 200));
    return {};
}

Result<std::vector<std::string>> resolveHost(const std::string& host)
{
    const std::string name = host.starts_with("[") && host.ends_with("]") ? host.substr(1, host.size() - 2) : host;
    AddressList list;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    const int code = getaddrinfo(name.c_str(), nullptr, &hints, &list.first);
    if (code != 0)
        return fail(ErrorKind::ConnectFailed, message("Probe", "The name %1 cannot be looked up.", {name}), gai_strerror(code));
    std::vector<std::string> addresses;
    for (const addrinfo* each = list.first; each != nullptr; each = each->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (getnameinfo(each->ai_addr, each->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0
            && std::ranges::find(addresses, std::string(text.data())) == addresses.end())
            addresses.emplace_back(text.data());
    }
    return addresses;
}

} // namespace tealdeck
