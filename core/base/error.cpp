#include "core/base/error.h"

namespace tealdeck
{

std::string_view toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled: return "cancelled";
    case ErrorKind::InvalidInput: return "invalid input";
    case ErrorKind::NotFound: return "not found";
    case ErrorKind::AlreadyExists: return "already exists";
    case ErrorKind::Conflict: return "conflict";
    case ErrorKind::Gone: return "gone";
    case ErrorKind::Unauthorized: return "unauthorized";
    case ErrorKind::Forbidden: return "forbidden";
    case ErrorKind::Refused: return "refused";
    case ErrorKind::TooManyRequests: return "too many requests";
    case ErrorKind::ServerFailure: return "server failure";
    case ErrorKind::ConnectFailed: return "connect failed";
    case ErrorKind::TlsFailed: return "TLS failed";
    case ErrorKind::ConnectionLost: return "connection lost";
    case ErrorKind::TimedOut: return "timed out";
    case ErrorKind::ProtocolViolation: return "protocol violation";
    case ErrorKind::JournalUnavailable: return "journal unavailable";
    case ErrorKind::StorageFailed: return "storage failed";
    case ErrorKind::ReadOnly: return "read-only";
    case ErrorKind::Locked: return "locked";
    case ErrorKind::WrongCluster: return "wrong cluster";
    case ErrorKind::Internal: return "internal";
    }
    return "internal";
}

std::string describe(const Error& error)
{
    std::string text = render(error.message);
    if (text.empty())
        text = toString(error.kind);
    if (!error.detail.empty())
        text += " (" + error.detail + ")";
    return text;
}

} // namespace tealdeck
