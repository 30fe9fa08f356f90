#pragma once

#include "core/sandbox/api/api_message.h"
#include "core/sandbox/api/request_target.h"
#include "core/sandbox/store/object_store.h"
#include "core/sandbox/store/selector.h"

#include <optional>
#include <vector>

namespace tealdeck::sandbox
{

// Which objects a list or watch is about.
struct ObjectFilter
{
    std::string namespaceName; // empty: all
    std::string name; // empty: all
    Selector labels;
    Selector fields;

    bool admits(const StoredObject& object) const;
    bool isSelective() const { return !labels.empty() || !fields.empty(); }
};

// The options of a list or watch, checked as the API server checks them.
struct ListQuery
{
    ObjectFilter filter;
    long long limit = 0;
    std::string continueToken;
    std::optional<long long> version; // resourceVersion; 0 is "any"
    std::string match; // resourceVersionMatch
    bool wantsInitialEvents = false; // sendInitialEvents
    bool wantsBookmarks = false;
    std::optional<long long> timeoutSeconds;
};

tl::expected<ListQuery, ApiAnswer> parseListQuery(const RequestTarget& target, const Kind& kind);

// One page of a list.
struct ListPage
{
    std::vector<ObjectPtr> objects;
    long long version = 0;
    std::string continueToken;
    std::optional<std::size_t> remaining;
};

// Reads a page; a continue token or an exact version that is forgotten gives 410, one of the future 504.
tl::expected<ListPage, ApiAnswer> readList(const ObjectStore& store, const Kind& kind, const ListQuery& query);

} // namespace tealdeck::sandbox
