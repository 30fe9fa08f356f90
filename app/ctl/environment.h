#pragma once

#include "app/ctl/options.h"
#include "core/base/loop_scheduler.h"
#include "core/config/kubeconfig.h"
#include "core/session/connection.h"
#include "core/session/sandbox_child.h"
#include "core/session/user_journal.h"

#include <memory>

namespace tealdeck
{

// What the commands share: the loop, the journal, the connection to one environment. Opened step by step, as far as a command needs it.
class CtlEnvironment
{
public:
    explicit CtlEnvironment(const CtlOptions& options);
    ~CtlEnvironment();

    LoopScheduler& loop() { return m_loop; }
    Result<Kubeconfig> kubeconfig() const;
    Result<Workspace> workspace() const;
    // The cluster named by the options, or the sandbox, which is started for it.
    Result<Connection*> connect();
    Journal& journal();
    // The namespace of the context in use; "default" when it names none. Only after connect().
    const std::string& contextNamespace() const { return m_contextNamespace; }
    // How the server is reached; only after connect().
    const ClusterAccess& clusterAccess() const { return m_access; }
    // Connection and journal as a session that reads the whole environment.
    Result<Session*> session();

private:
    Result<ClusterAccess> access();
    Result<ClusterAccess> sandboxAccess();

    const CtlOptions& m_options;
    SystemClock m_clock;
    LoopScheduler m_loop;
    std::string m_contextNamespace;
    ClusterAccess m_access;
    std::unique_ptr<SandboxChild> m_sandbox;
    std::unique_ptr<UserJournal> m_journal;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Session> m_session;
};

// Waits on the loop until a completion has stored something; TimedOut after `limit`.
template <typename T>
Result<T> waitFor(LoopScheduler& loop, const std::optional<Result<T>>& result, Duration limit)
{
    if (!loop.runUntil([&] { return result.has_value(); }, limit))
        return fail(ErrorKind::TimedOut, message("Ctl", "There was no answer within %1 seconds.", {std::to_string(limit.count() / 1000)}));
    return *result;
}

} // namespace tealdeck
