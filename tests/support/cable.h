#pragma once

#include <memory>
#include <string>

namespace tealdeck
{

// The cable between a client and a server of 127.0.0.1: it carries bytes, whatever they mean, until something happens to it. Has a thread
// of its own.
class Cable
{
public:
    // Listens on `address` (of the loopback network), on the given port or any free one.
    explicit Cable(int serverPort, const std::string& address = "127.0.0.1", int port = 0);
    ~Cable();
    Cable(const Cable&) = delete;
    Cable& operator=(const Cable&) = delete;

    int port() const;
    int connections() const; // carried so far
    // From now on no byte goes any way and nobody is told; whoever connects waits.
    void cut();
    // New connections are carried again; those from before the cut stay dead.
    void mend();
    // Ends every connection with RST.
    void reset();

private:
    class Works;
    std::unique_ptr<Works> m_works;
};

} // namespace tealdeck
