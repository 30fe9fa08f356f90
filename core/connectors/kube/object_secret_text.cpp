#include "core/connectors/kube/object_secret_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace tealdeck
{
namespace
{

constexpr std::array<std::string_view, 13> secretWords{"password",      "passwd",           "passphrase", "secret",     "token",
                                                       "apikey",        "privatekey",       "accesskey",  "signingkey", "credential",
                                                       "encryptionkey", "connectionstring", "pwd"};
constexpr std::array<std::string_view, 2> harmlessWords{"tokeniz", "maxtokens"}; // of language models
constexpr std::size_t maxKey = 80; // longer runs of letters are no keys
constexpr std::size_t tokenLike = 16; // a user name of this length before an @ is rather a token

bool isKeyByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

std::string plainKey(std::string_view key)
{
    std::string plain;
    for (const char c : key) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return plain;
}

// Where an address carries something before its @.
struct AddressUser
{
    std::size_t begin = 0;
    std::size_t end = 0; // of the @
};

std::optional<AddressUser> nextAddressUser(std::string_view text, std::size_t from)
{
    constexpr std::string_view ends = " \t\r\n\"'`<>/?#";
    while (true) {
        const std::size_t scheme = text.find("://", from);
        if (scheme == std::string_view::npos)
            return std::nullopt;
        const std::size_t begin = scheme + 3;
        const std::size_t stop = std::min(text.find_first_of(ends, begin), text.size());
        const std::size_t at = text.substr(begin, stop - begin).rfind('@');
        from = begin;
        if (at == std::string_view::npos)
            continue;
        const std::string_view user = text.substr(begin, at);
        const std::size_t colon = user.find(':');
        if ((colon != std::string_view::npos && colon + 1 < user.size() && user.substr(colon + 1) != "***") || user.size() >= tokenLike)
            return AddressUser{.begin = begin, .end = begin + at};
    }
}

std::string_view keyBefore(std::string_view text, std::size_t separator)
{
    std::size_t end = separator;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == '\\'))
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < maxKey && isKeyByte(text[begin - 1]))
        --begin;
    return text.substr(begin, end - begin);
}

bool hasValueAfter(std::string_view text, std::size_t separator)
{
    std::size_t begin = separator + 1;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '"' || text[begin] == '\'' || text[begin] == '\\'))
        ++begin;
    return begin < text.size() && std::string_view("\r\n,;}]{[|>&").find(text[begin]) == std::string_view::npos
        && !text.substr(begin).starts_with("(masked, ");
}

bool hasWebToken(std::string_view text)
{
    for (std::size_t at = text.find("eyJ"); at != std::string_view::npos; at = text.find("eyJ", at + 1)) {
        std::size_t end = at;
        int dots = 0;
        while (end < text.size() && isKeyByte(text[end]))
            dots += text[end++] == '.' ? 1 : 0;
        if (dots == 2 && end - at > 30)
            return true;
        at = std::max(at, end - 1); // each byte is looked at once
    }
    return false;
}

} // namespace

bool hasAddressWithPassword(std::string_view text)
{
    return nextAddressUser(text, 0).has_value();
}

std::string withoutAddressPasswords(std::string_view text)
{
    std::string result;
    std::size_t done = 0;
    while (const auto user = nextAddressUser(text, done)) {
        result += text.substr(done, user->begin - done);
        result += "***";
        done = user->end;
    }
    return result + std::string(text.substr(done));
}

bool hasPrivateKeyOrToken(std::string_view text)
{
    return text.find("PRIVATE KEY-----") != std::string_view::npos || text.find("Bearer ey") != std::string_view::npos || hasWebToken(text);
}

bool hasSecretAssignment(std::string_view text)
{
    for (std::size_t at = text.find_first_of(":="); at != std::string_view::npos; at = text.find_first_of(":=", at + 1)) {
        if (hasValueAfter(text, at) && namesSecret(keyBefore(text, at)))
            return true;
    }
    return false;
}

bool namesSecret(std::string_view key)
{
    const std::string plain = plainKey(key);
    const auto isIn = [&](std::string_view word) { return plain.find(word) != std::string::npos; };
    if (std::ranges::any_of(harmlessWords, isIn))
        return false;
    return plain == "authorization" || std::ranges::any_of(secretWords, isIn);
}

bool endsWithSecretName(std::string_view key)
{
    std::string plain = plainKey(key);
    if (plain.ends_with('s'))
        plain.pop_back(); // "credentials"
    return std::ranges::any_of(secretWords, [&](std::string_view word) { return plain.ends_with(word); });
}

} // namespace tealdeck
