#pragma once

#include "core/domain/cluster.h"

namespace tealdeck
{

// The kind's name in the API.
inline const char* kindOf(WorkloadKind kind)
{
    return kind == WorkloadKind::StatefulSet ? "StatefulSet" : "Deployment";
}

} // namespace tealdeck
