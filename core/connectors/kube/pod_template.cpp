#include "core/connectors/kube/pod_template.h"

#include "core/base/encoding.h"
#include "core/change/line_diff.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_yaml.h"

#include <map>
#include <set>

namespace tealdeck
{
namespace
{

constexpr const char* hashLabel = "pod-template-hash";
constexpr const char* patchDirective = "$patch";
constexpr std::size_t digestLength = 10; // hex digits

// Fields in the order of their names, and none that is null: one text for one meaning.
nlohmann::json canonical(const ObjectJson& value)
{
    if (value.is_array()) {
        nlohmann::json list = nlohmann::json::array();
        for (const ObjectJson& element : value)
            list.push_back(canonical(element));
        return list;
    }
    if (!value.is_object())
        return nlohmann::json(value);
    nlohmann::json map = nlohmann::json::object();
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (!member.value().is_null())
            map[member.key()] = canonical(member.value());
    }
    return map;
}

using SecretValues = std::map<std::string, std::set<std::string>>;

// Masked values by their names, so that a container that only moved up the list has the same ones.
SecretValues secretsIn(const ObjectJson& unmasked, const MaskedObject& masked)
{
    SecretValues values;
    for (const MaskedValue& value : masked.masked)
        values[value.key].insert(dumpJson(unmasked.at(ObjectJson::json_pointer(value.pointer))));
    return values;
}

// Two values of the same length have the same mask.
void markOthers(MaskedObject& after, const ObjectJson& unmasked, const SecretValues& before)
{
    for (const MaskedValue& value : after.masked) {
        const ObjectJson::json_pointer place(value.pointer);
        const auto known = before.find(value.key);
        if (known != before.end() && !known->second.contains(dumpJson(unmasked.at(place))))
            after.object[place] = "(masked, " + std::to_string(value.bytes) + " bytes, another value)";
    }
}

} // namespace

ObjectJson plainTemplate(ObjectJson podTemplate)
{
    if (!podTemplate.is_object())
        return ObjectJson::object();
    podTemplate.erase(patchDirective);
    if (jsonAt(podTemplate, {"metadata", "labels"}).is_object())
        podTemplate["metadata"]["labels"].erase(hashLabel);
    return podTemplate;
}

bool isSameTemplate(const ObjectJson& one, const ObjectJson& other)
{
    return canonical(plainTemplate(one)) == canonical(plainTemplate(other));
}

std::string templateText(const ObjectJson& podTemplate)
{
    std::string text;
    for (const ObjectJson& container : listAt(podTemplate, {"spec", "containers"}))
        text += (text.empty() ? "" : ", ") + textAt(container, {"name"}) + "=" + textAt(container, {"image"});
    const std::string whole = canonical(plainTemplate(podTemplate)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return text + " (template " + toHex(sha256(whole)).substr(0, digestLength) + ")";
}

std::vector<std::string> imagesIn(const ObjectJson& podTemplate)
{
    std::vector<std::string> images;
    for (const ObjectJson& container : listAt(podTemplate, {"spec", "containers"}))
        images.push_back(textAt(container, {"image"}));
    return images;
}

std::vector<DiffLine> templateDiff(const ObjectJson& before, const ObjectJson& after)
{
    const ObjectJson from(canonical(plainTemplate(before))); // a ControllerRevision keeps its fields in another order
    const ObjectJson to(canonical(plainTemplate(after)));
    const MaskedObject maskedFrom = maskObject(from);
    MaskedObject maskedTo = maskObject(to);
    markOthers(maskedTo, to, secretsIn(from, maskedFrom));
    return lineDiff(linesOf(toYaml(maskedFrom.object)), linesOf(toYaml(maskedTo.object)));
}

} // namespace tealdeck
