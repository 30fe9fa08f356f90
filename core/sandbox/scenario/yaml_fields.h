#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>
#include <yaml-cpp/yaml.h>

namespace tealdeck::sandbox
{

// Reads a YAML mapping strictly: each key must be expected, each value of its type. The first thing wrong is kept, with its line.
class YamlFields
{
public:
    using Reader = std::function<void(const YAML::Node&)>;
    struct Field
    {
        std::string name;
        Reader read;
    };

    explicit YamlFields(std::string source)
        : m_source(std::move(source))
    {
    }

    void read(const YAML::Node& node, const std::vector<Field>& fields);
    void readEach(const YAML::Node& node, const Reader& reader);
    std::string text(const YAML::Node& node);
    long long number(const YAML::Node& node, long long least, long long most);
    Duration duration(const YAML::Node& node);
    bool flag(const YAML::Node& node);
    // The position of the text among the words.
    std::size_t oneOf(const YAML::Node& node, const std::vector<std::string>& words);
    void wrong(const YAML::Node& node, Message what);

    const std::optional<Error>& error() const { return m_error; }

private:
    std::string m_source;
    std::optional<Error> m_error;
};

} // namespace tealdeck::sandbox
