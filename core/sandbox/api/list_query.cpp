#include "core/sandbox/api/list_query.h"

#include "core/base/encoding.h"
#include "core/sandbox/api/status.h"
#include "core/sandbox/store/selectable_fields.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

template <typename T>
using Checked = tl::expected<T, ApiAnswer>;

tl::unexpected<ApiAnswer> refuse(ApiAnswer answer)
{
    return tl::unexpected<ApiAnswer>(std::move(answer));
}

std::string notANumber(const std::string& function, const std::string& text)
{
    return "strconv." + function + ": parsing \"" + text + "\": invalid syntax";
}

std::optional<long long> numberOf(const std::string& text)
{
    const std::size_t sign = text.starts_with("-") ? 1 : 0;
    const bool isNumber = text.size() > sign && text.size() < 19
        && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(sign), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(std::atoll(text.c_str())) : std::nullopt;
}

Cause forbiddenOption(const std::string& why)
{
    return {"FieldValueForbidden", "Forbidden: " + why, "resourceVersionMatch"};
}

ApiAnswer invalidOptions(const Cause& cause)
{
    return invalid("ListOptions.meta.k8s.io", "", {cause});
}

std::optional<ApiAnswer> checkMatch(const ListQuery& query, const RequestTarget& target)
{
    const bool isWatch = target.verb == "watch";
    if (query.wantsInitialEvents && isWatch && query.match != "NotOlderThan")
        return invalidOptions(forbiddenOption("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
    if (query.match.empty())
        return std::nullopt;
    if (isWatch && !query.wantsInitialEvents)
        return invalidOptions(forbiddenOption("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
    if (isWatch)
        return std::nullopt;
    if (!query.version)
        return invalidOptions(forbiddenOption("resourceVersionMatch is forbidden unless resourceVersion is provided"));
    if (!query.continueToken.empty())
        return invalidOptions(forbiddenOption("resourceVersionMatch is forbidden when continue is provided"));
    if (query.match != "Exact" && query.match != "NotOlderThan")
        return invalidOptions({"FieldValueNotSupported",
                               "Unsupported value: \"" + query.match + "\": supported values: \"Exact\", \"NotOlderThan\", \"\"",
                               "resourceVersionMatch"});
    if (query.match == "Exact" && *query.version == 0)
        return invalidOptions(forbiddenOption("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
    return std::nullopt;
}

Checked<ObjectFilter> parseFilter(const RequestTarget& target, const Kind& kind)
{
    ObjectFilter filter{
        .namespaceName = kind.isNamespaced ? target.namespaceName : std::string(), .name = target.name, .labels = {}, .fields = {}};
    auto labels = parseLabelSelector(target.option("labelSelector"));
    if (!labels)
        return refuse(badRequest(labels.error()));
    auto fields = parseFieldSelector(target.option("fieldSelector"));
    if (!fields)
        return refuse(badRequest(fields.error()));
    for (const Requirement& requirement : *fields) {
        if (!isSelectableField(kind, requirement.key))
            return refuse(badRequest("field label not supported: " + requirement.key));
    }
    filter.labels = std::move(*labels);
    filter.fields = std::move(*fields);
    return filter;
}

Checked<std::optional<long long>> parseNumber(const RequestTarget& target, const std::string& option)
{
    const std::string text = target.option(option);
    if (text.empty())
        return std::nullopt;
    const auto number = numberOf(text);
    if (!number)
        return refuse(badRequest(notANumber("ParseInt", text)));
    return number;
}

// {"v":"meta.k8s.io/v1","rv":605,"start":"/api-blue\u0000"} in base64; rv -1 is "inconsistent, from now".
std::string makeToken(long long version, const std::string& lastKey, const std::string& prefix)
{
    const Json token{{"v", "meta.k8s.io/v1"}, {"rv", version}, {"start", lastKey.substr(prefix.size()) + std::string(1, '\0')}};
    std::string text = encodeBase64(token.dump());
    while (text.ends_with("="))
        text.pop_back();
    return text;
}

struct Token
{
    long long version = 0;
    std::string start;
};

Checked<Token> readToken(const std::string& text)
{
    const auto broken
        = [](const std::string& why) { return refuse(badRequest("invalid continue token: continue key is not valid: " + why)); };
    std::string padded = text;
    padded.append((4 - padded.size() % 4) % 4, '=');
    std::replace(padded.begin(), padded.end(), '-', '+');
    std::replace(padded.begin(), padded.end(), '_', '/');
    const auto decoded = decodeBase64(padded);
    if (!decoded)
        return broken("illegal base64 data at input byte 0");
    const auto json = parseJson(*decoded);
    if (!json || !json->is_object())
        return broken("invalid character 'i' looking for beginning of value");
    if (textAt(*json, {"v"}) != "meta.k8s.io/v1" || textAt(*json, {"start"}).empty())
        return broken("incorrect encoded start key");
    return Token{.version = numberAt(*json, {"rv"}), .start = textAt(*json, {"start"})};
}

ApiAnswer continueExpired(const std::string& freshToken)
{
    ApiAnswer answer
        = failure(410, "Expired",
                  "The provided continue parameter is too old to display a consistent list result. You can start a new list without the "
                  "continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing "
                  "with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the "
                  "time the first chunk was returned and now may show up in the list.");
    Json status = Json::parse(answer.body);
    status["metadata"]["continue"] = freshToken;
    answer.body = status.dump() + "\n";
    return answer;
}

// The state that the query asks for, and at which version it is.
struct Source
{
    const ObjectStore::Objects* current = nullptr; // nothing: those of the past
    ObjectStore::Objects past;
    long long version = 0;
    std::string start; // keys from here on

    const ObjectStore::Objects& objects() const { return current ? *current : past; }
};

Checked<Source> stateAt(const ObjectStore& store, const Kind& kind, long long version)
{
    auto objects = store.objectsAt(kind, version);
    if (!objects)
        return refuse(failure(410, "Expired", "The resourceVersion for the provided list is too old."));
    return Source{.current = nullptr, .past = std::move(*objects), .version = version, .start = {}};
}

Checked<Source> continued(const ObjectStore& store, const Kind& kind, const ListQuery& query, const std::string& prefix)
{
    const auto token = readToken(query.continueToken);
    if (!token)
        return refuse(token.error());
    const bool isInconsistent = token->version < 0;
    const long long version = isInconsistent ? store.version() : token->version;
    auto objects = store.objectsAt(kind, version);
    if (!objects)
        return refuse(continueExpired(makeToken(-1, prefix + token->start.substr(0, token->start.size() - 1), prefix)));
    return Source{.current = nullptr, .past = std::move(*objects), .version = version, .start = prefix + token->start};
}

Checked<Source> sourceOf(const ObjectStore& store, const Kind& kind, const ListQuery& query, const std::string& prefix)
{
    if (!query.continueToken.empty())
        return continued(store, kind, query, prefix);
    const long long asked = query.version.value_or(0);
    if (asked > store.version())
        return refuse(versionTooLarge(asked, store.version()));
    const bool isExact = query.match == "Exact" || (query.match.empty() && query.limit > 0 && asked > 0);
    if (isExact)
        return stateAt(store, kind, asked);
    return Source{.current = &store.objects(kind), .past = {}, .version = store.version(), .start = {}};
}

} // namespace

bool ObjectFilter::admits(const StoredObject& object) const
{
    return (namespaceName.empty() || object.namespaceName == namespaceName) && (name.empty() || object.name == name)
        && matches(labels, object.labels) && matches(fields, object.fields);
}

tl::expected<ListQuery, ApiAnswer> parseListQuery(const RequestTarget& target, const Kind& kind)
{
    ListQuery query;
    auto filter = parseFilter(target, kind);
    if (!filter)
        return refuse(filter.error());
    query.filter = std::move(*filter);
    const auto limit = parseNumber(target, "limit");
    const auto timeout = parseNumber(target, "timeoutSeconds");
    if (!limit || !timeout)
        return refuse(limit ? timeout.error() : limit.error());
    query.limit = std::max(0LL, limit->value_or(0));
    query.timeoutSeconds = *timeout;
    query.continueToken = target.option("continue");
    query.match = target.option("resourceVersionMatch");
    query.wantsInitialEvents = target.flag("sendInitialEvents");
    query.wantsBookmarks = target.flag("allowWatchBookmarks");
    if (const std::string text = target.option("resourceVersion"); !text.empty()) {
        const auto version = numberOf(text);
        const std::string why = "resourceVersion: Invalid value: \"" + text + "\": " + notANumber("ParseUint", text);
        if (!version || *version < 0)
            return refuse(target.verb == "list" ? badRequest("invalid resource version: " + why) : failure(500, "", why));
        query.version = *version;
    }
    if (auto refusal = checkMatch(query, target))
        return refuse(std::move(*refusal));
    return query;
}

tl::expected<ListPage, ApiAnswer> readList(const ObjectStore& store, const Kind& kind, const ListQuery& query)
{
    const std::string prefix = query.filter.namespaceName.empty() ? std::string() : query.filter.namespaceName;
    const auto source = sourceOf(store, kind, query, prefix);
    if (!source)
        return refuse(source.error());
    const bool isFromCache = query.version == 0 && query.continueToken.empty(); // the watch cache pays no heed to limits
    const auto limit = isFromCache ? 0 : static_cast<std::size_t>(query.limit);
    ListPage page{.objects = {}, .version = source->version, .continueToken = {}, .remaining = {}};
    std::size_t left = 0;
    for (auto entry = source->objects().lower_bound(source->start); entry != source->objects().end(); ++entry) {
        if (!query.filter.admits(*entry->second))
            continue;
        if (limit == 0 || page.objects.size() < limit)
            page.objects.push_back(entry->second);
        else
            ++left;
    }
    if (left > 0) {
        page.continueToken = makeToken(source->version, page.objects.back()->key(), prefix);
        if (!query.filter.isSelective())
            page.remaining = left;
    }
    return page;
}

} // namespace tealdeck::sandbox
