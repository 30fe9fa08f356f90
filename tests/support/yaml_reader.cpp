#include "tests/support/yaml_reader.h"

#include <yaml-cpp/yaml.h>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

// A plain scalar that YAML 1.1 takes for a truth value, a number or nothing is no string.
bool isString(const YAML::Node& node)
{
    if (node.Tag() == "!")
        return true;
    bool flag = false;
    double number = 0;
    return node.IsScalar() && !YAML::convert<bool>::decode(node, flag) && !YAML::convert<double>::decode(node, number);
}

std::string compare(const YAML::Node& node, const Json& expected, const std::string& path)
{
    if (expected.is_object()) {
        if (!node.IsMap() || node.size() != expected.size())
            return path + ": no map of " + std::to_string(expected.size());
        auto entry = node.begin();
        for (const auto& [key, value] : expected.items()) {
            if (entry->first.Scalar() != key || !isString(entry->first))
                return path + ": key " + entry->first.Scalar() + " instead of " + key;
            if (std::string problem = compare(entry->second, value, path + "/" + key); !problem.empty())
                return problem;
            ++entry;
        }
        return {};
    }
    if (expected.is_array()) {
        if (!node.IsSequence() || node.size() != expected.size())
            return path + ": no sequence of " + std::to_string(expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (std::string problem = compare(node[i], expected[i], path + "/" + std::to_string(i)); !problem.empty())
                return problem;
        }
        return {};
    }
    if (expected.is_null())
        return node.IsNull() ? std::string() : path + ": not null";
    if (!node.IsScalar())
        return path + ": no scalar";
    if (expected.is_string())
        return isString(node) && node.Scalar() == expected.get_ref<const std::string&>() ? std::string() : path + ": " + node.Scalar();
    return node.Tag() != "!" && node.Scalar() == expected.dump() ? std::string() : path + ": " + node.Scalar();
}

} // namespace

std::string readBack(const std::string& yaml, const nlohmann::ordered_json& expected)
{
    try {
        return compare(YAML::Load(yaml), expected, "");
    } catch (const YAML::Exception& error) {
        return error.what();
    }
}

} // namespace tealdeck
