#include "core/connectors/kube/pod_log_error.h"

#include <utility>

namespace tealdeck
{
namespace
{

// What stands behind "is waiting to start: " in the words of the kubelet.
std::string reasonOfWaiting(const std::string& words)
{
    constexpr std::string_view before = "is waiting to start: ";
    const std::size_t at = words.find(before);
    return at == std::string::npos ? std::string() : words.substr(at + before.size());
}

PodLogFailure refused(Error error, const PodLogQuery& query)
{
    const std::string& words = error.detail;
    if (words.find("is waiting to start") != std::string::npos || words.find("ContainerCreating") != std::string::npos) {
        error.message
            = message("Logs", "Container %1 of pod %2 has not started yet: %3.", {query.container, query.pod, reasonOfWaiting(words)});
        return {.refusal = PodLogRefusal::NotStarted, .error = std::move(error)};
    }
    if (words.find("previous terminated container") != std::string::npos) {
        error.message = message("Logs", "There is no earlier run of container %1 of pod %2.", {query.container, query.pod});
        return {.refusal = PodLogRefusal::NoEarlierRun, .error = std::move(error)};
    }
    if (words.find("is not valid for pod") != std::string::npos) {
        error.kind = ErrorKind::NotFound;
        error.message = message("Logs", "Pod %2 in namespace %3 has no container %1.", {query.container, query.pod, query.namespaceName});
        return {.refusal = PodLogRefusal::Final, .error = std::move(error)};
    }
    if (words.find("a container name must be specified") != std::string::npos)
        error.message = message("Logs", "Pod %1 has more than one container: choose one.", {query.pod});
    return {.refusal = PodLogRefusal::Final, .error = std::move(error)};
}

} // namespace

PodLogFailure podLogFailure(const StatusBody& answer, const PodLogQuery& query)
{
    Error error = answer.error({.verb = "get", .resource = kube::pods, .namespaceName = query.namespaceName, .name = query.pod});
    if (error.kind == ErrorKind::Refused)
        return refused(std::move(error), query);
    if (error.kind == ErrorKind::NotFound)
        error.message = message("Logs", "There is no pod %1 in namespace %2.", {query.pod, query.namespaceName});
    else if (error.kind == ErrorKind::Gone)
        error.message = message("Logs", "The log of pod %1 in namespace %2 is no longer there.", {query.pod, query.namespaceName});
    else if (error.kind == ErrorKind::Forbidden)
        error.message = message("Logs", "Not permitted: reading logs in namespace %1. Ask for a role with the verb get on pods/log.",
                                {query.namespaceName});
    return podLogFailure(std::move(error));
}

PodLogFailure podLogFailure(Error error)
{
    const bool isPassing = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::TimedOut
        || error.kind == ErrorKind::ConnectFailed || error.kind == ErrorKind::TlsFailed || error.kind == ErrorKind::ServerFailure
        || error.kind == ErrorKind::TooManyRequests;
    return {.refusal = isPassing ? PodLogRefusal::Passing : PodLogRefusal::Final, .error = std::move(error)};
}

} // namespace tealdeck
