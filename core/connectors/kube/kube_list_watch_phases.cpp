#include "core/connectors/kube/kube_list_watch_phases.h"

namespace tealdeck
{
namespace
{

constexpr int patience = 3; // fruitless watches before a new list

} // namespace

bool wasAway(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::ConnectFailed || kind == ErrorKind::ServerFailure;
}

NextPhase afterWatchFailure(const Error& error, int fruitless)
{
    if (error.kind == ErrorKind::TooManyRequests || error.kind == ErrorKind::ConnectFailed || error.kind == ErrorKind::TlsFailed)
        return NextPhase::Watch; // nothing was missed that the watch cannot make up for
    const bool isTransient
        = error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ServerFailure;
    return isTransient && fruitless < patience ? NextPhase::Watch : NextPhase::List;
}

bool isListedByPages(const Error& error)
{
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::ProtocolViolation;
}

bool WaitingPhase::isWokenBy(ServerSign sign) const
{
    const bool isFailure = wasAway(reason) || reason == ErrorKind::TimedOut;
    return !isAskedFor && (isFailure || (isRetriedSlowly(reason) && sign == ServerSign::Returned));
}

bool isRetriedSlowly(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound;
}

} // namespace tealdeck
