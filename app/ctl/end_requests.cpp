#include "app/ctl/end_requests.h"

#include <csignal>

namespace tealdeck
{
namespace
{

volatile std::sig_atomic_t interrupts = 0;
volatile std::sig_atomic_t isEndWanted = 0;

void noteInterrupt(int)
{
    interrupts = interrupts + 1;
    if (interrupts > 1)
        std::signal(SIGINT, SIG_DFL);
}

void noteEnd(int number)
{
    isEndWanted = 1;
    std::signal(number, SIG_DFL);
}

} // namespace

void listenForEndRequests()
{
    std::signal(SIGINT, noteInterrupt);
    std::signal(SIGTERM, noteEnd);
#ifdef SIGHUP
    std::signal(SIGHUP, noteEnd);
#endif
}

EndRequest endRequest()
{
    if (isEndWanted != 0 || interrupts > 1)
        return EndRequest::End;
    return interrupts == 1 ? EndRequest::Interrupt : EndRequest::None;
}

} // namespace tealdeck
