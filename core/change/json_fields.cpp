#include "core/change/json_fields.h"

#include <limits>

namespace tealdeck
{
namespace
{

const nlohmann::json nothing;

} // namespace

JsonFields::JsonFields(const nlohmann::json& json, std::string& problem)
    : m_json(&json)
    , m_problem(&problem)
{
}

const nlohmann::json& JsonFields::at(const char* key) const
{
    if (!m_json->is_object())
        return nothing;
    const auto found = m_json->find(key);
    return found == m_json->end() ? nothing : *found;
}

bool JsonFields::has(const char* key) const
{
    return !at(key).is_null();
}

std::string JsonFields::text(const char* key)
{
    const nlohmann::json& value = at(key);
    if (value.is_string())
        return value.get<std::string>();
    isMissing(key);
    return {};
}

std::vector<std::string> JsonFields::texts(const char* key)
{
    std::vector<std::string> texts;
    const nlohmann::json& values = at(key);
    if (!values.is_array())
        isMissing(key);
    for (const nlohmann::json& value : values) {
        if (value.is_string())
            texts.push_back(value.get<std::string>());
        else
            isMissing(key);
    }
    return texts;
}

int JsonFields::count(const char* key)
{
    const nlohmann::json& value = at(key);
    const auto number = value.is_number_unsigned() ? value.get<std::uint64_t>() : std::numeric_limits<std::uint64_t>::max();
    if (number <= static_cast<std::uint64_t>(std::numeric_limits<int>::max()))
        return static_cast<int>(number);
    isMissing(key);
    return 0;
}

Labels JsonFields::labels(const char* key)
{
    Labels labels;
    const nlohmann::json& values = at(key);
    if (!values.is_object()) {
        isMissing(key);
        return labels;
    }
    for (const auto& [name, value] : values.items()) {
        if (value.is_string())
            labels[name] = value.get<std::string>();
        else
            isMissing(key);
    }
    return labels;
}

JsonFields JsonFields::object(const char* key)
{
    if (!at(key).is_object())
        isMissing(key);
    return {at(key), *m_problem};
}

std::vector<JsonFields> JsonFields::objects(const char* key)
{
    std::vector<JsonFields> objects;
    const nlohmann::json& values = at(key);
    if (!values.is_array()) {
        isMissing(key);
        return objects;
    }
    for (const nlohmann::json& value : values) {
        if (!value.is_object())
            isMissing(key);
        objects.emplace_back(value, *m_problem);
    }
    return objects;
}

void JsonFields::isMissing(const std::string& key)
{
    if (m_problem->empty())
        *m_problem = "there is no usable \"" + key + "\"";
}

} // namespace tealdeck
