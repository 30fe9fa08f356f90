#include "core/config/yaml_map.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::json;

// What is still allowed; runs out on aliases that go in a circle or multiply.
struct Budget
{
    int depth = 32;
    int nodes = 10000;
    bool isExhausted = false;
};

Json scalar(const YAML::Node& node)
{
    const std::string& text = node.Scalar();
    if (node.Tag() == "!") // in quotes
        return text;
    bool flag = false;
    std::int64_t whole = 0;
    double number = 0;
    if (YAML::convert<bool>::decode(node, flag))
        return flag;
    if (YAML::convert<std::int64_t>::decode(node, whole))
        return whole;
    if (YAML::convert<double>::decode(node, number))
        return number;
    return text;
}

Json convert(const YAML::Node& node, Budget& budget)
{
    if (budget.depth == 0 || --budget.nodes < 0)
        budget.isExhausted = true;
    if (budget.isExhausted)
        return nullptr;
    --budget.depth;
    Json result = nullptr;
    if (node.IsScalar())
        result = scalar(node);
    if (node.IsSequence()) {
        result = Json::array();
        for (const YAML::Node& item : node)
            result.push_back(convert(item, budget));
    }
    if (node.IsMap()) {
        result = Json::object();
        for (const auto& entry : node)
            result[entry.first.IsScalar() ? entry.first.Scalar() : std::string()] = convert(entry.second, budget);
    }
    ++budget.depth;
    return result;
}

} // namespace

std::string yamlToJson(const YAML::Node& node)
{
    if (!node.IsDefined() || node.IsNull())
        return {};
    Budget budget;
    const Json json = convert(node, budget);
    return budget.isExhausted ? std::string() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tealdeck
