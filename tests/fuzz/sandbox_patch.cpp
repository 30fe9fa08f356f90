#include "core/sandbox/store/json.h"
#include "core/sandbox/store/json_patch.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

using namespace sandbox;

// Line 1 is the object, the rest the patch.
void sandboxPatch(std::string_view input)
{
    const std::size_t end = std::min(input.find('\n'), input.size());
    const auto object = parseJson(input.substr(0, end));
    const auto patch = parseJson(input.substr(std::min(end + 1, input.size())));
    if (!object || !patch)
        return require(!(object ? patch : object).error().empty(), "an error tells a sentence");
    require(isSame(*parseJson(object->dump()), *object), "JSON stays the same when it is written and read");
    if (const auto patched = applyJsonPatch(*object, *patch))
        require(parseJson(patched->dump()).has_value(), "the outcome of a patch can be written");
    else
        require(!patched.error().empty(), "an error tells a reason");
    const Json merged = applyMergePatch(*object, *patch);
    require(isSame(applyMergePatch(merged, *patch), merged), "a merge patch does the same twice");
    applyStrategicPatch(*object, *patch).dump();
}

} // namespace tealdeck::fuzz
