#include "core/config/cluster_access.h"

namespace tealdeck
{
namespace
{

// The key of an extra becomes part of a header's name: lower case, and everything that is no token character (RFC 9110 5.6.2)
// percent-encoded.
std::string headerKey(const std::string& key)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789!#$&'*+-.^_`|~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char character : key) {
        const char lower = character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
        const auto byte = static_cast<unsigned char>(lower);
        if (plain.find(lower) != std::string_view::npos)
            result += lower;
        else
            result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return result;
}

} // namespace

std::vector<std::pair<std::string, std::string>> impersonationHeaders(const Impersonation& impersonation)
{
    std::vector<std::pair<std::string, std::string>> headers;
    if (!impersonation.user.empty())
        headers.emplace_back("Impersonate-User", impersonation.user);
    if (!impersonation.uid.empty())
        headers.emplace_back("Impersonate-Uid", impersonation.uid);
    for (const std::string& group : impersonation.groups)
        headers.emplace_back("Impersonate-Group", group);
    for (const auto& [key, values] : impersonation.extra) {
        for (const std::string& value : values)
            headers.emplace_back("Impersonate-Extra-" + headerKey(key), value);
    }
    return headers;
}

} // namespace tealdeck
