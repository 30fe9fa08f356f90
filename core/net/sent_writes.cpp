#include "core/net/sent_writes.h"

namespace tealdeck
{

SentWrites::SentWrites(WriteCounter* counter, Scheduler& home)
    : m_counter(counter)
    , m_home(home)
{
}

void SentWrites::note(SentWrite write)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_untold.push_back(std::move(write));
    }
    m_home.post([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->deliver();
    });
}

void SentWrites::deliver()
{
    std::vector<SentWrite> writes;
    {
        const std::scoped_lock lock(m_mutex);
        writes.swap(m_untold);
    }
    if (m_counter == nullptr)
        return;
    for (SentWrite& write : writes)
        m_counter->add(std::move(write));
}

} // namespace tealdeck
