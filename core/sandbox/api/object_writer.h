#pragma once

#include "core/sandbox/api/access.h"
#include "core/sandbox/api/api_message.h"
#include "core/sandbox/simulation/randomness.h"
#include "core/sandbox/simulation/timeline.h"
#include "core/sandbox/store/object_store.h"

namespace tealdeck::sandbox
{

// Create, update, patch and delete with the API server's rules: defaults, validation, preconditions, generation, managed fields,
// dry run. What follows from a write (pods of a Deployment, say) is the simulation's.
class ObjectWriter
{
public:
    ObjectWriter(ObjectStore& store, Timeline& timeline, Randomness& randomness);

    ApiAnswer create(const Kind& kind, const RequestTarget& target, const ApiRequest& request);
    ApiAnswer update(const Kind& kind, const RequestTarget& target, const ApiRequest& request);
    ApiAnswer patch(const Kind& kind, const RequestTarget& target, const ApiRequest& request);
    ApiAnswer remove(const Kind& kind, const RequestTarget& target, const ApiRequest& request);

    // The scale subresource of a workload.
    ApiAnswer readScale(const Kind& kind, const RequestTarget& target) const;
    ApiAnswer patchScale(const Kind& kind, const RequestTarget& target, const ApiRequest& request);

private:
    struct Write;

    ApiAnswer commit(Write write);
    ApiAnswer insert(const Kind& kind, const RequestTarget& target, const ApiRequest& request, Json object);
    ApiAnswer removeGracefully(const Kind& kind, const ObjectPtr& object, const Json& options, const RequestTarget& target);
    std::string timeNow() const;

    ObjectStore& m_store;
    Timeline& m_timeline;
    Randomness& m_randomness;
};

// The manager of a write: ?fieldManager, or the User-Agent up to its first slash.
std::string managerOf(const RequestTarget& target, const ApiRequest& request);

} // namespace tealdeck::sandbox
