#include "core/connectors/kube/object_json.h"

#include <algorithm>
#include <vector>

namespace tealdeck
{
namespace
{

constexpr std::size_t maxDepth = 200;
constexpr std::size_t maxMembers = 20000;

tl::unexpected<Error> notShown(std::string detail)
{
    return fail(ErrorKind::ProtocolViolation,
                message("Object", "The server's answer cannot be shown: it is not an object as Kubernetes has them."), std::move(detail));
}

// What would cost too much to read, found without reading it: nesting and commas outside of strings.
std::string excessOf(std::string_view text)
{
    std::vector<std::size_t> members;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            i += c == '\\' ? 1 : 0;
            isInString = c != '"';
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            members.push_back(c == '{' ? 1 : 0);
            if (members.size() > maxDepth)
                return "nested deeper than " + std::to_string(maxDepth) + " levels";
        } else if ((c == '}' || c == ']') && !members.empty()) {
            members.pop_back();
        } else if (c == ',' && !members.empty() && members.back() > 0 && ++members.back() > maxMembers) {
            return "an object with more than " + std::to_string(maxMembers) + " members";
        }
    }
    return {};
}

const ObjectJson& nothing()
{
    static const ObjectJson value;
    return value;
}

bool hasValue(const ObjectJson& values, const std::string& value)
{
    return std::ranges::any_of(values,
                               [&](const ObjectJson& each) { return each.is_string() && each.get_ref<const std::string&>() == value; });
}

bool expressionMatches(const ObjectJson& expression, const Labels& labels)
{
    const std::string word = textAt(expression, {"operator"});
    const auto label = labels.find(textAt(expression, {"key"}));
    const bool isThere = label != labels.end();
    if (word == "Exists")
        return isThere;
    if (word == "DoesNotExist")
        return !isThere;
    const bool isIn = isThere && hasValue(listAt(expression, {"values"}), label->second);
    return word == "In" ? isIn : word == "NotIn" && !isIn;
}

std::string expressionText(const ObjectJson& expression)
{
    const std::string word = textAt(expression, {"operator"});
    const std::string key = textAt(expression, {"key"});
    if (word == "Exists" || word == "DoesNotExist")
        return (word == "Exists" ? "" : "!") + key;
    std::string values;
    for (const ObjectJson& value : listAt(expression, {"values"}))
        values += (values.empty() ? "" : ",") + (value.is_string() ? value.get<std::string>() : std::string());
    return key + (word == "In" ? " in (" : " notin (") + values + ")";
}

} // namespace

Result<ObjectJson> parseObjectJson(std::string_view text)
{
    if (std::string excess = excessOf(text); !excess.empty())
        return notShown(std::move(excess));
    ObjectJson object = ObjectJson::parse(text.begin(), text.end(), nullptr, false);
    if (!object.is_object())
        return notShown("no JSON object (" + std::to_string(text.size()) + " bytes)");
    return object;
}

const ObjectJson& jsonAt(const ObjectJson& object, JsonPath path)
{
    const ObjectJson* value = &object;
    for (const char* key : path) {
        if (!value->is_object())
            return nothing();
        const auto found = value->find(key);
        if (found == value->end())
            return nothing();
        value = &*found;
    }
    return *value;
}

const ObjectJson& listAt(const ObjectJson& object, JsonPath path)
{
    static const ObjectJson empty = ObjectJson::array();
    const ObjectJson& value = jsonAt(object, path);
    return value.is_array() ? value : empty;
}

const ObjectJson& mapAt(const ObjectJson& object, JsonPath path)
{
    static const ObjectJson empty = ObjectJson::object();
    const ObjectJson& value = jsonAt(object, path);
    return value.is_object() ? value : empty;
}

std::string textAt(const ObjectJson& object, JsonPath path)
{
    const ObjectJson& value = jsonAt(object, path);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::string printedAt(const ObjectJson& object, JsonPath path)
{
    const ObjectJson& value = jsonAt(object, path);
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

long long numberAt(const ObjectJson& object, JsonPath path, long long otherwise)
{
    const ObjectJson& value = jsonAt(object, path);
    return value.is_number_integer() ? value.get<long long>() : otherwise;
}

bool flagAt(const ObjectJson& object, JsonPath path)
{
    const ObjectJson& value = jsonAt(object, path);
    return value.is_boolean() && value.get<bool>();
}

std::optional<WallTime> timeAt(const ObjectJson& object, JsonPath path)
{
    const std::string text = textAt(object, path);
    if (text.empty())
        return std::nullopt;
    const auto time = parseRfc3339(text);
    return time ? std::optional(*time) : std::nullopt;
}

Labels labelsAt(const ObjectJson& object, JsonPath path)
{
    Labels labels;
    for (const auto& [key, value] : mapAt(object, path).items()) {
        if (value.is_string())
            labels.emplace(key, value.get<std::string>());
    }
    return labels;
}

std::string dumpJson(const ObjectJson& object, int indent)
{
    return object.dump(indent, ' ', false, ObjectJson::error_handler_t::replace);
}

std::string asciiJson(const ObjectJson& object)
{
    std::string text = object.dump(4, ' ', true, ObjectJson::error_handler_t::replace);
    for (std::size_t at = text.find('\x7f'); at != std::string::npos; at = text.find('\x7f', at))
        text.replace(at, 1, "\\u007f"); // DEL is ASCII
    return text;
}

bool labelSelectorMatches(const ObjectJson& selector, const Labels& labels)
{
    if (!selector.is_object())
        return false;
    for (const auto& [key, value] : mapAt(selector, {"matchLabels"}).items()) {
        const auto label = labels.find(key);
        if (!value.is_string() || label == labels.end() || label->second != value.get_ref<const std::string&>())
            return false;
    }
    return std::ranges::all_of(listAt(selector, {"matchExpressions"}),
                               [&](const ObjectJson& expression) { return expressionMatches(expression, labels); });
}

std::string labelSelectorText(const ObjectJson& selector)
{
    std::string text;
    for (const auto& [key, value] : labelsAt(selector, {"matchLabels"}))
        text.append(text.empty() ? "" : ",").append(key).append("=").append(value);
    for (const ObjectJson& expression : listAt(selector, {"matchExpressions"}))
        text += (text.empty() ? "" : ",") + expressionText(expression);
    return text;
}

} // namespace tealdeck
