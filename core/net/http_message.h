#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tealdeck
{

enum class HttpMethod
{
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
};

std::string_view toString(HttpMethod method);

struct HttpHeader
{
    std::string name;
    std::string value;
    bool operator==(const HttpHeader&) const = default;
};

// Which connection a request uses: a plan's reads and all writes never wait behind watches (safety.md 5).
enum class HttpLane
{
    Background, // lists and watches
    Foreground, // what a person waits for: plans, writes, probes
};

// One request to the client's server. Headers never hold secrets: authentication is the client's own (HttpCredentials).
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    std::string target; // path and query, already encoded, beginning with '/'
    std::vector<HttpHeader> headers{};
    std::string body{};
    HttpLane lane = HttpLane::Background;
    Duration connectTimeout = std::chrono::seconds(10);
    Duration deadline = std::chrono::seconds(60); // for the whole answer; zero: none (watches)
    Duration idleTimeout = Duration::zero(); // TimedOut when no byte arrived for so long; zero: none
};

struct HttpHead
{
    int status = 0;
    std::vector<HttpHeader> headers{}; // as received, names in lower case

    // The value of the first header with this name (lower case), or nothing.
    std::optional<std::string> header(std::string_view name) const;
};

struct HttpResponse
{
    HttpHead head;
    std::string body{};
    Duration took{}; // from the hand-over to the client to the last byte
};

// GET and HEAD, self-subject reviews (POST selfsubjectaccessreviews, selfsubjectrulesreviews, selfsubjectreviews): nothing changes on the
// server.
bool isReadOnly(const HttpRequest& request);
// A write that asks for dryRun=All: nothing is persisted, but read-only consoles do not send it either.
bool isDryRun(const HttpRequest& request);
// Everything else: this is what "Writes sent" counts.
bool isStateChanging(const HttpRequest& request);

} // namespace tealdeck
