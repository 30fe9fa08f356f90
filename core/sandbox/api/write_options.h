#pragma once

#include "core/sandbox/api/api_message.h"
#include "core/sandbox/api/request_target.h"
#include "core/sandbox/store/kind.h"

#include <optional>

namespace tealdeck::sandbox
{

// Refuses wrong dryRun and fieldManager options. `optionsKind` is "PatchOptions", "CreateOptions" ...
std::optional<ApiAnswer> checkWriteOptions(const RequestTarget& target, const std::string& optionsKind);
bool isDryRunTarget(const RequestTarget& target);

// The object in the body of a create or update, of the right kind and shape.
tl::expected<Json, ApiAnswer> decodeBody(const Kind& kind, const ApiRequest& request);

// The outcome of a patch of any supported type on an object, before validation.
tl::expected<Json, ApiAnswer> applyPatch(const Kind& kind, const Json& object, const ApiRequest& request);

// Media type without parameters, in lower case.
std::string mediaType(const std::string& contentType);

} // namespace tealdeck::sandbox
