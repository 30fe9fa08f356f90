#include "app/ctl/commands.h"
#include "app/ctl/kubectl_text.h"
#include "app/ctl/text_table.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/backoff.h"
#include "core/net/fetch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <map>

namespace tealdeck
{
namespace
{

constexpr int pageSize = 500;
constexpr Duration pageLimit = std::chrono::seconds(70);

volatile std::sig_atomic_t isInterrupted = 0;

Result<ListPage<Pod>> readPage(CtlEnvironment& environment, HttpClient& http, const std::string& namespaceName, const std::string& token)
{
    std::optional<Result<ListPage<Pod>>> page;
    const Handle request = fetch<ListPage<Pod>>(
        http, listRequest(kube::pods, namespaceName, {.limit = pageSize, .continueToken = token}),
        [&](const HttpResponse& response) -> Result<ListPage<Pod>> {
            if (response.head.status != 200)
                return fail(
                    errorFromAnswer(response, {.verb = "list", .resource = kube::pods, .namespaceName = namespaceName, .name = {}}));
            return decodeList<Pod>(response.body);
        },
        [&](Result<ListPage<Pod>> result) { page = std::move(result); });
    return waitFor(environment.loop(), page, pageLimit);
}

Result<std::vector<Pod>> readAllPods(CtlEnvironment& environment, HttpClient& http, const std::string& namespaceName)
{
    std::vector<Pod> pods;
    std::string token;
    do {
        auto page = readPage(environment, http, namespaceName, token);
        if (!page)
            return fail(page.error());
        pods.insert(pods.end(), std::make_move_iterator(page->items.begin()), std::make_move_iterator(page->items.end()));
        token = page->continueToken;
    } while (!token.empty());
    return pods;
}

nlohmann::json toJson(const Pod& pod)
{
    return {{"namespace", pod.meta.namespaceName},
            {"name", pod.meta.name},
            {"uid", pod.meta.uid},
            {"status", pod.status},
            {"ready", pod.readyContainers},
            {"containers", pod.containers},
            {"restarts", pod.restarts},
            {"node", pod.node},
            {"created", formatRfc3339(pod.meta.created)}};
}

void print(const std::vector<Pod>& pods, const CtlOptions& options, WallTime now, bool isNamespaceShown)
{
    if (options.isJson) {
        nlohmann::json all = nlohmann::json::array();
        for (const Pod& pod : pods)
            all.push_back(toJson(pod));
        std::cout << nlohmann::json{{"sandbox", options.isSandbox}, {"pods", all}}.dump(2, ' ', false,
                                                                                        nlohmann::json::error_handler_t::replace)
                  << '\n';
        return;
    }
    TextTable table(podHead(isNamespaceShown));
    for (const Pod& pod : pods)
        table.add(podCells(pod, now, isNamespaceShown));
    if (table.rows() == 0)
        std::cerr << "No pods found.\n";
    else
        table.print(std::cout);
}

void printLine(const Pod& pod, WallTime now, bool isNamespaceShown)
{
    std::string line;
    for (const std::string& cell : podCells(pod, now, isNamespaceShown))
        line += (line.empty() ? "" : "   ") + printable(cell);
    std::cout << line << std::endl; // a watcher behind a pipe shall see it now
}

// Prints all pods once and then one line for each change, until SIGINT or SIGTERM; a deleted pod is printed as it was last seen.
ExitCode watchPods(CtlEnvironment& environment, Connection& connection, const std::string& namespaceName, bool isNamespaceShown)
{
    Store<Pod> store;
    std::map<std::string, Pod> known;
    const Clock& clock = connection.serverTime();
    const Handle changes = store.onChange([&](const StoreChange& change) {
        for (const std::string& key : change.removed) {
            printLine(known[key], clock.wallNow(), isNamespaceShown);
            known.erase(key);
        }
        std::vector<const Pod*> pods;
        for (const auto* keys : {&change.added, &change.updated}) {
            for (const std::string& key : *keys)
                pods.push_back(store.find(key));
        }
        std::ranges::sort(pods, {}, [](const Pod* pod) { return std::pair(pod->meta.namespaceName, pod->meta.name); });
        for (const Pod* pod : pods) {
            known[pod->meta.uid] = *pod;
            printLine(*pod, clock.wallNow(), isNamespaceShown);
        }
    });
    std::optional<Error> end;
    const Handle freshness = store.onFreshness([&] {
        if (const auto* stale = std::get_if<Stale>(&store.freshness()))
            std::cerr << "tealdeckctl: stale: " << printable(describe(stale->reason)) << '\n';
        if (const auto* unavailable = std::get_if<Unavailable>(&store.freshness()))
            end = unavailable->reason;
    });
    KubeFeed<Pod> feed(connection.http(), environment.loop(), kube::pods, namespaceName, store, systemRandom());
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    std::signal(SIGTERM, [](int) { isInterrupted = 1; });
    while (!isInterrupted && !end)
        environment.loop().runUntil([&] { return isInterrupted != 0 || end.has_value(); }, std::chrono::milliseconds(200));
    return end ? complain(*end) : ExitCode::Done;
}

} // namespace

ExitCode getPods(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    const std::string namespaceName = options.isAllNamespaces ? std::string()
        : options.namespaceName.empty()                       ? environment.contextNamespace()
                                                              : options.namespaceName;
    HttpClient& http = (*connection)->http();
    if (options.isWatching) {
        TextTable(podHead(options.isAllNamespaces)).print(std::cout);
        return watchPods(environment, **connection, namespaceName, options.isAllNamespaces);
    }
    const auto pods = readAllPods(environment, http, namespaceName);
    if (!pods)
        return complain(pods.error());
    print(*pods, options, (*connection)->serverTime().wallNow(), options.isAllNamespaces);
    return ExitCode::Done;
}

} // namespace tealdeck
