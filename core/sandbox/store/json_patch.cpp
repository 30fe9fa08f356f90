#include "core/sandbox/store/json_patch.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

using Outcome = tl::expected<void, std::string>;
using Tokens = std::vector<std::string>;

std::optional<Tokens> tokensOf(const std::string& pointer)
{
    if (pointer.empty())
        return Tokens{};
    if (pointer.front() != '/')
        return std::nullopt;
    Tokens tokens;
    for (std::size_t begin = 1; begin <= pointer.size();) {
        const std::size_t end = std::min(pointer.find('/', begin), pointer.size());
        std::string token;
        for (std::size_t at = begin; at < end; ++at) {
            const bool isEscape = pointer[at] == '~' && at + 1 < end && (pointer[at + 1] == '0' || pointer[at + 1] == '1');
            token += isEscape ? (pointer[++at] == '0' ? '~' : '/') : pointer[at];
        }
        tokens.push_back(std::move(token));
        begin = end + 1;
    }
    return tokens;
}

std::optional<std::size_t> indexOf(const std::string& token, std::size_t size)
{
    if (token.empty() || token.size() > 9 || !std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const auto index = static_cast<std::size_t>(std::atoll(token.c_str()));
    return index < size ? std::optional(index) : std::nullopt;
}

Json* child(Json& value, const std::string& token)
{
    if (value.is_object()) {
        const auto found = value.find(token);
        return found == value.end() ? nullptr : &*found;
    }
    if (!value.is_array())
        return nullptr;
    const auto index = indexOf(token, value.size());
    return index ? &value[*index] : nullptr;
}

Json* walk(Json& root, const Tokens& tokens, std::size_t count)
{
    Json* value = &root;
    for (std::size_t i = 0; value && i < count; ++i)
        value = child(*value, tokens[i]);
    return value;
}

tl::unexpected<std::string> missing(const std::string& path)
{
    return tl::unexpected<std::string>("nothing at " + path);
}

Outcome add(Json& root, const Tokens& tokens, const std::string& path, const Json& value)
{
    if (tokens.empty()) {
        root = value;
        return {};
    }
    Json* parent = walk(root, tokens, tokens.size() - 1);
    if (parent && parent->is_object()) {
        (*parent)[tokens.back()] = value;
        return {};
    }
    if (!parent || !parent->is_array())
        return missing(path);
    const auto index = tokens.back() == "-" ? std::optional(parent->size()) : indexOf(tokens.back(), parent->size() + 1);
    if (!index)
        return missing(path);
    parent->insert(parent->begin() + static_cast<std::ptrdiff_t>(*index), value);
    return {};
}

Outcome remove(Json& root, const Tokens& tokens, const std::string& path)
{
    if (tokens.empty())
        return missing(path);
    Json* parent = walk(root, tokens, tokens.size() - 1);
    if (!parent || !child(*parent, tokens.back()))
        return missing(path);
    if (parent->is_object())
        parent->erase(tokens.back());
    else
        parent->erase(*indexOf(tokens.back(), parent->size()));
    return {};
}

Outcome replace(Json& root, const Tokens& tokens, const std::string& path, const Json& value)
{
    Json* parent = tokens.empty() ? nullptr : walk(root, tokens, tokens.size() - 1);
    if (parent && parent->is_object()) {
        (*parent)[tokens.back()] = value;
        return {};
    }
    Json* target = walk(root, tokens, tokens.size());
    if (!target)
        return missing(path);
    *target = value;
    return {};
}

Outcome test(Json& root, const Tokens& tokens, const std::string& path, const Json& value)
{
    const Json* target = walk(root, tokens, tokens.size());
    const bool isEqual = target ? isSame(*target, value) : value.is_null();
    return isEqual ? Outcome() : Outcome(tl::unexpected<std::string>("testing value " + path + " failed"));
}

Outcome moveOrCopy(Json& root, const Json& operation, const Tokens& tokens, const std::string& path)
{
    const std::string from = textAt(operation, {"from"});
    const auto source = tokensOf(from);
    const Json* value = source ? walk(root, *source, source->size()) : nullptr;
    if (!value)
        return missing(from);
    const Json copy = *value;
    if (textAt(operation, {"op"}) == "move") {
        if (Outcome outcome = remove(root, *source, from); !outcome)
            return outcome;
    }
    return add(root, tokens, path, copy);
}

Outcome applyOne(Json& root, const Json& operation)
{
    const std::string op = textAt(operation, {"op"});
    const std::string path = textAt(operation, {"path"});
    const auto tokens = tokensOf(path);
    const Json* given = find(operation, {"value"});
    const Json value = given ? *given : Json();
    if (!tokens)
        return missing(path);
    if (op == "add")
        return add(root, *tokens, path, value);
    if (op == "remove")
        return remove(root, *tokens, path);
    if (op == "replace")
        return replace(root, *tokens, path, value);
    if (op == "test")
        return test(root, *tokens, path, value);
    if (op == "move" || op == "copy")
        return moveOrCopy(root, operation, *tokens, path);
    return tl::unexpected<std::string>("unexpected kind: " + op);
}

// The member by which the API merges a list of objects, found by looking at what the elements have.
std::optional<std::string> mergeKey(const std::string& list, const Json& elements)
{
    static const std::map<std::string, std::string> known{
        {"conditions", "type"}, {"ports", "port"}, {"ownerReferences", "uid"}, {"volumeMounts", "mountPath"}, {"addresses", "type"}};
    if (elements.empty() || !elements.front().is_object())
        return std::nullopt;
    auto found = known.find(list);
    std::string key = found == known.end() ? "name" : found->second;
    if (list == "ports" && elements.front().contains("containerPort"))
        key = "containerPort";
    return elements.front().contains(key) ? std::optional(key) : std::nullopt;
}

Json mergeList(Json list, const Json& patch, const std::string& key)
{
    for (const Json& element : patch) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const Json& one) {
            return one.is_object() && one.contains(key) && element.contains(key) && one[key] == element[key];
        });
        const bool isDelete = textAt(element, {"$patch"}) == "delete";
        if (isDelete && same != list.end())
            list.erase(same);
        else if (same != list.end())
            *same = applyStrategicPatch(*same, element);
        else if (!isDelete)
            list.push_back(element);
    }
    return list;
}

} // namespace

tl::expected<Json, std::string> applyJsonPatch(const Json& object, const Json& operations)
{
    Json result = object;
    for (const Json& operation : operations) {
        if (const Outcome outcome = applyOne(result, operation); !outcome)
            return tl::unexpected<std::string>(outcome.error());
    }
    return result;
}

Json applyMergePatch(Json object, const Json& patch)
{
    if (!patch.is_object())
        return patch;
    if (!object.is_object())
        object = Json::object();
    for (const auto& [name, value] : patch.items()) {
        if (value.is_null())
            object.erase(name);
        else
            object[name] = applyMergePatch(object.contains(name) ? object[name] : Json(), value);
    }
    return object;
}

Json applyStrategicPatch(Json object, const Json& patch)
{
    if (!patch.is_object())
        return patch;
    Json cleaned = patch;
    cleaned.erase("$patch");
    if (textAt(patch, {"$patch"}) == "replace" || !object.is_object())
        object = Json::object();
    for (const auto& [name, value] : cleaned.items()) {
        if (name.starts_with("$"))
            continue;
        if (value.is_null()) {
            object.erase(name);
            continue;
        }
        const Json before = object.contains(name) ? object[name] : Json();
        const auto key = value.is_array() && before.is_array() ? mergeKey(name, value) : std::nullopt;
        object[name] = key ? mergeList(before, value, *key) : applyStrategicPatch(before, value);
    }
    return object;
}

} // namespace tealdeck::sandbox
