#pragma once

#include "core/change/plan.h"

#include <string>

namespace tealdeck
{

// The annotation that keeps the intent of a way back when no journal can (safety.md 6).
inline constexpr const char* intentAnnotation = "tealdeck.org/journal";

// RFC 6902 adds a member only to an object that is there.
enum class AnnotationMap
{
    Present,
    Missing,
};

// The same JSON Patch, which at the same time writes `intent` as an annotation of the object. A step of another content type comes back
// unchanged.
HttpStep withIntent(HttpStep step, AnnotationMap map, const std::string& intent);

} // namespace tealdeck
