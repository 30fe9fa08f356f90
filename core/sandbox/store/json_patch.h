#pragma once

#include "core/sandbox/store/json.h"

namespace tealdeck::sandbox
{

// RFC 6902 as the API server's library does it: `replace` of a missing member adds it, `remove` of a missing one fails.
// The error is a reason for logs; to clients the API server tells none.
tl::expected<Json, std::string> applyJsonPatch(const Json& object, const Json& operations);
// RFC 7396.
Json applyMergePatch(Json object, const Json& patch);
// Strategic merge: as a merge patch, but lists of objects merge by their key ("name", "type", "port", "uid" ...); knows
// "$patch": "delete" and "replace".
Json applyStrategicPatch(Json object, const Json& patch);

} // namespace tealdeck::sandbox
