#pragma once

#include "core/connectors/kube/pod_log_request.h"
#include "core/connectors/kube/status_body.h"

namespace tealdeck
{

// Why a server gave no log, as far as it decides what to do next.
enum class PodLogRefusal
{
    NotStarted, // the container waits for its start: later there will be one
    NoEarlierRun, // there is no run before the present one, or its log is gone
    Final, // no such pod or container, or it is not permitted
    Passing, // busy, broken, unreachable: worth another try
};

struct PodLogFailure
{
    PodLogRefusal refusal = PodLogRefusal::Passing;
    Error error;
};

// An answer that is not 200, in a sentence that names pod, container and namespace, with the server's own words as detail.
PodLogFailure podLogFailure(const StatusBody& answer, const PodLogQuery& query);
// An exchange that ended with an error.
PodLogFailure podLogFailure(Error error);

} // namespace tealdeck
