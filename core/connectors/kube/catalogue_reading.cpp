#include "core/connectors/kube/catalogue_reading.h"

#include "core/connectors/kube/kube_discovery.h"
#include "core/connectors/kube/kube_status.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tealdeck
{
namespace
{

constexpr KubeResource discovery{"", "", "discovery", ""};

Result<std::string> bodyOf(Result<HttpResponse> response)
{
    if (!response)
        return fail(std::move(response).error());
    if (response->head.status != 200)
        return fail(errorFromAnswer(*response, {.verb = "get", .resource = discovery, .namespaceName = {}, .name = {}}));
    return std::move(response->body);
}

// One reading: two roots, each answered in the new form or by the names of documents that are read next, one after the other.
class CatalogueReading : public std::enable_shared_from_this<CatalogueReading>
{
public:
    CatalogueReading(HttpClient& http, Duration deadline, std::function<void(Result<KubeCatalogue>)> onCatalogue)
        : m_http(http)
        , m_deadline(deadline)
        , m_onCatalogue(std::move(onCatalogue))
    {
    }

    void start()
    {
        ask(0, discoveryRequest("/api"));
        ask(1, discoveryRequest("/apis"));
    }
    void end() { m_requests = {}; }

private:
    struct Root
    {
        KubeCatalogue found;
        std::vector<std::string> rest; // groups and versions that are still to be read
        std::size_t next = 0;
        std::optional<Error> error;
        bool isComplete = false;
    };

    void ask(std::size_t index, HttpRequest request)
    {
        request.deadline = m_deadline;
        m_requests[index] = m_http.send(std::move(request), [weak = weak_from_this(), index](Result<HttpResponse> response) {
            if (const auto self = weak.lock())
                self->answered(index, bodyOf(std::move(response)));
        });
    }

    void answered(std::size_t index, Result<std::string> body)
    {
        Root& root = m_roots[index];
        if (!root.rest.empty())
            takeList(root, body);
        else if (!body)
            root.error = body.error();
        else if (isAggregatedDiscovery(*body))
            take(root, decodeAggregatedDiscovery(*body));
        else if (auto versions = decodeGroupVersions(*body))
            root.rest = *std::move(versions);
        else
            root.error = versions.error();
        if (root.next < root.rest.size())
            return ask(index, resourceListRequest(root.rest[root.next]));
        root.isComplete = true;
        if (m_roots[0].isComplete && m_roots[1].isComplete)
            finish();
    }

    static void take(Root& root, Result<KubeCatalogue> catalogue)
    {
        if (catalogue)
            root.found = *std::move(catalogue);
        else
            root.error = catalogue.error();
    }

    static void takeList(Root& root, const Result<std::string>& body)
    {
        auto kinds = body ? decodeResourceList(*body) : Result<std::vector<KubeKind>>(fail(body.error()));
        if (kinds)
            addKinds(root.found, *std::move(kinds));
        else
            root.found.missingGroups.push_back(root.rest[root.next]);
        ++root.next;
    }

    void finish()
    {
        const auto onCatalogue = m_onCatalogue; // it may end this
        if (m_roots[0].error)
            return onCatalogue(fail(*m_roots[0].error)); // without the core group nothing is known
        KubeCatalogue catalogue = std::move(m_roots[0].found);
        if (m_roots[1].error)
            catalogue.missingGroups.push_back("/apis");
        for (KubeKind& kind : m_roots[1].found.kinds)
            catalogue.kinds.push_back(std::move(kind));
        for (std::string& group : m_roots[1].found.missingGroups)
            catalogue.missingGroups.push_back(std::move(group));
        onCatalogue(std::move(catalogue));
    }

    HttpClient& m_http;
    Duration m_deadline;
    std::function<void(Result<KubeCatalogue>)> m_onCatalogue;
    std::array<Root, 2> m_roots;
    std::array<Handle, 2> m_requests;
};

} // namespace

Handle readCatalogue(HttpClient& http, Duration deadline, std::function<void(Result<KubeCatalogue>)> onCatalogue)
{
    auto reading = std::make_shared<CatalogueReading>(http, deadline, std::move(onCatalogue));
    reading->start();
    return Handle([reading] { reading->end(); });
}

} // namespace tealdeck
