#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"
#include "core/net/http_message.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// Events of the core group as a list, also those of the new style (eventTime and series).
struct ObjectEventPage
{
    std::vector<ObjectEvent> events; // newest first
    std::string continueToken;
    std::string resourceVersion;
};
Result<ObjectEventPage> decodeObjectEvents(std::string_view listJson);
ObjectEventPage eventsIn(const ObjectJson& list);
ObjectEvent readObjectEvent(const ObjectJson& event);
// When it was last seen; nothing: it does not say.
std::optional<WallTime> timeOf(const ObjectEvent& event);

// The events of one object: by its uid where that is known, else by kind and name; those of a node always by name, because kubelets write
// the name where the uid belongs. Those of objects without a namespace lie in any.
HttpRequest objectEventsRequest(const ObjectAddress& object);
// The same as a field selector.
std::string eventSelector(const ObjectAddress& object);

} // namespace tealdeck
