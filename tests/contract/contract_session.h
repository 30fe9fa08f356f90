#pragma once

#include "core/base/loop_scheduler.h"
#include "core/session/connection.h"
#include "core/session/user_journal.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

// A whole session on the target that TEALDECK_CONTRACT_TARGET describes (see tests/contract/run_contract.py): real kubeconfig, real
// connection, a journal of its own in a temporary folder.
class ContractSession
{
public:
    struct Options
    {
        std::string user = "operator";
        AccessMode access = AccessMode::ReadWrite;
        int port = 0; // of 127.0.0.1, where a Cable leads to the target; zero: as the kubeconfig says
    };

    // False outside run_contract.py; such tests skip.
    static bool isAvailable();
    static std::string kind(); // sandbox | real | rollouts | node
    // Sends one line to the target's control socket; gives its answer: "ok", "unsupported" or "error ...".
    static std::string control(const std::string& line);
    static ClusterAccess access(const std::string& user);
    static int serverPort(); // of the target, as the operator's kubeconfig says

    explicit ContractSession(Options options);
    ContractSession()
        : ContractSession(Options{})
    {
    }
    ~ContractSession();

    LoopScheduler& loop() { return m_loop; }
    Session& session() { return *m_session; }
    Connection& connection() { return *m_connection; }
    Journal& journal() { return m_journal->journal(); }

    // Works on the loop until the condition holds; false after the limit.
    bool waitUntil(const std::function<bool()>& condition, Duration limit = std::chrono::seconds(60));
    Result<Plan> plan(ChangeRequest request);
    // Confirms with everything that is required, runs it to its end and gives the last progress.
    Result<ChangeProgress> run(Plan plan, const std::string& reason = "contract test");
    // The slot that shop/web's Service selects now, by a fresh read.
    std::string selectedSlot(const std::string& service = "web");

private:
    SystemClock m_clock;
    LoopScheduler m_loop;
    QTemporaryDir m_folder;
    std::unique_ptr<UserJournal> m_journal;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Session> m_session;
};

} // namespace tealdeck
