#include "core/connectors/kube/lease_anchors.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/fetch.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace tealdeck
{
namespace
{

ListOptions managedByUs()
{
    ListOptions options;
    options.labelSelector = "app.kubernetes.io/managed-by=tealdeck";
    return options;
}

Result<std::vector<JournalAnchor>> anchorsIn(const HttpResponse& response, const std::string& namespaceName, const ClusterUid& cluster)
{
    if (response.head.status != 200)
        return fail(errorFromAnswer(response, {.verb = "list", .resource = kube::leases, .namespaceName = namespaceName, .name = {}}));
    auto leases = decodeList<LeaseValue>(response.body);
    if (!leases)
        return fail(leases.error());
    std::vector<JournalAnchor> anchors;
    for (const LeaseValue& lease : leases->items) {
        const auto text = lease.meta.annotations.find(journalHeadAnnotation);
        if (text == lease.meta.annotations.end())
            continue;
        const std::string place = "Lease " + lease.meta.namespaceName + "/" + lease.meta.name + " on cluster " + cluster.value;
        for (JournalAnchor& anchor : parseJournalHeads(text->second, place))
            anchors.push_back(std::move(anchor));
    }
    return anchors;
}

} // namespace

std::string journalHeadText(const JournalAnchor& head)
{
    return std::to_string(head.sequence) + ":" + head.hash + (head.origin.empty() ? "" : ":" + head.origin);
}

std::string withJournalHead(const std::string& heads, const JournalAnchor& head)
{
    constexpr std::size_t most = 16;
    std::vector<JournalAnchor> kept = parseJournalHeads(heads, {});
    std::erase_if(kept, [&](const JournalAnchor& one) { return one.origin == head.origin; });
    kept.push_back(head);
    if (kept.size() > most)
        kept.erase(kept.begin(), kept.end() - most);
    std::string text;
    for (const JournalAnchor& one : kept)
        text += (text.empty() ? "" : ",") + journalHeadText(one);
    return text;
}

std::vector<JournalAnchor> parseJournalHeads(const std::string& heads, const std::string& place)
{
    std::vector<JournalAnchor> anchors;
    std::istringstream list(heads);
    for (std::string one; std::getline(list, one, ',');) {
        if (auto anchor = parseJournalHead(one, place))
            anchors.push_back(std::move(*anchor));
    }
    return anchors;
}

std::optional<JournalAnchor> parseJournalHead(const std::string& text, std::string place)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return std::nullopt;
    std::int64_t sequence = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + colon, sequence);
    if (error != std::errc() || end != text.data() + colon || sequence < 1 || colon + 1 == text.size())
        return std::nullopt;
    const std::size_t second = text.find(':', colon + 1);
    std::string origin = second == std::string::npos ? std::string() : text.substr(second + 1);
    if (second == colon + 1 || (second != std::string::npos && origin.empty()))
        return std::nullopt;
    return JournalAnchor{
        .sequence = sequence, .hash = text.substr(colon + 1, second - colon - 1), .origin = std::move(origin), .place = std::move(place)};
}

Handle readAnchors(HttpClient& http, const std::string& namespaceName, const ClusterUid& cluster,
                   std::function<void(Result<std::vector<JournalAnchor>>)> onAnchors)
{
    HttpRequest request = listRequest(kube::leases, namespaceName, managedByUs());
    request.lane = HttpLane::Foreground;
    return fetch<std::vector<JournalAnchor>>(
        http, std::move(request),
        [namespaceName, cluster](const HttpResponse& response) { return anchorsIn(response, namespaceName, cluster); },
        std::move(onAnchors));
}

} // namespace tealdeck
