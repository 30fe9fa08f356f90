#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>

#include "core/base/scheduler.h"

#include <map>
#include <memory>

class QSocketNotifier;
class QTimer;

namespace tealdeck
{

// The home thread's Scheduler in the console: Qt's event loop is the to-do list. On Linux the time that the machine sleeps counts for its
// timers as it does for our clock (CLOCK_BOOTTIME): what became due meanwhile runs when it wakes.
class QtScheduler : public QObject, public Scheduler
{
    Q_OBJECT

public:
    explicit QtScheduler(const Clock& clock, QObject* parent = nullptr);
    ~QtScheduler() override;

    void post(Task task) override;
    Handle after(Duration delay, Task task) override;
    const Clock& clock() const override { return m_clock; }

private:
    using Timers = std::multimap<Instant, std::shared_ptr<Task>>; // an empty task was ended

    void wakeIn(Duration delay);
    void wake();
    void wakeForNext();

    const Clock& m_clock;
    std::shared_ptr<Timers> m_timers = std::make_shared<Timers>();
    int m_alarm = -1; // a timerfd, or -1: then m_fallback
    QSocketNotifier* m_notifier = nullptr;
    QTimer* m_fallback = nullptr;
};

} // namespace tealdeck
