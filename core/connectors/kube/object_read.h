#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"
#include "core/net/http_client.h"

#include <functional>

namespace tealdeck
{

using OnObjectView = std::function<void(Result<ObjectView>)>;

// Reads one object and all that is known about it: GET, then its events, the controllers above it (at most 5) and the lists in which
// related objects are found, all with 10 s each. Tells twice: the object as soon as it is here, and once more when all has been read or
// was refused (isComplete; `problems` names what could not be read). An object that cannot be read is told once, as an error. Home thread.
Handle readObject(HttpClient& http, const Clock& clock, ObjectAddress object, OnObjectView onView);

// The object alone, unmasked: for revealing a value. Errors as errorFromAnswer().
Handle readRawObject(HttpClient& http, const ObjectAddress& object, std::function<void(Result<ObjectJson>)> onObject);
// Its metadata.resourceVersion; the server sends only the metadata where it can (PartialObjectMetadata). Errors as errorFromAnswer().
Handle readObjectVersion(HttpClient& http, const ObjectAddress& object, std::function<void(Result<std::string>)> onVersion);

} // namespace tealdeck
