#pragma once

#include "core/domain/object_view.h"
#include "ui/theme/status.h"

#include <QString>

namespace tealdeck
{

// The status of the vocabulary that an object's mood is shown by; the word beside it is Kubernetes' own.
Status statusOf(ObjectMood mood);
// "Pod web-1", harmless to show.
QString objectTitle(const ObjectAddress& object);
// "3 min ago"; "?" when it is not known.
QString agoText(const std::optional<WallTime>& time, WallTime now);

} // namespace tealdeck
