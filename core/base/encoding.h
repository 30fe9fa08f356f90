#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// RFC 4648 base64 with padding; line breaks and blanks in the input are skipped. Anything else is ProtocolViolation.
Result<std::string> decodeBase64(std::string_view text);
std::string encodeBase64(std::string_view bytes);
std::string toHex(std::string_view bytes);
// The 32 bytes of SHA-256 and of HMAC-SHA-256 (RFC 2104), raw.
std::string sha256(std::string_view bytes);
std::string hmacSha256(std::string_view key, std::string_view bytes);
// Percent-encodes everything but RFC 3986's unreserved characters.
std::string encodeUrlComponent(std::string_view text);
// `count` bytes from the operating system's generator.
std::string randomBytes(std::size_t count);
// A random RFC 9562 version 4 UUID, in lower case.
std::string makeUuid();

} // namespace tealdeck
