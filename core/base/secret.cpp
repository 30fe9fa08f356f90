#include "core/base/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace tealdeck
{

Secret::Secret(std::string value)
    : m_value(std::move(value))
{
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(const Secret& other) = default;

Secret::Secret(Secret&& other) noexcept
    : m_value(std::move(other.m_value))
{
    other.wipe(); // a short string is copied by a move
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        m_value = other.m_value;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_value = std::move(other.m_value);
        other.wipe();
    }
    return *this;
}

bool Secret::equals(const Secret& other) const
{
    return m_value.size() == other.m_value.size() && CRYPTO_memcmp(m_value.data(), other.m_value.data(), m_value.size()) == 0;
}

void Secret::wipe()
{
    m_value.resize(m_value.capacity());
    OPENSSL_cleanse(m_value.data(), m_value.size());
    m_value.clear();
}

} // namespace tealdeck
