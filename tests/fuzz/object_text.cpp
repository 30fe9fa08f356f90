#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_summary.h"
#include "core/connectors/kube/object_why.h"
#include "core/connectors/kube/object_yaml.h"

#include "tests/fuzz/fuzz_target.h"
#include "tests/support/yaml_reader.h"

#include <algorithm>

namespace tealdeck::fuzz
{
namespace
{

bool isMask(const ObjectJson& value)
{
    return value.is_string() && value.get_ref<const std::string&>().starts_with("(masked, ");
}

void requireMasked(const ObjectJson& object, const char* member)
{
    for (const auto& [key, value] : mapAt(object, {member}).items())
        require(isMask(value) || value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()),
                "no value of a secret is left");
}

} // namespace

// An object of any shape, masked and written: nothing of a secret is left, what was masked can be found again, and the YAML is read back as
// the same values.
void objectText(std::string_view input)
{
    const auto object = parseObjectJson(input);
    if (!object)
        return requireError(object.error(), ErrorKind::ProtocolViolation);
    const MaskedObject masked = maskObject(*object);
    for (const MaskedValue& value : masked.masked)
        require(isMask(masked.object.at(ObjectJson::json_pointer(value.pointer))), "a mask stands where it was put");
    require(maskObject(masked.object).object == masked.object, "masking twice changes nothing");
    if (textAt(*object, {"kind"}) == "Secret") {
        requireMasked(masked.object, "data");
        requireMasked(masked.object, "stringData");
    }
    require(readBack(toYaml(*object), *object).empty(), "YAML is read back as the same values");
    summarizeObject(*object);
    whyOf({.object = *object, .events = {}, .now = {}});
}

} // namespace tealdeck::fuzz
