#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/cluster.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// Looks into objects of any kind, CRDs included. What is not there, or of another type than asked for, reads as empty: nothing is known of
// the shape beforehand.
namespace tealdeck
{

// Keeps the order of the keys as the server sent it.
using ObjectJson = nlohmann::ordered_json;
using JsonPath = std::initializer_list<const char*>;

// ProtocolViolation when the text is not one JSON object, is nested deeper than 200 levels or has an object with more than 20,000 members:
// nobody reads such a thing, and it would hold up everybody else.
Result<ObjectJson> parseObjectJson(std::string_view text);

// Null when it is not there.
const ObjectJson& jsonAt(const ObjectJson& object, JsonPath path);
// The array there, or an empty one.
const ObjectJson& listAt(const ObjectJson& object, JsonPath path);
// The object there, or an empty one.
const ObjectJson& mapAt(const ObjectJson& object, JsonPath path);
std::string textAt(const ObjectJson& object, JsonPath path);
// A string, number or boolean as text.
std::string printedAt(const ObjectJson& object, JsonPath path);
long long numberAt(const ObjectJson& object, JsonPath path, long long otherwise = 0);
bool flagAt(const ObjectJson& object, JsonPath path);
std::optional<WallTime> timeAt(const ObjectJson& object, JsonPath path);
Labels labelsAt(const ObjectJson& object, JsonPath path);
// As text; bytes that are no UTF-8 are replaced.
std::string dumpJson(const ObjectJson& object, int indent = -1);
// For a terminal: whatever is not ASCII as \uXXXX, so that nothing turns or hides what is read.
std::string asciiJson(const ObjectJson& object);

// metav1.LabelSelector: matchLabels and matchExpressions (In, NotIn, Exists, DoesNotExist). An empty selector selects everything; null and
// an operator that is not known select nothing.
bool labelSelectorMatches(const ObjectJson& selector, const Labels& labels);
// The same as a labelSelector of a list; empty when nothing is selected or it cannot be said.
std::string labelSelectorText(const ObjectJson& selector);

} // namespace tealdeck
