#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"
#include "core/config/cluster_access.h"

#include <optional>

namespace tealdeck
{

// Why the server refuses us, where the credential itself says that its time is over: the sentence with its end, its age and what to do.
// Nothing where that cannot be seen. `now` by the clock of whoever judges it.
std::optional<Message> expiredCredential(const ClusterAccess& access, WallTime now);

} // namespace tealdeck
