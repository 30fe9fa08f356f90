#include "core/connectors/kube/object_yaml.h"

#include "core/connectors/kube/yaml_scalar.h"

#include <array>
#include <vector>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestKey = 1000; // YAML lets a key without "? " have 1024 characters

// Writes block style as kubectl does: sequences stand at the indentation of their key.
class YamlWriter
{
public:
    void write(const ObjectJson& value, std::size_t indent)
    {
        if (value.is_object() && !value.empty())
            writeMap(value, indent);
        else if (value.is_array() && !value.empty())
            writeSequence(value, indent);
        else
            m_text += scalar(value, indent) + "\n";
    }

    std::string take() { return std::move(m_text); }

private:
    static bool isBlock(const ObjectJson& value) { return value.is_structured() && !value.empty(); }

    static std::string scalar(const ObjectJson& value, std::size_t indent)
    {
        if (value.is_object() || value.is_array())
            return value.is_object() ? "{}" : "[]";
        if (!value.is_string())
            return value.dump();
        const std::string& text = value.get_ref<const std::string&>();
        if (isPlainYaml(text))
            return text;
        return isBlockYaml(text) ? blockScalar(text, indent) : quotedYaml(text);
    }

    static std::string blockScalar(std::string_view text, std::size_t indent)
    {
        std::string block = text.ends_with('\n') ? "|" : "|-";
        if (text.ends_with('\n'))
            text.remove_suffix(1);
        while (true) {
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end);
            block += '\n';
            if (!line.empty())
                block += std::string(indent, ' ') + std::string(line);
            if (end == std::string_view::npos)
                return block;
            text.remove_prefix(end + 1);
        }
    }

    // `indent` is where the cursor stands already: the first line is not indented again.
    void writeMap(const ObjectJson& map, std::size_t indent)
    {
        bool isFirst = true;
        for (const auto& [key, value] : map.items()) {
            if (!isFirst)
                m_text.append(indent, ' ');
            isFirst = false;
            const std::string name = isPlainYaml(key) ? key : quotedYaml(key);
            if (name.size() > longestKey)
                m_text += "? " + name + "\n" + std::string(indent, ' ') + ":";
            else
                m_text += name + ":";
            writeBehindKey(value, indent);
        }
    }

    void writeBehindKey(const ObjectJson& value, std::size_t indent)
    {
        if (!isBlock(value)) {
            m_text += " " + scalar(value, indent + 2) + "\n";
            return;
        }
        const std::size_t inner = value.is_array() ? indent : indent + 2;
        m_text += "\n" + std::string(inner, ' ');
        write(value, inner);
    }

    void writeSequence(const ObjectJson& sequence, std::size_t indent)
    {
        bool isFirst = true;
        for (const ObjectJson& value : sequence) {
            if (!isFirst)
                m_text.append(indent, ' ');
            isFirst = false;
            m_text += "- ";
            write(value, indent + 2);
        }
    }

    std::string m_text;
};

} // namespace

std::string toYaml(const ObjectJson& value)
{
    YamlWriter writer;
    writer.write(value, 0);
    return writer.take();
}

std::string objectYaml(const ObjectJson& object, ManagedFields managedFields)
{
    constexpr std::array<const char*, 3> first{"apiVersion", "kind", "metadata"};
    ObjectJson ordered = ObjectJson::object();
    for (const char* key : first) {
        if (object.contains(key))
            ordered[key] = object[key];
    }
    for (const auto& [key, value] : object.items()) {
        if (key != first[0] && key != first[1] && key != first[2])
            ordered[key] = value;
    }
    if (managedFields == ManagedFields::LeftOut && ordered.contains("metadata") && ordered["metadata"].is_object())
        ordered["metadata"].erase("managedFields");
    return toYaml(ordered);
}

} // namespace tealdeck
