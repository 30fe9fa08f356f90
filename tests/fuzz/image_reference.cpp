#include "core/domain/image_reference.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void imageReference(std::string_view input)
{
    const std::string tag = imageTag(input);
    require(tag.find_first_of("/@") == std::string::npos, "a tag has neither a path nor a digest in it");
    require(tag.empty() || input.find(":" + tag) != std::string_view::npos, "a tag stands behind a colon of the reference");
}

} // namespace tealdeck::fuzz
