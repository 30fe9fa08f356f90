#pragma once

#include "core/base/handle.h"
#include "core/net/http_message.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// One state-changing request that was handed to the socket.
struct SentWrite
{
    WallTime time{};
    HttpMethod method = HttpMethod::Post;
    std::string target;
};

// "Writes sent N": every state-changing request handed to the network, Leases and Events included; dry runs and self-subject reviews are
// not. Home thread only.
class WriteCounter
{
public:
    int count() const { return static_cast<int>(m_sent.size()); }
    const std::vector<SentWrite>& sent() const { return m_sent; }
    void add(SentWrite write);
    Handle onChange(std::function<void()> listener);

private:
    std::vector<SentWrite> m_sent;
    std::shared_ptr<std::vector<std::pair<int, std::function<void()>>>> m_listeners
        = std::make_shared<std::vector<std::pair<int, std::function<void()>>>>();
    int m_nextListener = 0;
};

} // namespace tealdeck
