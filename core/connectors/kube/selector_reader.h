#pragma once

#include "core/base/scheduler.h"
#include "core/change/write_access.h"
#include "core/connectors/kube/plan_reading.h"
#include "core/connectors/kube/selector_facts.h"
#include "core/net/http_client.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tealdeck
{

struct SelectorReaderSettings
{
    std::vector<std::string> slotLabels;
    AccessMode access = AccessMode::ReadWrite;
};

// Reads the facts of one switch: one round for what is known by name, one more for the pods and the dry run, which need the Service first.
// Whatever cannot be read is left out with the reason; only the Service must be there. Tells once.
class SelectorReader : public std::enable_shared_from_this<SelectorReader>
{
public:
    using OnFacts = std::function<void(Result<SelectorFacts>)>;
    SelectorReader(HttpClient& http, Scheduler& scheduler, SelectorReaderSettings settings, SwitchRequest request, OnFacts onFacts);

    void start();
    void stop();

private:
    void takeService(const Result<HttpResponse>& answer);

    SelectorReaderSettings m_settings;
    SwitchRequest m_request;
    std::shared_ptr<PlanReading<SelectorFacts>> m_reading;
};

} // namespace tealdeck
