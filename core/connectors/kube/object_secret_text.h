#pragma once

#include <string>
#include <string_view>

// What secrets look like in text. It is better to mask too much than too little: a masked value can be revealed.
namespace tealdeck
{

// "postgres://user:password@host", "https://LONG-TOKEN@host".
bool hasAddressWithPassword(std::string_view text);
// The same text with "***" in place of what stands before the @.
std::string withoutAddressPasswords(std::string_view text);
// A PEM private key, a JSON web token or "Bearer ..." somewhere in it.
bool hasPrivateKeyOrToken(std::string_view text);
// "password=x", "api-key: x" or "\"token\":\"x\"" somewhere in it.
bool hasSecretAssignment(std::string_view text);
// The key in lower case, letters and digits only, contains a word for a secret.
bool namesSecret(std::string_view key);
// As namesSecret(), but the word stands at the end: "clientSecret", not "secretName".
bool endsWithSecretName(std::string_view key);

} // namespace tealdeck
