#include "core/sandbox/store/json.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

constexpr int maxDepth = 100;

bool isBookkeeping(std::string_view name)
{
    return name == "resourceVersion" || name == "managedFields";
}

bool isSameMetadata(const Json& a, const Json& b)
{
    std::size_t compared = 0;
    for (const auto& [name, value] : a.items()) {
        if (isBookkeeping(name))
            continue;
        const auto other = b.find(name);
        if (other == b.end() || !isSame(value, *other))
            return false;
        ++compared;
    }
    for (const auto& [name, value] : b.items())
        compared -= isBookkeeping(name) ? 0 : 1;
    return compared == 0;
}

std::string goError(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return "unexpected end of JSON input";
    const char begin = text[first];
    const bool couldBegin = begin == '{' || begin == '[' || begin == '"';
    if (couldBegin)
        return "unexpected end of JSON input";
    return std::string("invalid character '") + begin + "' looking for beginning of value";
}

} // namespace

tl::expected<Json, std::string> parseJson(std::string_view text)
{
    bool isTooDeep = false;
    const auto guard = [&isTooDeep](int depth, Json::parse_event_t, Json&) {
        if (depth > maxDepth)
            isTooDeep = true;
        return !isTooDeep;
    };
    Json value = Json::parse(text, guard, false);
    if (isTooDeep)
        return tl::unexpected<std::string>("exceeded max depth");
    if (value.is_discarded())
        return tl::unexpected<std::string>(goError(text));
    return value;
}

const Json* find(const Json& object, JsonPath path)
{
    const Json* value = &object;
    for (const std::string_view name : path) {
        if (!value->is_object())
            return nullptr;
        const auto found = value->find(std::string(name));
        if (found == value->end())
            return nullptr;
        value = &*found;
    }
    return value;
}

std::string textAt(const Json& object, JsonPath path, std::string_view fallback)
{
    const Json* value = find(object, path);
    return value && value->is_string() ? value->get<std::string>() : std::string(fallback);
}

long long numberAt(const Json& object, JsonPath path, long long fallback)
{
    const Json* value = find(object, path);
    return value && value->is_number() ? value->get<long long>() : fallback;
}

bool flagAt(const Json& object, JsonPath path)
{
    const Json* value = find(object, path);
    return value && value->is_boolean() && value->get<bool>();
}

StringMap mapAt(const Json& object, JsonPath path)
{
    StringMap map;
    const Json* value = find(object, path);
    if (!value || !value->is_object())
        return map;
    for (const auto& [name, text] : value->items()) {
        if (text.is_string())
            map.emplace(name, text.get<std::string>());
    }
    return map;
}

Json& ensure(Json& object, JsonPath path)
{
    Json* value = &object;
    for (const std::string_view name : path) {
        if (!value->is_object())
            *value = Json::object();
        value = &(*value)[std::string(name)];
    }
    return *value;
}

Json toJson(const StringMap& map)
{
    Json object = Json::object();
    for (const auto& [name, text] : map)
        object[name] = text;
    return object;
}

bool isSame(const Json& a, const Json& b)
{
    if (a.type() != b.type() || a.is_primitive())
        return a == b;
    if (a.size() != b.size())
        return false;
    if (a.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), isSame);
    for (const auto& [name, value] : a.items()) {
        const auto other = b.find(name);
        if (other == b.end() || !isSame(value, *other))
            return false;
    }
    return true;
}

bool isSameObject(const Json& a, const Json& b)
{
    if (a.size() != b.size())
        return false;
    for (const auto& [name, value] : a.items()) {
        const auto other = b.find(name);
        if (other == b.end() || (name != "metadata" && !isSame(value, *other)))
            return false;
    }
    const Json none = Json::object();
    const Json* metadata = find(a, {"metadata"});
    const Json* others = find(b, {"metadata"});
    return isSameMetadata(metadata ? *metadata : none, others ? *others : none);
}

} // namespace tealdeck::sandbox
