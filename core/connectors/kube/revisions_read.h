#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/domain/object_view.h"
#include "core/domain/workload_revision.h"
#include "core/net/http_client.h"

#include <functional>

namespace tealdeck
{

using OnWorkloadRevisions = std::function<void(Result<WorkloadRevisions>)>;

// Reads a Deployment, StatefulSet or DaemonSet and then what keeps its revisions, with 10 s each. Told once, on the home thread, never
// inside the call. Errors: InvalidInput for another kind; NotFound, also where another object has its name by now; as errorFromAnswer().
Handle readRevisions(HttpClient& http, const Clock& clock, ObjectAddress workload, OnWorkloadRevisions onRevisions);

} // namespace tealdeck
