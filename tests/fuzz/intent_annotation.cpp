#include "core/change/intent_annotation.h"
#include "core/change/answer.h"

#include "tests/fuzz/fuzz_target.h"

#include <nlohmann/json.hpp>

namespace tealdeck::fuzz
{

void intentAnnotation(std::string_view input)
{
    HttpStep step;
    step.contentType = "application/json-patch+json";
    step.body = input;
    const auto before = nlohmann::json::parse(input, nullptr, false);
    for (const AnnotationMap map : {AnnotationMap::Present, AnnotationMap::Missing}) {
        const HttpStep with = withIntent(step, map, "intent");
        const auto after = nlohmann::json::parse(with.body, nullptr, false);
        if (!before.is_array()) {
            require(with == step, "a body that is no JSON Patch stays as it is");
            continue;
        }
        require(after.is_array() && after.size() > before.size(), "the annotation is added");
        require(std::equal(before.begin(), before.end(), after.begin()), "nothing else of the patch is changed");
    }
    for (const int status : {200, 409, 422, 500}) {
        const HttpResponse response{.head = {.status = status, .headers = {}}, .body = std::string(input), .took = {}};
        require(!render(errorOf(response, step).message).empty(), "an error tells a sentence");
        resourceVersionOf(response);
    }
}

} // namespace tealdeck::fuzz
