#include "core/config/yaml_map.h"

namespace tealdeck
{
namespace
{

int lineOf(const YAML::Node& node)
{
    return node.Mark().line + 1;
}

Message notTexts()
{
    return message("Config", "In the file %1, line %2, %3: the field %4 must be a list of texts. Correct it.");
}

} // namespace

void YamlProblem::report(Message message)
{
    if (!m_error)
        m_error = Error{.kind = ErrorKind::InvalidInput, .message = std::move(message), .detail = {}};
}

YamlMap::YamlMap(YAML::Node node, std::string where, YamlProblem& problem)
    : m_node(std::move(node))
    , m_where(std::move(where))
    , m_problem(&problem)
{
    if (m_node.IsMap() || m_node.IsNull())
        return;
    m_problem->report(message("Config", "In the file %1, line %2: %3 must be a map (name: value lines). Correct it.",
                              {m_problem->file().string(), std::to_string(lineOf(m_node)), m_where}));
    m_node = YAML::Node(YAML::NodeType::Map);
}

YAML::Node YamlMap::node(const char* key) const
{
    const YAML::Node& constant = m_node; // operator[] of a const node adds nothing
    if (!constant.IsMap())
        return YAML::Node();
    const YAML::Node value = constant[key];
    return value.IsDefined() ? value : YAML::Node();
}

std::string YamlMap::text(const char* key) const
{
    const YAML::Node value = node(key);
    if (value.IsScalar())
        return value.Scalar();
    if (!value.IsNull())
        reportWrong(key, message("Config", "In the file %1, line %2, %3: the field %4 must be a text. Correct it."));
    return {};
}

bool YamlMap::flag(const char* key) const
{
    const YAML::Node value = node(key);
    bool isSet = false;
    if (!value.IsNull() && !(value.IsScalar() && YAML::convert<bool>::decode(value, isSet)))
        reportWrong(key, message("Config", "In the file %1, line %2, %3: the field %4 must be true or false. Correct it."));
    return isSet;
}

std::vector<std::string> YamlMap::texts(const char* key) const
{
    const YAML::Node value = node(key);
    std::vector<std::string> result;
    if (!value.IsSequence() && !value.IsNull())
        reportWrong(key, notTexts());
    if (!value.IsSequence())
        return result;
    for (const YAML::Node& item : value) {
        if (item.IsScalar())
            result.push_back(item.Scalar());
        else
            reportWrong(key, notTexts());
    }
    return result;
}

std::optional<YamlMap> YamlMap::map(const char* key) const
{
    const YAML::Node value = node(key);
    if (value.IsMap())
        return YamlMap(value, m_where + ", " + key, *m_problem);
    if (!value.IsNull())
        reportWrong(key, message("Config", "In the file %1, line %2, %3: the field %4 must be a map. Correct it."));
    return std::nullopt;
}

std::vector<YamlMap> YamlMap::maps(const char* key, const std::string& kind, const char* nameKey) const
{
    const YAML::Node value = node(key);
    std::vector<YamlMap> result;
    if (!value.IsSequence() && !value.IsNull())
        reportWrong(key, message("Config", "In the file %1, line %2, %3: the field %4 must be a list. Correct it."));
    if (!value.IsSequence())
        return result;
    for (const YAML::Node& item : value) {
        const YamlMap nameless(item, kind, *m_problem);
        const YAML::Node name = nameless.node(nameKey);
        result.emplace_back(item.IsMap() ? item : YAML::Node(YAML::NodeType::Map), name.IsScalar() ? kind + " " + name.Scalar() : kind,
                            *m_problem);
    }
    return result;
}

std::vector<std::pair<std::string, YAML::Node>> YamlMap::entries() const
{
    std::vector<std::pair<std::string, YAML::Node>> result;
    if (!m_node.IsMap())
        return result;
    for (const auto& entry : m_node) {
        if (entry.first.IsScalar())
            result.emplace_back(entry.first.Scalar(), entry.second);
        else
            reportWrong("?", message("Config", "In the file %1, line %2, %3: a field has no usable name. Correct it."));
    }
    return result;
}

int YamlMap::line() const
{
    return lineOf(m_node);
}

void YamlMap::reportWrong(const std::string& key, Message what) const
{
    const YAML::Node value = node(key.c_str());
    what.arguments = {m_problem->file().string(), std::to_string(lineOf(value.IsNull() ? m_node : value)), m_where, key};
    m_problem->report(std::move(what));
}

Result<YAML::Node> parseYaml(const std::string& text, const std::filesystem::path& file)
{
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception& exception) {
        // Behind a colon yaml-cpp quotes the text, and the text can hold a secret.
        return fail(ErrorKind::InvalidInput,
                    message("Config", "The file %1 is not valid YAML: line %2, column %3. Correct it there.",
                            {file.string(), std::to_string(exception.mark.line + 1), std::to_string(exception.mark.column + 1)}),
                    exception.msg.substr(0, exception.msg.find(':')));
    }
}

} // namespace tealdeck
