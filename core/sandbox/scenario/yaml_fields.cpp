#include "core/sandbox/scenario/yaml_fields.h"

#include "core/sandbox/server/control_desk.h"

#include <algorithm>

namespace tealdeck::sandbox
{

void YamlFields::wrong(const YAML::Node& node, Message what)
{
    if (m_error)
        return;
    const int line = node.Mark().line >= 0 ? node.Mark().line + 1 : 1;
    m_error = Error{.kind = ErrorKind::InvalidInput,
                    .message = message("Sandbox", "The scenario %1 has a mistake in line %2.", {m_source, std::to_string(line)}),
                    .detail = render(what)};
}

void YamlFields::read(const YAML::Node& node, const std::vector<Field>& fields)
{
    if (!node.IsMap()) {
        wrong(node, message("Sandbox", "Keys and values are expected here."));
        return;
    }
    for (const auto& entry : node) {
        const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.name == name; });
        if (field == fields.end())
            wrong(entry.first, message("Sandbox", "There is no key \"%1\" here.", {name}));
        else
            field->read(entry.second);
    }
}

void YamlFields::readEach(const YAML::Node& node, const Reader& reader)
{
    if (!node.IsSequence()) {
        wrong(node, message("Sandbox", "A list is expected here."));
        return;
    }
    for (const auto& entry : node)
        reader(entry);
}

std::string YamlFields::text(const YAML::Node& node)
{
    if (!node.IsScalar()) {
        wrong(node, message("Sandbox", "A text is expected here."));
        return {};
    }
    return node.Scalar();
}

long long YamlFields::number(const YAML::Node& node, long long least, long long most)
{
    const std::string digits = text(node);
    const bool isNumber
        = !digits.empty() && digits.size() < 12 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const long long value = isNumber ? std::atoll(digits.c_str()) : -1;
    if (!isNumber || value < least || value > most) {
        wrong(node, message("Sandbox", "A number from %1 to %2 is expected here.", {std::to_string(least), std::to_string(most)}));
        return least;
    }
    return value;
}

Duration YamlFields::duration(const YAML::Node& node)
{
    const auto value = parseDuration(text(node));
    if (!value)
        wrong(node, message("Sandbox", "A duration such as 500ms, 8s or 2m is expected here."));
    return value.value_or(Duration::zero());
}

bool YamlFields::flag(const YAML::Node& node)
{
    return oneOf(node, {"false", "true"}) == 1;
}

std::size_t YamlFields::oneOf(const YAML::Node& node, const std::vector<std::string>& words)
{
    const auto found = std::find(words.begin(), words.end(), text(node));
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    wrong(node, message("Sandbox", "One of these is expected here: %1.", {list}));
    return 0;
}

} // namespace tealdeck::sandbox
