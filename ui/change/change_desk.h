#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_driver.h"
#include "core/change/confirmation.h"
#include "core/change/progress.h"
#include "core/change/unfinished_finding.h"
#include "core/change/write_access.h"
#include "core/domain/application.h"
#include "core/domain/freshness.h"
#include "core/journal/journal.h"

#include <functional>
#include <string>
#include <vector>

namespace tealdeck
{

// The environment at work as far as a change and its dialog have to name it.
struct DeskEnvironment
{
    std::string title; // "shop / prod-eu-1"
    std::string context; // of the kubeconfig
    std::string server; // "https://127.0.0.1:6443"
    EnvironmentClass environmentClass = EnvironmentClass::Production;
    ClusterUid clusterUid; // empty: not known yet
    std::string user; // as the server says it; may be empty
    std::vector<std::string> groups;
    bool isSandbox = false;
    AccessMode access = AccessMode::ReadWrite;
    bool hasClusterChanged = false; // not the cluster that the session began with: everything is locked

    bool operator==(const DeskEnvironment&) const = default;
};

// Everything that the delivery page and the change dialog need of the session, and nothing else; tests put a fake in its place.
// Completions never run inside the call, and never after their Handle ended.
class ChangeDesk
{
public:
    virtual ~ChangeDesk() = default;

    virtual DeskEnvironment environment() const = 0;
    virtual Freshness freshness() const = 0;
    virtual const std::vector<Application>& applications() const = 0;
    // False until services, workloads and pods were read once.
    virtual bool areApplicationsKnown() const = 0;
    virtual Scheduler& scheduler() const = 0;
    // For the ages of what the server made (safety.md 16).
    virtual const Clock& serverTime() const { return scheduler().clock(); }
    // Reads everything again now.
    virtual void refresh() = 0;

    virtual Handle plan(ChangeRequest request, ChangeDriver::OnPlan onPlan) = 0;
    // Errors: ReadOnly without an executor; Locked when a change of the same application runs already.
    virtual Result<ChangeId> start(ConfirmedChange change) = 0;
    virtual Handle observe(const ChangeId& id, std::function<void(const ChangeProgress&)> onProgress) = 0;
    virtual const ChangeProgress* progress(const ChangeId& id) const = 0;
    virtual std::vector<ChangeId> changes() const = 0; // of this session, oldest first
    // As ChangeExecutor::endEarly().
    virtual void endEarly() = 0;
    // As ChangeExecutor::stop().
    virtual void stop(const ChangeId& id) = 0;
    // What is true about the object of a change now.
    virtual Handle settle(const Plan& plan, ChangeDriver::OnSettled onSettled) = 0;
    // Tells what is seen of the effect, again and again, until the Handle ends.
    virtual Handle watchEffect(const Plan& plan, ChangeDriver::OnEffect onEffect) = 0;

    // The changes that were begun here and never ended, and what was found out about them; oldest first.
    virtual std::vector<UnfinishedFinding> unfinished() const = 0;
    virtual void forgetUnfinished(const ChangeId& id) = 0;

    virtual Handle readJournal(JournalFilter filter, Journal::OnEntries onEntries) = 0;

    virtual Handle onEnvironmentChanged(std::function<void()> listener) = 0;
    virtual Handle onFreshnessChanged(std::function<void()> listener) = 0;
    virtual Handle onApplicationsChanged(std::function<void()> listener) = 0;
    virtual Handle onChangesChanged(std::function<void()> listener) = 0;
    virtual Handle onJournalAppended(std::function<void()> listener) = 0;
    virtual Handle onUnfinishedChanged(std::function<void()> listener) = 0;
};

// The application with this key, if there is one.
const Application* findApplication(const ChangeDesk& desk, const std::string& key);
// True while a change of this application is neither ended nor given up.
bool isChangeRunning(const ChangeDesk& desk, const std::string& applicationKey);
// "shop/web" of the application that a plan changes.
std::string applicationKey(const Plan& plan);

} // namespace tealdeck
