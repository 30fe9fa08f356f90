#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace tealdeck
{

// A value or why there is none. tl::expected until C++23; use only names that std::expected has too.
template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, Message message, std::string detail = {})
{
    return tl::unexpected<Error>(Error{.kind = kind, .message = std::move(message), .detail = std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace tealdeck
