#pragma once

#include "core/base/scheduler.h"
#include "core/change/write_access.h"
#include "core/connectors/kube/kube_status.h"
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

// Reads the facts of one plan, all at the same time, each with 5 s and ahead of the watches (safety.md 3 and 5): one round for what is
// known by name, one more for the pods and the dry run, which need the Service first. Whatever cannot be read is left out with the reason;
// only the Service must be there. Tells once.
class SelectorReader : public std::enable_shared_from_this<SelectorReader>
{
public:
    using OnFacts = std::function<void(Result<SelectorFacts>)>;
    SelectorReader(HttpClient& http, Scheduler& scheduler, SelectorReaderSettings settings, SwitchRequest request, OnFacts onFacts);

    void start();
    void stop();

private:
    using OnAnswer = std::function<void(Result<HttpResponse>)>;

    void ask(HttpRequest request, OnAnswer onAnswer);
    template <typename T, typename Decode>
    void read(Fact<T> SelectorFacts::*fact, HttpRequest request, KubeCall call, Decode decode);
    template <typename Row>
    void readList(Fact<std::vector<Row>> SelectorFacts::*fact, const KubeResource& resource, const std::string& labelSelector = {});
    void askRight(Fact<AccessAnswer> SelectorFacts::*fact, const std::string& verb, const KubeResource& resource, const std::string& name);
    void readLease();
    void takeService(const Result<HttpResponse>& answer);
    void dryRun();
    void finish(const Result<void>& service);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    SelectorReaderSettings m_settings;
    SwitchRequest m_request;
    OnFacts m_onFacts;
    SelectorFacts m_facts;
    int m_open = 0;
    std::vector<Handle> m_requests;
};

} // namespace tealdeck
