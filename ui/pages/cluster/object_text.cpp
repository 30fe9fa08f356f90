#include "ui/pages/cluster/object_text.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace tealdeck
{

Status statusOf(ObjectMood mood)
{
    switch (mood) {
    case ObjectMood::Fine: return Status::Healthy;
    case ObjectMood::Moving: return Status::InProgress;
    case ObjectMood::Waiting: return Status::Waiting;
    case ObjectMood::Troubled: return Status::Warning;
    case ObjectMood::Broken: return Status::Critical;
    case ObjectMood::Ended: return Status::Done;
    case ObjectMood::Unknown: return Status::Unknown;
    }
    return Status::Unknown;
}

QString objectTitle(const ObjectAddress& object)
{
    return displayText(object.kind) + u' ' + displayText(object.name);
}

QString agoText(const std::optional<WallTime>& time, WallTime now)
{
    if (!time)
        return QStringLiteral("?");
    return QCoreApplication::translate("ObjectText", "%1 ago").arg(formatShortAge(now - *time));
}

} // namespace tealdeck
