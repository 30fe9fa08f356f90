#pragma once

#include "core/base/message.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tealdeck
{

// What went wrong, as far as the program has to tell cases apart. The sentence is Error::message; the kind decides behaviour.
enum class ErrorKind
{
    Cancelled, // the caller ended it
    InvalidInput, // a file, an option or an argument is wrong; the message names it
    NotFound, // the thing named does not exist (HTTP 404, a missing file)
    AlreadyExists, // HTTP 409 AlreadyExists
    Conflict, // somebody else changed it first (HTTP 409, a failed JSON Patch test)
    Gone, // HTTP 410: the resource version is too old, list again
    Unauthorized, // HTTP 401: the server does not know who we are
    Forbidden, // HTTP 403: it knows, and says no
    Refused, // the server understood and refused (HTTP 400, 422, an admission webhook)
    TooManyRequests, // HTTP 429
    ServerFailure, // HTTP 5xx
    ConnectFailed, // nothing was sent: DNS, TCP, proxy
    TlsFailed, // nothing was sent: the certificate or the handshake
    ConnectionLost, // the connection ended before the whole answer was here; what was sent may have been carried out
    TimedOut, // a deadline passed; as ConnectionLost
    ProtocolViolation, // the answer cannot be understood
    JournalUnavailable, // the journal could not be written
    StorageFailed, // a file or database of ours
    ReadOnly, // this console may not write
    Locked, // somebody else holds the lock
    WrongCluster, // the cluster's UID is not the planned one
    Internal, // a defect of ours
};

std::string_view toString(ErrorKind kind);

// One failure: its kind, a sentence for people (translated by who shows it) and the verbatim words of the other side, never with a secret
// in it.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    Message message;
    std::string detail;
    std::optional<std::chrono::milliseconds> retryAfter{}; // the other side is busy and asks to be left alone for so long

    bool operator==(const Error&) const = default;
};

// The sentence in English with the detail behind it, for logs, journal and tealdeckctl.
std::string describe(const Error& error);

} // namespace tealdeck
