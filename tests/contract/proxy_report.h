#pragma once

#include "tests/contract/contract_target.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{

// What the proxy between the user "proxied" and the server counted; mischief_proxy.py says what its fields are.
inline nlohmann::json proxyReport(const ContractTarget& target)
{
    const std::string answer = target.command("proxy report");
    return nlohmann::json::parse(answer.starts_with("ok ") ? answer.substr(3) : "{}");
}

inline int patchesIn(const nlohmann::json& report)
{
    int patches = 0;
    for (const auto& write : report.at("writes"))
        patches += write.get<std::string>().starts_with("PATCH ") ? 1 : 0;
    return patches;
}

} // namespace tealdeck
