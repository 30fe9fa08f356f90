#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/change/plan.h"
#include "core/change/write_access.h"
#include "core/net/http_client.h"

#include <functional>

namespace tealdeck
{

// Sends one step, once. An answer of any status is an answer; ConnectionLost and TimedOut mean unknown.
class StepRunner
{
public:
    virtual ~StepRunner() = default;
    using OnAnswer = std::function<void(Result<HttpResponse>)>;
    virtual Handle run(const HttpStep& step, OnAnswer onAnswer) = 0;
};

class HttpStepRunner : public StepRunner
{
public:
    HttpStepRunner(const WriteAccess& access, HttpClient& http);
    Handle run(const HttpStep& step, OnAnswer onAnswer) override;

private:
    HttpClient& m_http;
};

} // namespace tealdeck
