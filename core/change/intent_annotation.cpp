#include "core/change/intent_annotation.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

// The test keeps annotations that somebody wrote meanwhile from being replaced.
void addAnnotation(Json& patch, AnnotationMap map, const std::string& intent)
{
    if (map == AnnotationMap::Present) {
        patch.push_back({{"op", "add"}, {"path", "/metadata/annotations/tealdeck.org~1journal"}, {"value", intent}});
        return;
    }
    patch.push_back({{"op", "test"}, {"path", "/metadata/annotations"}, {"value", nullptr}});
    patch.push_back({{"op", "add"}, {"path", "/metadata/annotations"}, {"value", {{intentAnnotation, intent}}}});
}

} // namespace

HttpStep withIntent(HttpStep step, AnnotationMap map, const std::string& intent)
{
    Json patch = Json::parse(step.body, nullptr, false);
    if (step.contentType != "application/json-patch+json" || !patch.is_array())
        return step;
    addAnnotation(patch, map, intent);
    step.body = patch.dump(-1, ' ', false, Json::error_handler_t::replace);
    return step;
}

} // namespace tealdeck
