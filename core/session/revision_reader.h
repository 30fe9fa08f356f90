#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/domain/object_view.h"
#include "core/domain/workload_revision.h"

#include <functional>

namespace tealdeck
{

// The seam through which the window reads to which revisions a Deployment, StatefulSet or DaemonSet can go back.
class RevisionReader
{
public:
    virtual ~RevisionReader() = default;

    using OnRevisions = std::function<void(Result<WorkloadRevisions>)>;
    // Told once, on the home thread, never inside the call and never after the Handle ended. Errors: InvalidInput for another kind,
    // NotFound, Forbidden, and what HttpClient gives.
    virtual Handle read(const ObjectAddress& workload, OnRevisions onRevisions) = 0;
};

} // namespace tealdeck
