#include "core/connectors/kube/json_view.h"

#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace tealdeck
{
namespace
{

std::string stepTo(const nlohmann::json& parent, const nlohmann::json::const_iterator& member)
{
    return parent.is_object() ? "." + member.key() : "[" + std::to_string(member - parent.begin()) + "]";
}

// "$.items[3].status.phase": found by the address of the value, so that the good case pays nothing for it; without recursion, as the depth
// is the server's choice.
std::string pathTo(const nlohmann::json& root, const nlohmann::json& target)
{
    struct Level
    {
        const nlohmann::json* value;
        nlohmann::json::const_iterator next;
    };
    std::vector<Level> levels{{&root, root.begin()}};
    while (!levels.empty() && levels.back().value != &target) {
        Level& level = levels.back();
        if (!level.value->is_structured() || level.next == level.value->end()) {
            levels.pop_back();
            continue;
        }
        const nlohmann::json& member = *level.next;
        ++level.next;
        levels.push_back({&member, member.begin()});
    }
    std::string path = "$";
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        path += stepTo(*levels[i].value, std::prev(levels[i].next));
    return path;
}

tl::unexpected<Error> notUnderstood(std::string detail)
{
    return fail(
        ErrorKind::ProtocolViolation,
        message("Kube",
                "The answer of the Kubernetes server cannot be understood. Check that the address leads to a Kubernetes API server."),
        std::move(detail));
}

} // namespace

Result<JsonDocument> JsonDocument::parse(std::string_view text)
{
    JsonDocument document;
    document.m_root = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (document.m_root.is_discarded())
        return notUnderstood("not valid JSON (" + std::to_string(text.size()) + " bytes)");
    return document;
}

void JsonDocument::expected(std::string_view what, const nlohmann::json& found)
{
    if (m_problem.empty())
        m_problem = pathTo(m_root, found) + ": expected " + std::string(what) + ", found " + found.type_name();
}

void JsonDocument::missing(std::string_view what)
{
    if (m_problem.empty())
        m_problem = std::string(what) + " is missing";
}

tl::unexpected<Error> JsonDocument::problem() const
{
    return notUnderstood(m_problem);
}

JsonView JsonView::operator[](const char* key) const
{
    if (!exists())
        return {*m_document, nullptr};
    if (!m_value->is_object()) {
        m_document->expected("an object", *m_value);
        return {*m_document, nullptr};
    }
    const auto found = m_value->find(key);
    return {*m_document, found == m_value->end() ? nullptr : &*found};
}

bool JsonView::contains(const char* key) const
{
    if (exists() && !m_value->is_object())
        m_document->expected("an object", *m_value);
    return exists() && m_value->is_object() && m_value->contains(key);
}

std::string JsonView::text() const
{
    if (!exists())
        return {};
    if (!m_value->is_string()) {
        m_document->expected("a string", *m_value);
        return {};
    }
    return m_value->get_ref<const std::string&>();
}

std::optional<bool> JsonView::optionalBoolean() const
{
    if (!exists())
        return std::nullopt;
    if (!m_value->is_boolean()) {
        m_document->expected("true or false", *m_value);
        return std::nullopt;
    }
    return m_value->get<bool>();
}

std::optional<int> JsonView::optionalInteger() const
{
    const auto number = optionalLong();
    if (number && (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())) {
        m_document->expected("a whole number of 32 bits", *m_value);
        return std::nullopt;
    }
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<long long> JsonView::optionalLong() const
{
    if (!exists())
        return std::nullopt;
    const bool isTooLarge = m_value->is_number_unsigned()
        && m_value->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<long long>::max());
    if (!m_value->is_number_integer() || isTooLarge) {
        m_document->expected("a whole number of 64 bits", *m_value);
        return std::nullopt;
    }
    return m_value->get<long long>();
}

std::optional<WallTime> JsonView::time() const
{
    const std::string words = text();
    if (words.empty())
        return std::nullopt;
    const auto parsed = parseRfc3339(words);
    if (!parsed) {
        m_document->expected("a time (RFC 3339)", *m_value);
        return std::nullopt;
    }
    return *parsed;
}

Labels JsonView::labels() const
{
    Labels result;
    if (!exists())
        return result;
    if (!m_value->is_object()) {
        m_document->expected("an object", *m_value);
        return result;
    }
    for (const auto& [key, value] : m_value->items())
        result.emplace(key, JsonView(*m_document, &value).text());
    return result;
}

std::string JsonView::printed() const
{
    if (exists() && (m_value->is_number() || m_value->is_boolean()))
        return m_value->dump();
    return text();
}

std::string JsonView::asText() const
{
    const bool isStructured = exists() && m_value->is_structured();
    return isStructured ? m_value->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) : printed();
}

bool JsonView::isArray() const
{
    if (exists() && !m_value->is_array())
        m_document->expected("an array", *m_value);
    return exists() && m_value->is_array();
}

} // namespace tealdeck
