#pragma once

#include <initializer_list>
#include <memory>
#include <type_traits>
#include <utility>

namespace tealdeck
{

// A container behind one pointer: copies share it, from any thread; an empty one costs nothing. Reads like the container itself.
template <typename Value>
class Shared
{
public:
    Shared() = default;
    Shared(Value value)
        : m_value(value.empty() ? nullptr : std::make_shared<Value>(std::move(value)))
    {
    }
    Shared(std::initializer_list<typename Value::value_type> elements)
        : Shared(Value(elements))
    {
    }

    const Value& operator*() const { return m_value ? *m_value : emptyValue(); }
    const Value* operator->() const { return &**this; }
    operator const Value&() const { return **this; }

    // A copy of the value that this one alone has, to be changed.
    Value& own()
    {
        if (!m_value)
            m_value = std::make_shared<Value>();
        else if (m_value.use_count() > 1)
            m_value = std::make_shared<Value>(*m_value);
        return *m_value;
    }

    bool empty() const { return (**this).empty(); }
    auto size() const { return (**this).size(); }
    auto begin() const { return (**this).begin(); }
    auto end() const { return (**this).end(); }
    template <typename Key>
    auto find(const Key& key) const
    {
        return (**this).find(key);
    }
    template <typename Key>
    bool contains(const Key& key) const
    {
        return (**this).contains(key);
    }
    template <typename Key>
    const auto& at(const Key& key) const
    {
        return (**this).at(key);
    }
    template <typename Index>
    const auto& operator[](Index index) const requires std::is_integral_v<Index>
    {
        return (**this)[static_cast<std::size_t>(index)];
    }
    const auto& front() const { return (**this).front(); }

    // True when no other one shares the value.
    bool isLast() const { return m_value.use_count() <= 1; }
    // The same for all that share the value; null when it is empty.
    const void* identity() const { return m_value.get(); }

    // For nlohmann_json: the same as the container itself.
    template <typename Json>
    friend void to_json(Json& json, const Shared& shared)
    {
        json = *shared;
    }

    friend bool operator==(const Shared& a, const Shared& b) { return a.m_value == b.m_value || *a == *b; }
    friend bool operator==(const Shared& a, const Value& b) { return *a == b; }

private:
    static const Value& emptyValue()
    {
        static const Value empty;
        return empty;
    }

    std::shared_ptr<Value> m_value;
};

} // namespace tealdeck
