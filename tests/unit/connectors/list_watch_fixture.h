#pragma once

#include "core/connectors/kube/kube_list_watch.h"
#include "core/domain/cluster.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/unit/connectors/kube_json.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace tealdeck
{

// A KubeListWatch on pods of namespace shop over a faked network; everything it tells is kept.
class ListWatchFixture
{
public:
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    double random = 0.0;
    std::vector<Batch<Pod>> batches;
    std::vector<Freshness> told;
    std::unique_ptr<KubeListWatch<Pod>> listWatch;

    static RequestPredicate isList()
    {
        return [](const HttpRequest& request) { return request.target.find("watch=true") == std::string::npos; };
    }
    // A list of one after the server was away: which is its newest version?
    static bool isVersionRead(const HttpRequest& request)
    {
        return request.target.ends_with("limit=1") || request.target.find("limit=1&") != std::string::npos;
    }
    static RequestPredicate isWatch() { return requestContaining("watch=true"); }

    void start(ListWatchSettings settings = {})
    {
        listWatch = std::make_unique<KubeListWatch<Pod>>(
            http, scheduler, kube::pods, "shop", [this] { return random; },
            ListWatchListener<Pod>{.onBatch = [this](Batch<Pod> batch) { batches.push_back(std::move(batch)); },
                                   .onFreshness = [this](Freshness freshness) { told.push_back(std::move(freshness)); }},
            std::move(settings));
    }

    // One pod at version 100, then a watch that the test feeds.
    void startLive(ListWatchSettings settings = {})
    {
        http.once(isList(),
                  FakeAnswer::json(kubejson::list({.resourceVersion = "100", .continueToken = {}, .items = pod("web-1", "u1", "90")})));
        http.on(isWatch(), FakeAnswer::stream());
        start(std::move(settings));
        scheduler.runPosted();
    }

    static std::string pod(const std::string& name, const std::string& uid, const std::string& version)
    {
        return kubejson::pod({.name = name, .uid = uid, .resourceVersion = version});
    }

    FakeStream& watch() { return http.stream(isWatch()); }
    void feed(const std::string& bytes)
    {
        watch().push(bytes);
        scheduler.runPosted();
    }

    // What a store would hold: keys.
    std::set<std::string> shown() const
    {
        std::set<std::string> keys;
        for (const Batch<Pod>& batch : batches) {
            if (batch.replacesAll)
                keys.clear();
            for (const Text& key : batch.removed)
                keys.erase(key);
            for (const Pod& row : batch.changed)
                keys.insert(row.key());
        }
        return keys;
    }

    const Freshness& freshness() const { return told.back(); }
    bool isStaleBecause(ErrorKind kind) const
    {
        const auto* stale = told.empty() ? nullptr : std::get_if<Stale>(&told.back());
        return stale && stale->reason.kind == kind;
    }
    bool isUnavailableBecause(ErrorKind kind) const
    {
        const auto* unavailable = told.empty() ? nullptr : std::get_if<Unavailable>(&told.back());
        return unavailable && unavailable->reason.kind == kind;
    }
    Duration untilNextTry() const
    {
        const auto* stale = std::get_if<Stale>(&told.back());
        return (stale ? stale->nextTry : std::get<Unavailable>(told.back()).nextTry) - scheduler.now();
    }
    std::size_t lists() const { return http.count(isList()); }
    std::size_t wholeLists() const
    {
        return http.count([](const HttpRequest& request) { return isList()(request) && !isVersionRead(request); });
    }
    const HttpRequest& lastWatch() const { return *std::find_if(http.sent.rbegin(), http.sent.rend(), isWatch()); }
    std::size_t watches() const { return http.count(isWatch()); }
};

} // namespace tealdeck
