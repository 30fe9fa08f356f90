#include "core/base/loop_scheduler.h"
#include "core/config/kubeconfig.h"
#include "core/session/connection.h"
#include "core/session/session.h"
#include "core/session/user_journal.h"

#include <fmt/core.h>

#include <chrono>
#include <ctime>
#include <fstream>
#include <string>

namespace tealdeck
{
namespace
{

constexpr Duration longest = std::chrono::minutes(10);

double processCpu()
{
    std::timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double pssMegabytes()
{
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;) {
        double kilobytes = 0;
        if (word == "Pss:" && file >> kilobytes)
            return kilobytes * 1024 / 1e6;
    }
    return -1;
}

struct Sync
{
    double firstRow = -1;
    double complete = -1;
    double cpu = 0;
    long updates = 0;
    long removals = 0;
};

bool hasPod(const Store<Pod>& pods, const StoreChange& change, const std::string& name)
{
    for (const Text& key : change.added) {
        const Pod* pod = pods.find(key.str());
        if (pod && pod->meta.namespaceName.str() + '/' + pod->meta.name.str() == name)
            return true;
    }
    return false;
}

void writeRows(const Store<Pod>& pods, const std::string& name)
{
    std::ofstream file(name);
    for (const auto& [key, pod] : pods.rows())
        file << pod.meta.namespaceName.str() << '/' << pod.meta.name.str() << ' ' << pod.meta.resourceVersion.str() << '\n';
}

// Reads on until the pod is there; what is told meanwhile is counted.
bool sitOutStorm(LoopScheduler& loop, const Store<Pod>& pods, Sync& sync, const std::string& lastPod, const std::string& file)
{
    bool isOver = false;
    const Handle storm = pods.onChange([&](const StoreChange& change) {
        sync.updates += static_cast<long>(change.added.size() + change.updated.size());
        sync.removals += static_cast<long>(change.removed.size());
        isOver = isOver || hasPod(pods, change, lastPod);
    });
    std::ofstream(file + ".ready").flush();
    const bool hasEnded = loop.runUntil([&] { return isOver; }, longest);
    writeRows(pods, file + ".rows");
    return hasEnded;
}

int measure(LoopScheduler& loop, Session& session, Duration settled, const std::string& lastPod, const std::string& file)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto now = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
    Sync sync;
    const Handle first = session.pods().onChange([&](const StoreChange&) { sync.firstRow = sync.firstRow < 0 ? now() : sync.firstRow; });
    if (!loop.runUntil([&] { return isLive(session.pods().freshness()); }, longest))
        return 1;
    sync.complete = now();
    sync.cpu = processCpu();
    if (!lastPod.empty() && !sitOutStorm(loop, session.pods(), sync, lastPod, file))
        return 1;
    const double before = processCpu();
    loop.runUntil([] { return false; }, settled);
    const double idle = (processCpu() - before) / std::chrono::duration<double>(settled).count() * 100;
    std::ofstream(file) << fmt::format(
        R"({{"rows":{},"firstRow":{},"complete":{},"cpuAtComplete":{},"idleCpuPercent":{},"pssSettledMB":{},"updates":{},"removals":{}}})",
        session.pods().rows().size(), sync.firstRow, sync.complete, sync.cpu, idle, pssMegabytes(), sync.updates, sync.removals);
    return 0;
}

} // namespace
} // namespace tealdeck

// The console's session without a window: all feeds, stores, no table. store_sync KUBECONFIG FILE SECONDS [POD]: figures go into FILE; with
// the name of the last pod of a storm they are of that (see storm.py).
int main(int argc, char** argv)
{
    using namespace tealdeck;
    if (argc < 4)
        return 2;
    SystemClock clock;
    LoopScheduler loop(clock);
    const auto config = loadKubeconfig(kubeconfigPaths(argv[1], "", ""));
    const auto access = config ? resolve(*config, config->currentContext) : Result<ClusterAccess>(fail(config.error()));
    if (!access) {
        fmt::print(stderr, "store_sync: {}\n", describe(access.error()));
        return 2;
    }
    Connection connection(*access, Workspace{}, {.access = AccessMode::ReadOnly}, loop);
    UserJournal journal(loop);
    Session session(connection.settings(), connection.http(), connection.writes(), journal.journal(), loop);
    const Handle nodes = session.needNodes();
    return measure(loop, session, std::chrono::seconds(std::stoi(argv[3])), argc > 4 ? argv[4] : "", argv[2]);
}
