#pragma once

#include "core/net/http_client.h"

#include <utility>

namespace tealdeck
{

// One request whose whole answer is decoded by a plain function `Result<T> decode(const HttpResponse&)` before the callback gets it on the
// home thread.
template <typename T, typename Decode>
// NOLINTNEXTLINE(performance-unnecessary-value-param): the request is moved on
Handle fetch(HttpClient& http, HttpRequest request, Decode decode, std::function<void(Result<T>)> onResult)
{
    return http.send(std::move(request), [decode = std::move(decode), onResult = std::move(onResult)](Result<HttpResponse> response) {
        if (!response)
            onResult(fail(std::move(response).error()));
        else
            onResult(decode(*response));
    });
}

} // namespace tealdeck
