#include "core/change/step_runner.h"

namespace tealdeck
{
namespace
{

// Longer than the API server lets an admission webhook take; whatever comes later is settled by reading.
constexpr Duration writeDeadline = std::chrono::seconds(30);
constexpr Duration writeConnectTimeout = std::chrono::seconds(5);

} // namespace

HttpStepRunner::HttpStepRunner(const WriteAccess&, HttpClient& http)
    : m_http(http)
{
}

Handle HttpStepRunner::run(const HttpStep& step, OnAnswer onAnswer)
{
    HttpRequest request{.method = step.method,
                        .target = step.target,
                        .headers = {{"accept", "application/json"}},
                        .body = step.body,
                        .lane = HttpLane::Foreground,
                        .connectTimeout = writeConnectTimeout,
                        .deadline = writeDeadline};
    if (!step.contentType.empty())
        request.headers.push_back({"content-type", step.contentType});
    return m_http.send(std::move(request), std::move(onAnswer));
}

} // namespace tealdeck
