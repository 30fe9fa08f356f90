#include "tests/support/cable.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <list>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace tealdeck
{
namespace cable // named, because a unity build gives this file to a header of its own
{

class Socket
{
public:
    explicit Socket(int handle)
        : m_handle(handle)
    {
    }
    ~Socket()
    {
        if (m_handle >= 0)
            close(m_handle);
    }
    Socket(Socket&& other) noexcept
        : m_handle(std::exchange(other.m_handle, -1))
    {
    }
    Socket& operator=(Socket&&) = delete;

    int handle() const { return m_handle; }
    void endWithReset() const
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        setsockopt(m_handle, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    }

private:
    int m_handle;
};

sockaddr_in addressOf(const std::string& address, int port)
{
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(static_cast<std::uint16_t>(port));
    if (inet_pton(AF_INET, address.c_str(), &made.sin_addr) != 1)
        throw std::runtime_error("not an address: " + address);
    return made;
}

Socket listenOn(const std::string& address, int port)
{
    Socket listening(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int yes = 1;
    setsockopt(listening.handle(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    const sockaddr_in at = addressOf(address, port);
    if (bind(listening.handle(), reinterpret_cast<const sockaddr*>(&at), sizeof(at)) != 0 || listen(listening.handle(), 64) != 0)
        throw std::runtime_error("the cable cannot listen");
    return listening;
}

// One direction of a connection: what was read and could not be written yet.
struct Direction
{
    std::string waiting;
    bool isOver = false; // the sender has finished

    // False when the connection is broken.
    bool carry(int from, int to, bool canRead)
    {
        std::array<char, 65536> buffer;
        if (canRead && waiting.empty() && !isOver) {
            const ssize_t count = recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (count < 0)
                return errno == EAGAIN;
            isOver = count == 0;
            waiting.assign(buffer.data(), static_cast<std::size_t>(count));
        }
        if (!waiting.empty()) {
            const ssize_t count = send(to, waiting.data(), waiting.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (count < 0)
                return errno == EAGAIN;
            waiting.erase(0, static_cast<std::size_t>(count));
        }
        if (isOver && waiting.empty())
            shutdown(to, SHUT_WR);
        return true;
    }
};

struct Line
{
    Socket client;
    Socket server;
    Direction up{};
    Direction down{};
    bool isDead = false; // nothing is carried any more, and nobody is told
    bool isOver() const { return up.isOver && up.waiting.empty() && down.isOver && down.waiting.empty(); }
};

} // namespace cable

using namespace cable;

class Cable::Works
{
public:
    Works(int serverPort, const std::string& address, int port)
        : m_serverPort(serverPort)
        , m_listening(listenOn(address, port))
        , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
        sockaddr_in bound{};
        socklen_t size = sizeof(bound);
        getsockname(m_listening.handle(), reinterpret_cast<sockaddr*>(&bound), &size);
        m_port = ntohs(bound.sin_port);
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    ~Works()
    {
        m_thread.request_stop();
        wake();
    }

    int port() const { return m_port; }
    int connections() const { return m_connections; }

    void setCut(bool isCut)
    {
        const std::scoped_lock lock(m_mutex);
        m_isCut = isCut;
        for (Line& line : m_lines)
            line.isDead = line.isDead || isCut;
        wake();
    }
    void reset()
    {
        const std::scoped_lock lock(m_mutex);
        for (Line& line : m_lines) {
            line.client.endWithReset();
            line.server.endWithReset();
        }
        m_lines.clear();
        wake();
    }

private:
    void wake() const { eventfd_write(m_wake.handle(), 1); }

    void run(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            std::vector<pollfd> watched = toWatch();
            poll(watched.data(), watched.size(), -1);
            eventfd_t value = 0;
            eventfd_read(m_wake.handle(), &value);
            const std::scoped_lock lock(m_mutex);
            if (!m_isCut)
                acceptNew();
            std::erase_if(m_lines, [](Line& line) { return !line.isDead && (!carry(line) || line.isOver()); });
        }
    }

    std::vector<pollfd> toWatch()
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<pollfd> watched{{.fd = m_wake.handle(), .events = POLLIN, .revents = 0}};
        if (!m_isCut)
            watched.push_back({.fd = m_listening.handle(), .events = POLLIN, .revents = 0});
        const auto events = [](const Direction& in, const Direction& out) {
            const bool canRead = in.waiting.empty() && !in.isOver;
            return static_cast<short>((canRead ? POLLIN : 0) | (out.waiting.empty() ? 0 : POLLOUT));
        };
        for (const Line& line : m_lines) {
            if (line.isDead)
                continue;
            watched.push_back({.fd = line.client.handle(), .events = events(line.up, line.down), .revents = 0});
            watched.push_back({.fd = line.server.handle(), .events = events(line.down, line.up), .revents = 0});
        }
        return watched;
    }

    static bool carry(Line& line)
    {
        return line.up.carry(line.client.handle(), line.server.handle(), true)
            && line.down.carry(line.server.handle(), line.client.handle(), true);
    }

    void acceptNew()
    {
        for (;;) {
            Socket client(accept4(m_listening.handle(), nullptr, nullptr, SOCK_CLOEXEC));
            if (client.handle() < 0)
                return;
            Socket server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            const sockaddr_in at = addressOf("127.0.0.1", m_serverPort);
            if (connect(server.handle(), reinterpret_cast<const sockaddr*>(&at), sizeof(at)) != 0)
                continue; // as if nobody listened: the client's connection ends
            ++m_connections;
            m_lines.push_back({.client = std::move(client), .server = std::move(server)});
        }
    }

    int m_serverPort;
    Socket m_listening;
    Socket m_wake;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::mutex m_mutex;
    std::list<Line> m_lines;
    bool m_isCut = false;
    std::jthread m_thread; // last: it uses all of the above
};

Cable::Cable(int serverPort, const std::string& address, int port)
    : m_works(std::make_unique<Works>(serverPort, address, port))
{
}

Cable::~Cable() = default;

int Cable::port() const
{
    return m_works->port();
}

int Cable::connections() const
{
    return m_works->connections();
}

void Cable::cut()
{
    m_works->setCut(true);
}

void Cable::mend()
{
    m_works->setCut(false);
}

void Cable::reset()
{
    m_works->reset();
}

} // namespace tealdeck
