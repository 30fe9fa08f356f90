#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>

#include "core/base/scheduler.h"

#include <map>
#include <memory>

namespace tealdeck
{

// The home thread's Scheduler in the console: Qt's event loop is the to-do list.
class QtScheduler : public QObject, public Scheduler
{
    Q_OBJECT

public:
    explicit QtScheduler(const Clock& clock, QObject* parent = nullptr);

    void post(Task task) override;
    Handle after(Duration delay, Task task) override;
    const Clock& clock() const override { return m_clock; }

private:
    const Clock& m_clock;
};

} // namespace tealdeck
