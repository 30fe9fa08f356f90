#pragma once

#include "core/base/shared.h"
#include "core/base/text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tealdeck
{

// Makes equal texts share their bytes. One thread uses it; what it gave away may go to any thread and outlives it. It keeps a text for as
// long as somebody else does, not longer: shrink() is cheap to call often.
class TextPool
{
public:
    Text text(std::string_view bytes)
    {
        if (bytes.empty())
            return {};
        const auto known = m_texts.find(bytes);
        return known != m_texts.end() ? *known : *m_texts.emplace(bytes).first;
    }

    void shrink()
    {
        if (m_texts.size() < m_shrinkAt)
            return;
        std::erase_if(m_texts, [](const Text& text) { return text.isLast(); });
        m_shrinkAt = std::max(least, 2 * m_texts.size());
    }
    std::size_t size() const { return m_texts.size(); }

private:
    static constexpr std::size_t least = 1024;

    std::unordered_set<Text, TextHash, std::equal_to<>> m_texts;
    std::size_t m_shrinkAt = least;
};

// The same for containers that were made from bytes: equal bytes give the same container.
template <typename Value>
class SharedPool
{
public:
    // `make` is called with the bytes when they are new.
    template <typename Make>
    Shared<Value> value(std::string_view bytes, Make make)
    {
        if (bytes.empty())
            return {};
        const auto known = m_values.find(bytes);
        return known != m_values.end() ? known->second : m_values.emplace(bytes, make(bytes)).first->second;
    }

    void shrink()
    {
        if (m_values.size() < m_shrinkAt)
            return;
        std::erase_if(m_values, [](const auto& entry) { return entry.second.isLast(); });
        m_shrinkAt = std::max(least, 2 * m_values.size());
    }
    std::size_t size() const { return m_values.size(); }

private:
    static constexpr std::size_t least = 1024;

    std::unordered_map<Text, Shared<Value>, TextHash, std::equal_to<>> m_values;
    std::size_t m_shrinkAt = least;
};

} // namespace tealdeck
