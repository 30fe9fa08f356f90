#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace tealdeck
{

// Reads YAML with yaml-cpp and compares it with the JSON that it was written from; empty when they are equal, strings of YAML 1.1 being
// strings, else where they are not.
std::string readBack(const std::string& yaml, const nlohmann::ordered_json& expected);

} // namespace tealdeck
