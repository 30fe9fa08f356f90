#include "app/ctl/kind_reading.h"

#include "core/connectors/kube/catalogue_reading.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_table_rows.h"
#include "core/connectors/kube/lasting_resource.h"

namespace tealdeck
{
namespace
{

constexpr int objectsAPage = 500;
constexpr Duration answerLimit = std::chrono::seconds(70);
constexpr Duration discoveryLimit = std::chrono::seconds(20);

Result<std::string> bodyOf(CtlEnvironment& environment, HttpClient& http, HttpRequest request, const KubeCall& call)
{
    std::optional<Result<HttpResponse>> answer;
    const Handle asking = http.send(std::move(request), [&](Result<HttpResponse> response) { answer = std::move(response); });
    auto response = waitFor(environment.loop(), answer, answerLimit);
    if (!response)
        return fail(std::move(response).error());
    if (response->head.status != 200)
        return fail(errorFromAnswer(*response, call));
    return std::move(response->body);
}

KubeCall callFor(const KindQuery& query, const std::string& name)
{
    return {
        .verb = name.empty() ? "list" : "get", .resource = lastingResource(query.kind), .namespaceName = query.namespaceName, .name = name};
}

HttpRequest asTable(HttpRequest request)
{
    request.headers = {{"accept", std::string(tableAccept)}};
    return request;
}

nlohmann::json printed(nlohmann::json object, const KubeKind& kind)
{
    object["apiVersion"] = kind.apiVersion();
    object["kind"] = kind.kind;
    if (const auto metadata = object.find("metadata"); metadata != object.end() && metadata->is_object())
        metadata->erase("managedFields");
    return object;
}

// A page, or the one object that was named.
Result<ListPage<nlohmann::json>> decodeObjects(std::string_view body, const KubeKind& kind)
{
    nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
    if (!document.is_object())
        return fail(ErrorKind::ProtocolViolation, message("Ctl", "The server's answer is no JSON object."));
    ListPage<nlohmann::json> page;
    const auto items = document.find("items");
    if (items == document.end() || !items->is_array()) {
        page.items.push_back(printed(std::move(document), kind));
        return page;
    }
    for (nlohmann::json& item : *items) {
        if (item.is_object())
            page.items.push_back(printed(std::move(item), kind));
    }
    const nlohmann::json metadata = document.value("metadata", nlohmann::json::object());
    if (const auto token = metadata.find("continue"); token != metadata.end() && token->is_string())
        page.continueToken = token->get<std::string>();
    return page;
}

// Reads page after page, or name after name.
template <typename Item, typename Adapt, typename Decode>
KindAnswer<Item> readAll(CtlEnvironment& environment, HttpClient& http, const KindQuery& query, Adapt adapt, Decode decode)
{
    KindAnswer<Item> answer;
    const auto take = [&](HttpRequest request, const std::string& name) -> std::string {
        const auto body = bodyOf(environment, http, adapt(std::move(request)), callFor(query, name));
        Result<ListPage<Item>> page = body ? decode(*body) : fail(body.error());
        if (!page) {
            answer.errors.push_back(page.error());
            return {};
        }
        for (Item& item : page->items)
            answer.items.push_back(std::move(item));
        return page->continueToken;
    };
    const KubeResource resource = lastingResource(query.kind);
    for (const std::string& name : query.names)
        take(getRequest(resource, query.namespaceName, name), name);
    std::string token;
    bool isMore = query.names.empty();
    while (isMore) {
        token = take(listRequest(resource, query.namespaceName,
                                 {.limit = objectsAPage, .continueToken = token, .labelSelector = query.labelSelector}),
                     {});
        isMore = !token.empty();
    }
    return answer;
}

} // namespace

Result<KubeKind> findKind(CtlEnvironment& environment, HttpClient& http, const std::string& word)
{
    std::optional<Result<KubeCatalogue>> read;
    const Handle reading = readCatalogue(http, discoveryLimit, [&](Result<KubeCatalogue> kinds) { read = std::move(kinds); });
    const auto catalogue = waitFor(environment.loop(), read, answerLimit);
    if (!catalogue)
        return fail(catalogue.error());
    const KubeKind* kind = catalogue->find(word);
    if (!kind)
        return fail(ErrorKind::NotFound, message("Ctl", "The server has no kind of object that is called \"%1\".", {word}));
    if (!kind->can("list") && !kind->can("get"))
        return fail(ErrorKind::Refused, message("Ctl", "Objects of the kind %1 cannot be read.", {kind->qualifiedPlural()}));
    return *kind;
}

KindAnswer<TableRow> readRows(CtlEnvironment& environment, HttpClient& http, const KindQuery& query)
{
    return readAll<TableRow>(environment, http, query, &asTable, [](std::string_view body) { return decodeList<TableRow>(body); });
}

KindAnswer<nlohmann::json> readObjects(CtlEnvironment& environment, HttpClient& http, const KindQuery& query)
{
    return readAll<nlohmann::json>(
        environment, http, query, [](HttpRequest request) { return request; },
        [&](std::string_view body) { return decodeObjects(body, query.kind); });
}

} // namespace tealdeck
