#pragma once

#include <string>
#include <string_view>

namespace tealdeck
{

// A password, token or private key. It cannot be formatted, streamed, compared with == or turned into a string by accident; whoever sends
// it says reveal() where it is sent. The memory is wiped when it dies.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value);
    ~Secret();
    Secret(const Secret& other);
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;

    bool empty() const { return m_value.empty(); }
    std::string_view reveal() const { return m_value; }
    // Compares in constant time.
    bool equals(const Secret& other) const;

private:
    void wipe();

    std::string m_value;
};

} // namespace tealdeck
