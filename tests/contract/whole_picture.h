#pragma once

#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_workload_feed.h"
#include "core/domain/node.h"
#include "tests/contract/server_truth.h"

#include <functional>
#include <set>
#include <string>

namespace tealdeck
{

// All kinds that a console keeps as rows, read by one client, and whether they are what the server holds.
class WholePicture
{
public:
    // An empty namespace means all of them.
    WholePicture(HttpClient& http, Scheduler& scheduler, const std::string& space, ListWatchSettings settings = {})
        : m_space(space)
        , m_settings(sharing(std::move(settings)))
        , m_podFeed(http, scheduler, kube::pods, space, pods, noChance, m_settings)
        , m_workloadFeed(http, scheduler, space, workloads, noChance, m_settings)
        , m_serviceFeed(http, scheduler, kube::services, space, services, noChance, m_settings)
        , m_sliceFeed(http, scheduler, kube::endpointSlices, space, slices, noChance, m_settings)
        , m_ingressFeed(http, scheduler, kube::ingresses, space, ingresses, noChance, m_settings)
        , m_nodeFeed(http, scheduler, kube::nodes, {}, nodes, noChance, m_settings)
    {
    }

    const ListWatchSettings& settings() const { return m_settings; } // for one more feed of the same server

    bool isTrue() const
    {
        return isLive(pods.freshness()) && isLive(workloads.freshness()) && isLive(services.freshness()) && isLive(slices.freshness())
            && isLive(ingresses.freshness()) && isLive(nodes.freshness());
    }

    // uid, name and version of each row, and the words of the pods; empty: all is equal. What is not answered counts as different.
    std::string differencesFrom(const ServerTruth& truth) const
    {
        std::set<std::string> theirWorkloads = truth.objects(kube::deployments, m_space);
        theirWorkloads.merge(truth.objects(kube::statefulSets, m_space));
        std::string text = differences(objectsOf(pods), truth.objects(kube::pods, m_space))
            + differences(objectsOf(workloads), theirWorkloads) + differences(objectsOf(services), truth.objects(kube::services, m_space))
            + differences(objectsOf(slices), truth.objects(kube::endpointSlices, m_space))
            + differences(objectsOf(ingresses), truth.objects(kube::ingresses, m_space))
            + differences(objectsOf(nodes), truth.objects(kube::nodes, {}));
        if (!m_space.empty())
            text += differences(ourWords(), asSet(truth.podWords(m_space)));
        return text;
    }

    Store<Pod> pods;
    Store<Workload> workloads;
    Store<Service> services;
    Store<EndpointSlice> slices;
    Store<Ingress> ingresses;
    Store<Node> nodes;

private:
    static double noChance() { return 0.0; }
    static ListWatchSettings sharing(ListWatchSettings settings)
    {
        settings.newest = std::make_shared<NewestVersion>(); // as those of a session do
        return settings;
    }

    static std::set<std::string> asSet(const std::map<std::string, std::string>& words)
    {
        std::set<std::string> lines;
        for (const auto& [name, word] : words)
            lines.insert(name + " is " + word);
        return lines;
    }

    std::set<std::string> ourWords() const
    {
        std::set<std::string> lines;
        for (const auto& [key, pod] : pods.rows())
            lines.insert(pod.meta.name.str() + " is " + std::string(pod.status));
        return lines;
    }

    std::string m_space;
    ListWatchSettings m_settings;
    KubeFeed<Pod> m_podFeed;
    KubeWorkloadFeed m_workloadFeed;
    KubeFeed<Service> m_serviceFeed;
    KubeFeed<EndpointSlice> m_sliceFeed;
    KubeFeed<Ingress> m_ingressFeed;
    KubeFeed<Node> m_nodeFeed;
};

// Lets the feeds go on until the picture is what the server holds; says what differed last where that never comes.
inline std::string differencesAfterAWhile(const WholePicture& picture, const ServerTruth& truth,
                                          const std::function<bool(const std::function<bool()>&)>& waitFor)
{
    std::string last = "never live";
    constexpr int attempts = 20;
    for (int i = 0; i < attempts; ++i) {
        if (!waitFor([&] { return picture.isTrue(); }))
            return last;
        last = picture.differencesFrom(truth);
        if (last.empty())
            return {};
        waitFor([&, before = objectsOf(picture.pods)] { return objectsOf(picture.pods) != before; }); // or its short limit
    }
    return last;
}

} // namespace tealdeck
