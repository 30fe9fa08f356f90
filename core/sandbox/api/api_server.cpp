#include "core/sandbox/api/api_server.h"

#include "core/base/encoding.h"
#include "core/sandbox/api/discovery.h"
#include "core/sandbox/api/event_form.h"
#include "core/sandbox/api/list_query.h"
#include "core/sandbox/api/pod_log.h"
#include "core/sandbox/api/reviews.h"
#include "core/sandbox/api/status.h"
#include "core/sandbox/api/table.h"
#include "core/sandbox/api/watch_stream.h"
#include "core/sandbox/api/write_options.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

struct Caller
{
    std::string token;
    bool isAnonymous = false;
};

Caller callerOf(const ApiRequest& request)
{
    const std::string header = request.header("authorization");
    if (!header.starts_with("Bearer ") && !header.starts_with("bearer "))
        return {.token = {}, .isAnonymous = true}; // as the API server, which knows no other scheme
    return {.token = header.substr(7), .isAnonymous = false};
}

ApiAnswer forbidden(const User& user, const AccessQuestion& question)
{
    Json details = Json::object();
    if (question.path.empty()) {
        if (!question.name.empty())
            details["name"] = question.name;
        if (!question.group.empty())
            details["group"] = question.group;
        details["kind"] = question.resource;
    }
    ApiAnswer answer = failure(403, "Forbidden", refusalOf(user, question), std::move(details));
    answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return answer;
}

bool isSubresourceOf(const Kind& kind, const RequestTarget& target)
{
    return target.subresource.empty() || std::any_of(kind.subresources.begin(), kind.subresources.end(), [&](const Subresource& sub) {
               return sub.name == target.subresource;
           });
}

// Lists in a namespace of what lives in none, and names without a namespace, do not exist.
bool isRightScope(const Kind& kind, const RequestTarget& target)
{
    if (kind.plural == "namespaces")
        return true;
    if (!kind.isNamespaced)
        return target.namespaceName.empty();
    const bool isAcrossNamespaces = target.name.empty() && (target.verb == "list" || target.verb == "watch");
    return !target.namespaceName.empty() || isAcrossNamespaces;
}

std::string pretty(const std::string& body)
{
    const Json json = Json::parse(body, nullptr, false);
    return json.is_discarded() ? body : json.dump(2);
}

// A request that this program cannot digest must not end it.
ApiOutcome guarded(const std::function<ApiOutcome()>& act)
{
    try {
        return act();
    } catch (const std::exception& exception) {
        return failure(500, "InternalError", std::string("Internal error occurred: ") + exception.what());
    }
}

ApiAnswer headless(ApiAnswer answer)
{
    answer.body.clear();
    return answer;
}

} // namespace

bool changesState(const ApiRequest& request)
{
    if (request.method == "GET" || request.method == "HEAD")
        return false;
    const auto target = parseTarget(request.method, request.target);
    return target && !isReview(*target) && !isDryRunTarget(*target);
}

ApiServer::ApiServer(ObjectStore& store, Timeline& timeline, Randomness& randomness, Authenticate authenticate)
    : m_store(store)
    , m_timeline(timeline)
    , m_writer(store, timeline, randomness)
    , m_evictions(store, timeline, m_writer)
    , m_authenticate(std::move(authenticate))
{
}

ApiOutcome ApiServer::handle(const ApiRequest& request)
{
    static const User anonymous = anonymousUser();
    const Caller caller = callerOf(request);
    const User* user = caller.isAnonymous ? &anonymous : m_authenticate(caller.token);
    if (!user)
        return unauthorized();
    const auto target = parseTarget(request.method, request.target);
    if (!target)
        return badRequest("the request's path or query cannot be read");
    ApiOutcome outcome = guarded([&] { return dispatch(*target, request, *user, caller.token); });
    if (auto* answer = std::get_if<ApiAnswer>(&outcome)) {
        if (request.method == "HEAD")
            return headless(std::move(*answer));
        if (answer->contentType == "application/json" && wantsPretty(*target, request.header("user-agent")))
            answer->body = pretty(answer->body);
    }
    return outcome;
}

ApiOutcome ApiServer::dispatch(const RequestTarget& target, const ApiRequest& request, const User& user, const std::string& token)
{
    const AccessQuestion question = questionOf(target);
    if (!judge(user, question).isAllowed)
        return forbidden(user, question);
    if (!target.isResource) {
        auto answer = answerDiscovery(target, request.header("accept"), m_address);
        if (!answer)
            return target.path.starts_with("/api/")
                    || (target.path.starts_with("/apis/") && isKnownGroup(target.path.substr(6, target.path.find('/', 6) - 6)))
                ? resourceNotFound()
                : pageNotFound();
        return request.method == "GET" || request.method == "HEAD" ? *answer : methodNotAllowed();
    }
    const std::string credential = "JTI=" + toHex(sha256(token)).substr(0, 32);
    if (auto answer = answerReview(target, request, user, formatRfc3339(m_timeline.wallNow()), credential))
        return *answer;
    const Kind* kind = findKind(target.group, target.version, target.resource);
    if (!kind)
        return isKnownGroup(target.group) ? resourceNotFound() : pageNotFound();
    if (!isSubresourceOf(*kind, target) || !isRightScope(*kind, target))
        return resourceNotFound();
    const bool isRead = target.verb == "get" || target.verb == "list" || target.verb == "watch";
    return isRead ? read(*kind, target, request) : write(*kind, target, request);
}

ApiOutcome ApiServer::read(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (target.subresource == "log")
        return answerLog(m_store, m_timeline, target);
    const auto form = outputForm(request.header("accept"));
    if (!form)
        return notAcceptable();
    if (target.subresource == "scale")
        return m_writer.readScale(kind, target);
    if (target.verb == "get")
        return get(kind, target, *form);
    return target.verb == "watch" ? watch(kind, target, *form) : list(kind, target, *form);
}

ApiOutcome ApiServer::write(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (target.subresource == "eviction")
        return target.verb == "create" ? m_evictions.evict(target, request) : methodNotAllowed();
    const bool isScale = target.subresource == "scale";
    if ((!target.subresource.empty() && !isScale) || (target.verb == "create" && !target.name.empty()))
        return methodNotAllowed();
    const bool needsName = target.verb == "update" || target.verb == "patch";
    if (needsName && target.name.empty())
        return methodNotAllowed();
    if (!outputForm(request.header("accept")))
        return notAcceptable();
    if (isScale)
        return needsName ? m_writer.patchScale(kind, target, request) : methodNotAllowed();
    if (&storedKind(kind) != &kind)
        return methodNotAllowed(); // the sandbox takes events in their first form only
    if (target.verb == "create")
        return m_writer.create(kind, target, request);
    if (target.verb == "update")
        return m_writer.update(kind, target, request);
    if (target.verb == "patch")
        return m_writer.patch(kind, target, request);
    if (target.verb == "delete")
        return m_writer.remove(kind, target, request);
    return removeCollection(kind, target, request);
}

ApiOutcome ApiServer::get(const Kind& kind, const RequestTarget& target, OutputForm form)
{
    if (const std::string version = target.option("resourceVersion"); !version.empty()) {
        RequestTarget checked = target;
        checked.verb = "get";
        const auto query = parseListQuery(checked, kind);
        if (!query)
            return query.error();
        if (query->version.value_or(0) > m_store.version())
            return versionTooLarge(*query->version, m_store.version());
    }
    const ObjectPtr stored = m_store.find(storedKind(kind), kind.isNamespaced ? target.namespaceName : "", target.name);
    if (!stored)
        return notFound(kind, target.name);
    const ObjectPtr object = inForm(kind, stored);
    if (form == OutputForm::Object)
        return ApiAnswer{.body = object->asText() + "\n"};
    if (form == OutputForm::Metadata)
        return ApiAnswer{.body = metadataOnly(object->asJson()).dump() + "\n"};
    Json table = tableOf(storedKind(kind), {stored}, target.option("includeObject"), m_timeline.wallNow());
    table["metadata"]["resourceVersion"] = std::to_string(object->version);
    return ApiAnswer{.body = table.dump() + "\n"};
}

ApiOutcome ApiServer::list(const Kind& kind, const RequestTarget& target, OutputForm form)
{
    const auto query = parseListQuery(target, storedKind(kind));
    if (!query)
        return query.error();
    const std::string include = target.option("includeObject");
    if (form == OutputForm::Table && !include.empty() && include != "None" && include != "Metadata" && include != "Object")
        return badRequest("Unable to convert to Table as requested: includeObject: Invalid value: " + Json(include).dump()
                          + ": must be 'Metadata', 'Object', 'None', or empty");
    const auto page = readList(m_store, storedKind(kind), *query);
    if (!page)
        return page.error();
    Json metadata{{"resourceVersion", std::to_string(page->version)}};
    if (!page->continueToken.empty())
        metadata["continue"] = page->continueToken;
    if (page->remaining)
        metadata["remainingItemCount"] = *page->remaining;
    if (form == OutputForm::Table) {
        Json table = tableOf(storedKind(kind), page->objects, include, m_timeline.wallNow());
        table["metadata"] = std::move(metadata);
        return ApiAnswer{.body = table.dump() + "\n"};
    }
    const bool isMetadata = form == OutputForm::Metadata;
    std::string body = R"({"kind":")" + (isMetadata ? "PartialObjectMetadataList" : std::string(kind.name) + "List") + R"(","apiVersion":")"
        + (isMetadata ? "meta.k8s.io/v1" : kind.apiVersion()) + R"(","metadata":)" + metadata.dump() + R"(,"items":[)";
    for (std::size_t i = 0; i < page->objects.size(); ++i) {
        body += i == 0 ? "" : ",";
        body += isMetadata ? metadataOnly(page->objects[i]->asJson()).dump() : inForm(kind, page->objects[i])->asListItem();
    }
    return ApiAnswer{.body = body + "]}\n"};
}

ApiOutcome ApiServer::watch(const Kind& kind, const RequestTarget& target, OutputForm form)
{
    auto query = parseListQuery(target, storedKind(kind));
    if (!query)
        return query.error();
    return std::make_shared<WatchStream>(
        m_store, m_timeline,
        WatchStream::Request{.kind = &kind, .query = std::move(*query), .form = form, .includeObject = target.option("includeObject")});
}

ApiAnswer ApiServer::removeCollection(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    RequestTarget listing = target;
    listing.verb = "list";
    const auto query = parseListQuery(listing, kind);
    if (!query)
        return query.error();
    const auto page = readList(m_store, kind, *query);
    if (!page)
        return page.error();
    Json items = Json::array();
    for (const ObjectPtr& object : page->objects) {
        RequestTarget one = target;
        one.name = object->name;
        m_writer.remove(kind, one, request);
        items.push_back(Json::parse(object->asListItem()));
    }
    const Json list{{"kind", std::string(kind.name) + "List"},
                    {"apiVersion", kind.apiVersion()},
                    {"metadata", {{"resourceVersion", std::to_string(page->version)}}},
                    {"items", items}};
    return {.body = list.dump() + "\n"};
}

} // namespace tealdeck::sandbox
