#pragma once

#include "core/base/result.h"

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// Remembers the first thing that is wrong in a file, so that reading can go on in straight lines.
class YamlProblem
{
public:
    explicit YamlProblem(std::filesystem::path file)
        : m_file(std::move(file))
    {
    }

    const std::filesystem::path& file() const { return m_file; }
    void report(Message message);
    const std::optional<Error>& error() const { return m_error; }

private:
    std::filesystem::path m_file;
    std::optional<Error> m_error;
};

// One map of a YAML file with a name for people. What has the wrong type is reported and read as empty. Follows no alias by itself, so
// circles do no harm.
class YamlMap
{
public:
    // `where` says for people which map this is: "user jane".
    YamlMap(YAML::Node node, std::string where, YamlProblem& problem);

    std::string text(const char* key) const; // absent or null: empty
    bool flag(const char* key) const; // absent or null: false
    std::vector<std::string> texts(const char* key) const;
    std::optional<YamlMap> map(const char* key) const;
    // The maps of a list, in order; `where` of each is "KIND NAME" with the value of its key `nameKey`.
    std::vector<YamlMap> maps(const char* key, const std::string& kind, const char* nameKey) const;
    std::vector<std::pair<std::string, YAML::Node>> entries() const;
    YAML::Node node(const char* key) const;
    const std::string& where() const { return m_where; }
    int line() const; // from 1

    // `what` is a template for the file (%1), the line (%2), which map (%3) and the field (%4).
    void reportWrong(const std::string& key, Message what) const;

private:
    YAML::Node m_node;
    std::string m_where;
    YamlProblem* m_problem;
};

// The top of a file as a map; an empty file is an empty map. Errors: InvalidInput with the line.
Result<YAML::Node> parseYaml(const std::string& text, const std::filesystem::path& file);

// A value as JSON text; empty for nothing and for what is too deep, too large or circular.
std::string yamlToJson(const YAML::Node& node);

} // namespace tealdeck
