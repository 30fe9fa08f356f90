#include "core/base/encoding.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace tealdeck
{
namespace
{

constexpr std::string_view base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned char byteAt(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

const unsigned char* data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

Result<std::string> decodeBase64(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    unsigned buffer = 0;
    int bits = 0;
    std::size_t padding = 0;
    std::size_t characters = 0;
    for (const char character : text) {
        if (character == '\n' || character == '\r' || character == ' ' || character == '\t')
            continue;
        ++characters;
        if (character == '=') {
            ++padding;
            continue;
        }
        const std::size_t value = base64Alphabet.find(character);
        if (value == std::string_view::npos || padding > 0)
            return fail(ErrorKind::ProtocolViolation, message("Base", "This is not base64."));
        buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xffffffU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(buffer >> bits & 0xffU);
        }
    }
    if (characters % 4 != 0 || padding > 2)
        return fail(ErrorKind::ProtocolViolation, message("Base", "This base64 ends too early."));
    return bytes;
}

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const unsigned group = static_cast<unsigned>(byteAt(bytes, i)) << 16
            | (left > 1 ? static_cast<unsigned>(byteAt(bytes, i + 1)) << 8 : 0U)
            | (left > 2 ? static_cast<unsigned>(byteAt(bytes, i + 2)) : 0U);
        text += base64Alphabet[group >> 18 & 63U];
        text += base64Alphabet[group >> 12 & 63U];
        text += left > 1 ? base64Alphabet[group >> 6 & 63U] : '=';
        text += left > 2 ? base64Alphabet[group & 63U] : '=';
    }
    return text;
}

std::string toHex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += digits[byteAt(bytes, i) >> 4];
        text += digits[byteAt(bytes, i) & 15];
    }
    return text;
}

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string hmacSha256(std::string_view key, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data(bytes), bytes.size(), digest.data(), &length))
        throw std::runtime_error("HMAC-SHA-256 is not available");
    return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string encodeUrlComponent(std::string_view text)
{
    std::string result;
    for (const char character : text) {
        const bool isUnreserved = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || character == '-' || character == '.' || character == '_' || character == '~';
        if (isUnreserved)
            result += character;
        else
            result += "%" + toHex(std::string_view(&character, 1));
    }
    return result;
}

std::string randomBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("the system's random generator is not available");
    return bytes;
}

std::string makeUuid()
{
    std::string bytes = randomBytes(16);
    bytes[6] = static_cast<char>((byteAt(bytes, 6) & 0x0fU) | 0x40U);
    bytes[8] = static_cast<char>((byteAt(bytes, 8) & 0x3fU) | 0x80U);
    std::string text = toHex(bytes);
    for (const std::size_t position : {20U, 16U, 12U, 8U})
        text.insert(position, "-");
    return text;
}

} // namespace tealdeck
