#include "app/console/quit_signals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace tealdeck
{

#ifdef Q_OS_UNIX

namespace
{

volatile std::sig_atomic_t writeEnd = -1;

void tellTheLoop(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1); // a full pipe has told enough
}

void handleQuitSignals(void (*handler)(int))
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART); // the second one is for the system
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaction(number, &action, nullptr);
}

} // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
    if (pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto* notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(m_pipe[0], &byte, 1) == 1) { }
        Q_EMIT quitWanted();
    });
    writeEnd = m_pipe[1];
    handleQuitSignals(tellTheLoop);
}

QuitSignals::~QuitSignals()
{
    handleQuitSignals(SIG_DFL);
    writeEnd = -1;
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

#else

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent)
{
}

QuitSignals::~QuitSignals() = default;

#endif

} // namespace tealdeck
