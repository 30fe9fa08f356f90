#pragma once

#include "core/sandbox/store/object_store.h"

namespace tealdeck::sandbox
{

// Events have two faces: v1 and events.k8s.io/v1, over the same objects. They are stored in the first form.
const Kind& storedKind(const Kind& asked);
// The object in the form that was asked for; the same pointer where there is nothing to convert.
ObjectPtr inForm(const Kind& asked, const ObjectPtr& stored);

} // namespace tealdeck::sandbox
