#pragma once

#include "core/base/scheduler.h"
#include "core/net/write_counter.h"

#include <memory>
#include <mutex>
#include <vector>

namespace tealdeck
{

// Carries the news of writes from the network threads to the WriteCounter on the home thread. None is lost, not even when the client ends
// at once.
class SentWrites : public std::enable_shared_from_this<SentWrites>
{
public:
    SentWrites(WriteCounter* counter, Scheduler& home);

    // From a network thread, at the moment of the hand-over to the socket.
    void note(SentWrite write);
    // On the home thread: tells the counter what is known so far.
    void deliver();

private:
    WriteCounter* m_counter;
    Scheduler& m_home;
    std::mutex m_mutex;
    std::vector<SentWrite> m_untold;
};

} // namespace tealdeck
