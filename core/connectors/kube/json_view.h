#pragma once

#include "core/base/result.h"
#include "core/domain/cluster.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tealdeck
{

// One parsed JSON text and the first thing in it that is not as expected.
class JsonDocument
{
public:
    // ProtocolViolation when the text is not one JSON value.
    static Result<JsonDocument> parse(std::string_view text);

    const nlohmann::json& root() const { return m_root; }
    // Remembers the first problem only; `what` is an English noun phrase for the detail: "a string".
    void expected(std::string_view what, const nlohmann::json& found);
    void missing(std::string_view what);

    // The value, or the problem as ProtocolViolation.
    template <typename Value>
    Result<Value> finish(Value value) const
    {
        if (m_problem.empty())
            return value;
        return problem();
    }

private:
    tl::unexpected<Error> problem() const;

    nlohmann::json m_root;
    std::string m_problem;
};

// A look at one value of a document. Missing and null read as empty; a wrong type reads as empty too and is remembered by the document
// with its path, so that decoders need not ask after each field.
class JsonView
{
public:
    explicit JsonView(JsonDocument& document)
        : JsonView(document, &document.root())
    {
    }

    bool exists() const { return m_value != nullptr && !m_value->is_null(); }
    JsonView operator[](const char* key) const;

    std::string text() const;
    bool boolean() const { return optionalBoolean().value_or(false); }
    std::optional<bool> optionalBoolean() const;
    int integer() const { return optionalInteger().value_or(0); }
    std::optional<int> optionalInteger() const;
    std::optional<long long> optionalLong() const;
    std::optional<WallTime> time() const; // RFC 3339
    Labels labels() const; // an object of strings
    std::string printed() const; // a string, number or boolean, as text
    std::string asText() const; // the same; arrays and objects as JSON, null as nothing

    // Calls with a JsonView of each element.
    template <typename Function>
    void forEach(Function function) const
    {
        if (!isArray())
            return;
        for (const nlohmann::json& element : *m_value)
            function(JsonView(*m_document, &element));
    }
    std::size_t size() const { return isArray() ? m_value->size() : 0; }
    // True when it is an object that has the key, even with null.
    bool contains(const char* key) const;

private:
    JsonView(JsonDocument& document, const nlohmann::json* value)
        : m_document(&document)
        , m_value(value)
    {
    }
    bool isArray() const;

    JsonDocument* m_document;
    const nlohmann::json* m_value;
};

} // namespace tealdeck
