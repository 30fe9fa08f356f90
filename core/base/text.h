#pragma once

#include <atomic>
#include <compare>
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace tealdeck
{

// An immutable text of one pointer: copies share the bytes, from any thread. Rows are made of it, because a hundred thousand of them
// repeat the same few words (TextPool makes equal ones share). Reads like a std::string where one is expected.
class Text
{
public:
    Text() noexcept = default;
    Text(std::string text)
        : m_shared(text.empty() ? nullptr : new Shared(std::move(text)))
    {
    }
    Text(std::string_view text)
        : Text(std::string(text))
    {
    }
    Text(const char* text)
        : Text(std::string(text))
    {
    }
    Text(const Text& other) noexcept
        : m_shared(other.m_shared)
    {
        if (m_shared)
            m_shared->uses.fetch_add(1, std::memory_order_relaxed);
    }
    Text(Text&& other) noexcept
        : m_shared(std::exchange(other.m_shared, nullptr))
    {
    }
    Text& operator=(Text other) noexcept
    {
        std::swap(m_shared, other.m_shared);
        return *this;
    }
    ~Text()
    {
        if (m_shared && m_shared->uses.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_shared;
    }

    const std::string& str() const { return m_shared ? m_shared->text : emptyText(); }
    operator const std::string&() const { return str(); }
    operator std::string_view() const { return str(); }

    bool empty() const { return !m_shared; }
    std::size_t size() const { return str().size(); }
    const char* c_str() const { return str().c_str(); }
    bool starts_with(std::string_view start) const { return str().starts_with(start); }
    bool ends_with(std::string_view end) const { return str().ends_with(end); }
    std::size_t find(std::string_view part) const { return str().find(part); }
    std::string substr(std::size_t from, std::size_t count = std::string::npos) const { return str().substr(from, count); }

    // True when only this one holds the bytes.
    bool isLast() const { return m_shared && m_shared->uses.load(std::memory_order_acquire) == 1; }
    // The same for all that share the bytes; for telling texts of one pool apart.
    const void* identity() const { return m_shared; }

    friend bool operator==(const Text& a, const Text& b) { return a.m_shared == b.m_shared || a.str() == b.str(); }
    friend bool operator==(const Text& a, const std::string& b) { return a.str() == b; }
    friend bool operator==(const Text& a, std::string_view b) { return a.str() == b; }
    friend bool operator==(const Text& a, const char* b) { return a.str() == b; }
    friend std::strong_ordering operator<=>(const Text& a, const Text& b)
    {
        return a.m_shared == b.m_shared ? std::strong_ordering::equal : a.str() <=> b.str();
    }
    friend auto operator<=>(const Text& a, const std::string& b) { return a.str() <=> b; }
    friend std::string operator+(const Text& a, const std::string& b) { return a.str() + b; }
    friend std::string operator+(const Text& a, const char* b) { return a.str() + b; }
    friend std::string operator+(const Text& a, const Text& b) { return a.str() + b.str(); }
    friend std::string operator+(const std::string& a, const Text& b) { return a + b.str(); }
    friend std::string operator+(const char* a, const Text& b) { return a + b.str(); }
    friend std::string operator+(const Text& a, char b) { return a.str() + b; }
    friend std::ostream& operator<<(std::ostream& stream, const Text& text) { return stream << text.str(); }

private:
    struct Shared
    {
        explicit Shared(std::string bytes)
            : text(std::move(bytes))
        {
        }
        std::atomic<unsigned> uses = 1;
        const std::string text;
    };

    static const std::string& emptyText()
    {
        static const std::string empty;
        return empty;
    }

    Shared* m_shared = nullptr;
};

// Texts are found by strings and views, too: std::unordered_map<Text, Value, TextHash, std::equal_to<>>.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    std::size_t operator()(const Text& text) const { return std::hash<std::string_view>()(text.str()); }
    std::size_t operator()(const std::string& text) const { return std::hash<std::string_view>()(text); }
    std::size_t operator()(const char* text) const { return std::hash<std::string_view>()(text); }
};

} // namespace tealdeck

template <>
struct std::hash<tealdeck::Text> : tealdeck::TextHash
{
};
