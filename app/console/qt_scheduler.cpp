#include "app/console/qt_scheduler.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace tealdeck
{

QtScheduler::QtScheduler(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
#ifdef Q_OS_LINUX
    m_alarm = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
#endif
    if (m_alarm >= 0) {
        m_notifier = new QSocketNotifier(m_alarm, QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &QtScheduler::wake);
        return;
    }
    m_fallback = new QTimer(this);
    m_fallback->setSingleShot(true);
    m_fallback->setTimerType(Qt::PreciseTimer);
    connect(m_fallback, &QTimer::timeout, this, &QtScheduler::wake);
}

QtScheduler::~QtScheduler()
{
    delete m_notifier;
#ifdef Q_OS_LINUX
    if (m_alarm >= 0)
        ::close(m_alarm);
#endif
}

void QtScheduler::post(Task task)
{
    QMetaObject::invokeMethod(
        this, [task = std::move(task)] { task(); }, Qt::QueuedConnection);
}

Handle QtScheduler::after(Duration delay, Task task)
{
    const auto timer = m_timers->emplace(now() + std::max(delay, Duration::zero()), std::make_shared<Task>(std::move(task)));
    if (timer == m_timers->begin())
        wakeForNext();
    return Handle([timers = std::weak_ptr(m_timers), held = std::weak_ptr(timer->second), due = timer->first] {
        const auto known = timers.lock();
        const auto ended = held.lock();
        if (!known || !ended)
            return;
        *ended = nullptr; // it may be due already, and wait for its turn
        const auto [first, last] = known->equal_range(due);
        const auto found = std::find_if(first, last, [&](const auto& entry) { return entry.second == ended; });
        if (found != last)
            known->erase(found);
    });
}

void QtScheduler::wakeForNext()
{
    if (!m_timers->empty())
        wakeIn(std::max(m_timers->begin()->first - now(), Duration::zero()));
}

void QtScheduler::wakeIn(Duration delay)
{
#ifdef Q_OS_LINUX
    if (m_alarm >= 0) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(delay);
        itimerspec alarm{};
        alarm.it_value.tv_sec = static_cast<time_t>(seconds.count());
        alarm.it_value.tv_nsec = std::max(1L, static_cast<long>(std::chrono::nanoseconds(delay - seconds).count())); // all zero: never
        timerfd_settime(m_alarm, 0, &alarm, nullptr);
        return;
    }
#endif
    m_fallback->start(delay);
}

// Only what is due now: what its tasks ask for at once comes after the other events of the loop.
void QtScheduler::wake()
{
#ifdef Q_OS_LINUX
    std::uint64_t times = 0;
    if (m_alarm >= 0) [[maybe_unused]]
        const ssize_t bytes = ::read(m_alarm, &times, sizeof(times));
#endif
    std::vector<std::shared_ptr<Task>> due;
    const auto later = m_timers->upper_bound(now());
    for (auto timer = m_timers->begin(); timer != later; ++timer)
        due.push_back(timer->second);
    m_timers->erase(m_timers->begin(), later);
    wakeForNext();
    for (const auto& held : due) {
        const Task task = std::exchange(*held, nullptr); // an earlier one may have ended it
        if (task)
            task();
    }
}

} // namespace tealdeck
