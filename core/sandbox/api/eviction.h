#pragma once

#include "core/sandbox/api/object_writer.h"

namespace tealdeck::sandbox
{

// POST pods/NAME/eviction (policy/v1): deletes the pod if its disruption budget allows one more, and counts it there; else 429 that names
// the budget. The order of the checks is the API server's (pkg/registry/core/pod/storage/eviction.go of 1.36).
class EvictionDesk
{
public:
    EvictionDesk(ObjectStore& store, Timeline& timeline, ObjectWriter& writer);

    ApiAnswer evict(const RequestTarget& target, const ApiRequest& request);

private:
    // What the budgets say; nothing: it may go.
    std::optional<ApiAnswer> askBudgets(const StoredObject& pod, bool isDryRun);
    std::optional<ApiAnswer> takeOne(const ObjectPtr& budget, const StoredObject& pod, bool isDryRun);
    std::vector<ObjectPtr> budgetsOf(const StoredObject& pod) const;
    ApiAnswer remove(const RequestTarget& target, const ApiRequest& request, const Json& options);
    void markAsTarget(const ObjectPtr& pod);

    ObjectStore& m_store;
    Timeline& m_timeline;
    ObjectWriter& m_writer;
};

} // namespace tealdeck::sandbox
