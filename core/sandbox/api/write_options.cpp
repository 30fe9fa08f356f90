#include "core/sandbox/api/write_options.h"

#include "core/sandbox/api/shapes.h"
#include "core/sandbox/api/status.h"
#include "core/sandbox/store/json_patch.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

constexpr std::string_view jsonPatch = "application/json-patch+json";
constexpr std::string_view mergePatch = "application/merge-patch+json";
constexpr std::string_view strategicPatch = "application/strategic-merge-patch+json";

tl::unexpected<ApiAnswer> refuse(ApiAnswer answer)
{
    return tl::unexpected<ApiAnswer>(std::move(answer));
}

std::string goName(const Json& value)
{
    if (value.is_array())
        return "array";
    if (value.is_object())
        return "object";
    return value.is_string() ? "string" : value.is_boolean() ? "bool" : "number";
}

// A patch whose outcome the decoder refuses: the whole object is quoted.
ApiAnswer undecodable(const Json& outcome, const std::string& why)
{
    return invalid("", "", {invalidValue("patch", outcome.dump(), why)});
}

tl::expected<Json, ApiAnswer> patched(const Json& object, const Json& patch, const std::string& type)
{
    if (type != jsonPatch) {
        if (!patch.is_object())
            return refuse(badRequest("error decoding patch: json: cannot unmarshal " + goName(patch)
                                     + " into Go value of type map[string]interface {}"));
        return type == mergePatch ? applyMergePatch(object, patch) : applyStrategicPatch(object, patch);
    }
    if (!patch.is_array())
        return refuse(
            badRequest("error decoding patch: json: cannot unmarshal " + goName(patch) + " into Go value of type []handlers.jsonPatchOp"));
    if (patch.size() > 10'000)
        return refuse(requestTooLarge());
    auto outcome = applyJsonPatch(object, patch);
    if (!outcome)
        return refuse(unprocessablePatch());
    return *outcome;
}

} // namespace

std::string mediaType(const std::string& contentType)
{
    std::string type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' '))
        type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type;
}

bool isDryRunTarget(const RequestTarget& target)
{
    return target.option("dryRun") == "All";
}

std::optional<ApiAnswer> checkWriteOptions(const RequestTarget& target, const std::string& optionsKind)
{
    const std::string name = optionsKind + ".meta.k8s.io";
    if (const std::string dryRun = target.option("dryRun"); target.has("dryRun") && dryRun != "All")
        return invalid(name, "", {unsupportedValue("dryRun", Json::array({dryRun}), {"All"})});
    if (target.option("fieldManager").size() > 128)
        return invalid(name, "", {{"FieldValueTooLong", "Too long: may not be more than 128 bytes", "fieldManager"}});
    return std::nullopt;
}

tl::expected<Json, ApiAnswer> decodeBody(const Kind& kind, const ApiRequest& request)
{
    const std::string type = mediaType(request.header("content-type"));
    if (!type.empty() && type != "application/json")
        return refuse(unsupportedMediaType(false));
    auto object = parseJson(request.body);
    if (!object)
        return refuse(badRequest("the object provided is unrecognized (must be of type " + std::string(kind.name)
                                 + "): couldn't get version/kind; json parse error: " + object.error() + " ("
                                 + (request.body.empty() ? "<empty>" : request.body.substr(0, 100)) + ")"));
    if (!object->is_object())
        return refuse(badRequest("the object provided is unrecognized (must be of type " + std::string(kind.name)
                                 + "): couldn't get version/kind; json parse error: json: cannot unmarshal " + goName(*object)
                                 + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string "
                                   "\"json:\\\"kind,omitempty\\\"\" }"));
    const std::string givenKind = textAt(*object, {"kind"}, kind.name);
    const std::string givenVersion = textAt(*object, {"apiVersion"}, kind.apiVersion());
    if (givenKind != kind.name || givenVersion != kind.apiVersion()) {
        const std::string group = kind.group.empty() ? "core" : std::string(kind.group.substr(0, kind.group.find('.')));
        return refuse(badRequest(givenKind + " in version \"" + givenVersion + "\" cannot be handled as a " + std::string(kind.name)
                                 + ": converting (" + givenVersion + "." + givenKind + ") to (" + group + "." + std::string(kind.name)
                                 + "): unknown conversion"));
    }
    if (const auto wrong = wrongType(kind, *object))
        return refuse(badRequest(std::string(kind.name) + " in version \"" + std::string(kind.version) + "\" cannot be handled as a "
                                 + std::string(kind.name) + ": " + *wrong));
    Json ordered{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}, {"metadata", Json::object()}};
    ordered.update(*object);
    return ordered;
}

tl::expected<Json, ApiAnswer> applyPatch(const Kind& kind, const Json& object, const ApiRequest& request)
{
    const std::string type = mediaType(request.header("content-type"));
    if (type != jsonPatch && type != mergePatch && type != strategicPatch)
        return refuse(unsupportedMediaType(true));
    const auto patch = parseJson(request.body);
    if (!patch)
        return refuse(badRequest((type == strategicPatch ? "" : "error decoding patch: ") + patch.error()));
    auto outcome = patched(object, *patch, type);
    if (!outcome)
        return outcome;
    if (!outcome->is_object())
        return refuse(undecodable(*outcome, "json: cannot unmarshal " + goName(*outcome) + " into Go value"));
    if (const auto wrong = wrongType(kind, *outcome))
        return refuse(undecodable(*outcome, *wrong));
    return outcome;
}

} // namespace tealdeck::sandbox
