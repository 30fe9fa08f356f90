#include "core/session/credential_summary.h"

#include "core/base/encoding.h"
#include "core/config/kubeconfig.h"
#include "core/net/certificate_facts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string fileName(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

std::optional<WallTime> tokenEnd(const Secret& token)
{
    const std::string_view text = token.reveal();
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    std::string payload(text.substr(first + 1, second - first - 1));
    std::ranges::replace(payload, '-', '+');
    std::ranges::replace(payload, '_', '/');
    payload.append((4 - payload.size() % 4) % 4, '=');
    const auto bytes = decodeBase64(payload);
    if (!bytes)
        return std::nullopt;
    const auto claims = nlohmann::json::parse(*bytes, nullptr, false);
    constexpr long long latest = 253402300799; // the year 9999
    if (!claims.is_object() || !claims.contains("exp") || !claims["exp"].is_number())
        return std::nullopt;
    const double seconds = claims["exp"].get<double>();
    if (!(seconds > 0 && seconds < static_cast<double>(latest)))
        return std::nullopt;
    return WallTime(std::chrono::seconds(static_cast<long long>(seconds)));
}

CredentialSummary credentialSummary(const ClusterAccess& access)
{
    if (access.exec)
        return {.method = message("Doctor", "credential plugin %1", {fileName(access.exec->command)}), .expires = {}};
    if (!access.tokenFile.empty()) {
        const auto token = readTokenFile(access.tokenFile);
        return {.method = message("Doctor", "token of a file"), .expires = token ? tokenEnd(*token) : std::nullopt};
    }
    if (!access.token.empty())
        return {.method = message("Doctor", "token"), .expires = tokenEnd(access.token)};
    if (!access.clientCertificate.empty())
        return {.method = message("Doctor", "client certificate %1", {certificateSubject(access.clientCertificate)}),
                .expires = certificateEnd(access.clientCertificate)};
    if (!access.username.empty())
        return {.method = message("Doctor", "user name and password"), .expires = {}};
    return {.method = message("Doctor", "nothing"), .expires = {}};
}

} // namespace tealdeck
