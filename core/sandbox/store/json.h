#pragma once

#include <tl/expected.hpp>

#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace tealdeck::sandbox
{

// Objects keep the order of their fields, as the API server does.
using Json = nlohmann::ordered_json;
using StringMap = std::map<std::string, std::string>;
using JsonPath = std::initializer_list<std::string_view>;

// Parses untrusted text: bounded depth, valid UTF-8. The error says what Go's decoder would say.
tl::expected<Json, std::string> parseJson(std::string_view text);

// The value at a path of member names, or nullptr.
const Json* find(const Json& object, JsonPath path);
std::string textAt(const Json& object, JsonPath path, std::string_view fallback = {});
long long numberAt(const Json& object, JsonPath path, long long fallback = 0);
bool flagAt(const Json& object, JsonPath path);
// The members of the object at the path whose values are strings.
StringMap mapAt(const Json& object, JsonPath path);
// The value at a path, made of objects where there is none yet.
Json& ensure(Json& object, JsonPath path);
Json toJson(const StringMap& map);
// Equal apart from the order of members.
bool isSame(const Json& a, const Json& b);
// Two states of an object of the API, equal apart from bookkeeping: resourceVersion and managedFields.
bool isSameObject(const Json& a, const Json& b);

} // namespace tealdeck::sandbox
