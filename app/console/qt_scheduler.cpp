#include "app/console/qt_scheduler.h"

#include <QPointer>
#include <QTimer>

namespace tealdeck
{

QtScheduler::QtScheduler(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void QtScheduler::post(Task task)
{
    QMetaObject::invokeMethod(
        this, [task = std::move(task)] { task(); }, Qt::QueuedConnection);
}

Handle QtScheduler::after(Duration delay, Task task)
{
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    connect(timer, &QTimer::timeout, this, [timer, task = std::move(task)] {
        timer->deleteLater();
        task(); // the Handle's end() finds no timer any more, or one that will never fire again
    });
    timer->start(std::max(delay, Duration::zero()));
    return Handle([pointer = QPointer<QTimer>(timer)] {
        if (pointer) {
            pointer->stop();
            pointer->deleteLater();
        }
    });
}

} // namespace tealdeck
