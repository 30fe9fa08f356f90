#include "core/connectors/kube/object_mask.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/object_secret_text.h"

#include <algorithm>
#include <cctype>

namespace tealdeck
{
namespace
{

constexpr std::string_view maskBegin = "(masked, ";
constexpr const char* lastApplied = "last-applied-configuration";

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// Exactly a mask: a secret that only begins like one is no mask.
bool isMask(const ObjectJson& value)
{
    constexpr std::string_view end = " bytes)";
    std::string_view text = value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view();
    return text.size() > maskBegin.size() + end.size() && text.starts_with(maskBegin) && text.ends_with(end)
        && isDigits(text.substr(maskBegin.size(), text.size() - maskBegin.size() - end.size()));
}

std::size_t decodedSize(const std::string& base64)
{
    const auto bytes = decodeBase64(base64);
    return bytes ? bytes->size() : base64.size();
}

// One step of a JSON pointer (RFC 6901).
std::string escapedStep(const std::string& step)
{
    std::string escaped;
    for (const char c : step) {
        if (c == '~' || c == '/')
            escaped += c == '~' ? "~0" : "~1";
        else
            escaped += c;
    }
    return escaped;
}

bool isEnvironmentKey(std::string_view key)
{
    return key == "env" || key == "environment" || key.ends_with("Env");
}

// Text of a config map, an annotation or an argument that should not be read over a shoulder.
bool looksSecret(std::string_view text)
{
    return hasAddressWithPassword(text) || hasPrivateKeyOrToken(text) || hasSecretAssignment(text);
}

// Walks through an object and takes secrets out; remembers where it is.
class Masker
{
public:
    void visit(ObjectJson& value, std::string_view kind = {})
    {
        if (value.is_object())
            visitObject(value, kind);
        else if (value.is_array())
            visitArray(value, kind);
        else if (value.is_string() && isSecretText(textOf(value)))
            mask(value);
    }

    std::vector<MaskedValue> take() { return std::move(m_masked); }

private:
    enum class Encoding
    {
        Plain,
        Base64,
    };

    // Texts of several lines may be manifests or whole configurations.
    static bool isSecretText(const std::string& text)
    {
        return text.find('\n') != std::string::npos ? looksSecret(text) : hasAddressWithPassword(text) || hasPrivateKeyOrToken(text);
    }

    static const std::string& textOf(const ObjectJson& value) { return value.get_ref<const std::string&>(); }

    template <typename Function>
    void below(const std::string& step, Function function)
    {
        m_path.push_back(step);
        function();
        m_path.pop_back();
    }

    void mask(ObjectJson& value, Encoding encoding = Encoding::Plain)
    {
        if (isMask(value) || value.is_null() || (value.is_string() && textOf(value).empty()))
            return;
        std::string text = value.is_string() ? textOf(value) : dumpJson(value);
        const std::size_t bytes = encoding == Encoding::Base64 && value.is_string() ? decodedSize(text) : text.size();
        std::string pointer;
        for (const std::string& step : m_path)
            pointer += "/" + escapedStep(step);
        m_masked.push_back({.pointer = std::move(pointer), .key = keyForPeople(), .bytes = bytes});
        value = std::string(maskBegin) + std::to_string(bytes) + " bytes)";
    }

    // The last step that is no number: "password", or the variable's name.
    std::string keyForPeople() const
    {
        if (!m_name.empty())
            return m_name;
        for (auto step = m_path.rbegin(); step != m_path.rend(); ++step) {
            if (!isDigits(*step))
                return *step;
        }
        return {};
    }

    void maskEach(ObjectJson& values, Encoding encoding)
    {
        if (!values.is_object())
            return mask(values);
        for (auto member = values.begin(); member != values.end(); ++member)
            below(member.key(), [&] { mask(member.value(), encoding); });
    }

    void visitConfiguration(ObjectJson& values)
    {
        if (!values.is_object())
            return mask(values);
        for (auto member = values.begin(); member != values.end(); ++member) {
            ObjectJson& value = member.value();
            if (isSecretKey(member.key()) || !value.is_string() || looksSecret(textOf(value)))
                below(member.key(), [&] { mask(value); });
        }
    }

    void visitAnnotations(ObjectJson& annotations)
    {
        for (auto member = annotations.begin(); member != annotations.end(); ++member) {
            ObjectJson& value = member.value();
            const std::string& key = member.key();
            const bool isSecret
                = key.ends_with(lastApplied) || endsWithSecretName(key) || (value.is_string() && looksSecret(textOf(value)));
            if (isSecret)
                below(key, [&] { mask(value); });
            else if (value.is_structured())
                below(key, [&] { visit(value); });
        }
    }

    // Variables {name, value}; a map of variables; anything else as usual.
    void visitEnvironment(ObjectJson& variables)
    {
        if (variables.is_object())
            return maskEach(variables, Encoding::Plain);
        if (!variables.is_array())
            return visit(variables);
        for (std::size_t i = 0; i < variables.size(); ++i)
            below(std::to_string(i), [&] { visitVariable(variables[i]); });
    }

    void visitVariable(ObjectJson& variable)
    {
        if (!variable.is_object() || !variable.contains("value"))
            return variable.is_string() ? mask(variable) : visit(variable); // "NAME=value" in some CRDs
        m_name = textAt(variable, {"name"});
        below("value", [&] { mask(variable["value"]); });
        m_name.clear();
    }

    void visitArguments(ObjectJson& arguments)
    {
        if (!arguments.is_array())
            return visit(arguments);
        bool isValueOfSecret = false;
        for (std::size_t i = 0; i < arguments.size(); ++i)
            below(std::to_string(i), [&] {
                if (!arguments[i].is_string())
                    return visit(arguments[i]);
                const std::string text = textOf(arguments[i]);
                if ((isValueOfSecret && !text.starts_with("-")) || looksSecret(text))
                    mask(arguments[i]);
                isValueOfSecret = text.starts_with("-") && text.find('=') == std::string::npos && endsWithSecretName(text);
            });
    }

    void visitMember(const std::string& key, ObjectJson& value, const std::string& kind, bool isHelm)
    {
        const bool isSecret = kind == "Secret";
        if (isSecret && (key == "data" || key == "stringData"))
            maskEach(value, key == "data" ? Encoding::Base64 : Encoding::Plain);
        else if (kind == "ConfigMap" && (key == "data" || key == "binaryData"))
            isHelm ? maskEach(value, key == "data" ? Encoding::Plain : Encoding::Base64) : visitConfiguration(value);
        else if (key == "annotations" && value.is_object())
            visitAnnotations(value);
        else if (isEnvironmentKey(key))
            visitEnvironment(value);
        else if (key == "args" || key == "command")
            visitArguments(value);
        else if (value.is_string() && endsWithSecretName(key))
            mask(value);
        else if (key != "managedFields") // names of fields, no values
            visit(value, kind.ends_with("List") && key == "items" ? std::string_view(kind).substr(0, kind.size() - 4) : std::string_view());
    }

    void visitObject(ObjectJson& object, std::string_view kindOfItem)
    {
        std::string kind = textAt(object, {"kind"});
        if (kind.empty())
            kind = std::string(kindOfItem); // items of a list do not carry their own
        if (textAt(object, {"type"}).starts_with("helm.sh/release") && object.contains("data"))
            kind = "Secret";
        const bool isHelm = textAt(object, {"metadata", "labels", "owner"}) == "helm";
        const bool isNamedValue = object.contains("name") && object.contains("value") && isSecretKey(textAt(object, {"name"}));
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (isNamedValue && member.key() == "value")
                below(member.key(), [&] { mask(member.value()); });
            else
                below(member.key(), [&] { visitMember(member.key(), member.value(), kind, isHelm); });
        }
    }

    void visitArray(ObjectJson& array, std::string_view kind)
    {
        for (std::size_t i = 0; i < array.size(); ++i)
            below(std::to_string(i), [&] { visit(array[i], kind); });
    }

    std::vector<std::string> m_path;
    std::string m_name; // of the variable that is being masked
    std::vector<MaskedValue> m_masked;
};

} // namespace

MaskedObject maskObject(ObjectJson object)
{
    Masker masker;
    masker.visit(object);
    return {.object = std::move(object), .masked = masker.take()};
}

std::string maskText(std::string_view text)
{
    return withoutAddressPasswords(text);
}

bool isSecretKey(std::string_view key)
{
    return namesSecret(key);
}

Result<std::string> unmaskedValue(const ObjectJson& object, const std::string& pointer)
{
    const auto gone = [&] {
        return fail(ErrorKind::NotFound, message("Object", "The value %1 is not there any more. Read the object again.", {pointer}));
    };
    const MaskedObject masked = maskObject(object);
    if (std::ranges::find(masked.masked, pointer, &MaskedValue::pointer) == masked.masked.end())
        return gone();
    const ObjectJson& value = object.at(ObjectJson::json_pointer(pointer));
    if (!value.is_string())
        return dumpJson(value);
    const std::string& text = value.get_ref<const std::string&>();
    const bool isBase64 = (textAt(object, {"kind"}) == "Secret" && pointer.starts_with("/data/")) || pointer.starts_with("/binaryData/");
    if (!isBase64)
        return text;
    const auto bytes = decodeBase64(text);
    return bytes ? *bytes : text;
}

} // namespace tealdeck
