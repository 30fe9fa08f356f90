#pragma once

#include "core/sandbox/api/status.h"
#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <vector>

namespace tealdeck::sandbox
{

// Why the API server would refuse this object; `before` is null for a new one. Empty: it is fine. Causes come in the server's order.
std::vector<Cause> validate(const Kind& kind, const Json& before, const Json& after);

// Sets what the API server sets when it is missing (types, protocols, strategies ...).
void setDefaults(const Kind& kind, Json& object);
// The labels by which a new Job's pods are told from those of others (registry/batch/job's strategy); not for a selector by hand.
void tellPodsOfJob(Json& job);

// A field of the object that the kind does not have ("spec.nosuchfield"), or nothing; known for the kinds that clients write.
std::vector<std::string> unknownFields(const Kind& kind, const Json& object);
void dropFields(Json& object, const std::vector<std::string>& fields);

} // namespace tealdeck::sandbox
