#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"

namespace tealdeck
{

// What the object alone tells: everything but events, owners and related objects that have to be asked for. Masked.
ObjectView makeObjectView(const ObjectJson& object, const ObjectAddress& asked, WallTime serverNow);

// Adds the events and says why once more, now that they are known.
void addEvents(ObjectView& view, const ObjectJson& object, std::vector<ObjectEvent> events);

// The controller right above the object, if it has one.
std::optional<ObjectAddress> controllerAddress(const ObjectJson& object);

} // namespace tealdeck
