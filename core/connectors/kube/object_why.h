#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tealdeck
{

// What a "why" is made of: the object as the server sent it, its events (newest first; empty where they could not be read) and the time
// by the server's clock.
struct WhyFacts
{
    const ObjectJson& object;
    const std::vector<ObjectEvent>& events;
    WallTime now{};
};

// Why the object is not as it should be: one sentence of what is so, one of what follows. From status, metadata and events only; nothing
// when they tell no trouble.
std::optional<ObjectWhy> whyOf(const WhyFacts& facts);

} // namespace tealdeck
