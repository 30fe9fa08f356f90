#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

namespace tealdeck::sandbox
{

// The fields that a field selector may ask of this kind, with their values; the same names as in the API server.
StringMap selectableFields(const Kind& kind, const Json& object);
bool isSelectableField(const Kind& kind, const std::string& field);

} // namespace tealdeck::sandbox
