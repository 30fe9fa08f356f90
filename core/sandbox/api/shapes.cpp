#include "core/sandbox/api/shapes.h"

#include <functional>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

using Wrong = std::optional<std::string>;
using Check = std::function<Wrong(const Json&, const std::string&)>;

std::string goType(const Json& value)
{
    if (value.is_string())
        return "string";
    if (value.is_number())
        return "number";
    if (value.is_boolean())
        return "bool";
    return value.is_array() ? "array" : "object";
}

std::string mismatch(const Json& value, const std::string& field, const std::string& type)
{
    return "json: cannot unmarshal " + goType(value) + " into Go struct field " + field + " of type " + type;
}

Wrong text(const Json& value, const std::string& field)
{
    return value.is_string() || value.is_null() ? Wrong() : mismatch(value, field, "string");
}

Wrong integer(const Json& value, const std::string& field)
{
    return value.is_number_integer() || value.is_null() ? Wrong() : mismatch(value, field, "int32");
}

Wrong flag(const Json& value, const std::string& field)
{
    return value.is_boolean() || value.is_null() ? Wrong() : mismatch(value, field, "bool");
}

Wrong integerOrText(const Json& value, const std::string& field)
{
    return value.is_number_integer() || value.is_string() || value.is_null() ? Wrong() : mismatch(value, field, "intstr.IntOrString");
}

Wrong stringMap(const Json& value, const std::string& field)
{
    if (value.is_null())
        return {};
    if (!value.is_object())
        return mismatch(value, field, "map[string]string");
    for (const auto& [name, member] : value.items()) {
        if (!member.is_string())
            return mismatch(member, field, "string");
    }
    return {};
}

struct Member
{
    const char* name;
    Check check;
};

// An object whose named members pass their checks; others may be anything.
Check object(std::vector<Member> members)
{
    return [members = std::move(members)](const Json& value, const std::string& field) -> Wrong {
        if (value.is_null())
            return {};
        if (!value.is_object())
            return mismatch(value, field, "v1.Object");
        for (const Member& member : members) {
            const auto found = value.find(member.name);
            if (found == value.end())
                continue;
            if (Wrong wrong = member.check(*found, field.empty() ? member.name : field + "." + member.name))
                return wrong;
        }
        return {};
    };
}

Check list(Check element)
{
    return [element = std::move(element)](const Json& value, const std::string& field) -> Wrong {
        if (value.is_null())
            return {};
        if (!value.is_array())
            return mismatch(value, field, "[]v1.Object");
        for (const Json& one : value) {
            if (one.is_null())
                return mismatch(one, field, "v1.Object");
            if (Wrong wrong = element(one, field))
                return wrong;
        }
        return {};
    };
}

Check podSpec()
{
    const Check port = object({{"name", text}, {"containerPort", integer}, {"protocol", text}});
    const Check container = object({{"name", text}, {"image", text}, {"ports", list(port)}, {"resources", object({})}});
    return object({{"containers", list(container)},
                   {"initContainers", list(container)},
                   {"nodeName", text},
                   {"restartPolicy", text},
                   {"terminationGracePeriodSeconds", integer}});
}

Check metadata()
{
    return object({{"name", text},
                   {"generateName", text},
                   {"namespace", text},
                   {"uid", text},
                   {"resourceVersion", text},
                   {"labels", stringMap},
                   {"annotations", stringMap},
                   {"ownerReferences", list(object({{"uid", text}, {"name", text}}))},
                   {"managedFields", list(object({}))},
                   {"finalizers", list(text)}});
}

Check specOf(const Kind& kind)
{
    const Check selector = object(
        {{"matchLabels", stringMap}, {"matchExpressions", list(object({{"key", text}, {"operator", text}, {"values", list(text)}}))}});
    if (kind.plural == "services") {
        const Check port
            = object({{"name", text}, {"port", integer}, {"protocol", text}, {"targetPort", integerOrText}, {"nodePort", integer}});
        return object({{"ports", list(port)}, {"selector", stringMap}, {"type", text}, {"clusterIP", text}, {"clusterIPs", list(text)}});
    }
    if (kind.plural == "pods")
        return podSpec();
    if (kind.plural == "leases")
        return object({{"holderIdentity", text},
                       {"leaseDurationSeconds", integer},
                       {"acquireTime", text},
                       {"renewTime", text},
                       {"leaseTransitions", integer}});
    if (kind.group != "apps")
        return object({});
    return object(
        {{"replicas", integer},
         {"paused", flag},
         {"selector", selector},
         {"template", object({{"metadata", metadata()}, {"spec", podSpec()}})},
         {"strategy",
          object({{"type", text}, {"rollingUpdate", object({{"maxSurge", integerOrText}, {"maxUnavailable", integerOrText}})}})}});
}

} // namespace

std::optional<std::string> wrongType(const Kind& kind, const Json& value)
{
    std::vector<Member> members{{"metadata", metadata()}, {"spec", specOf(kind)}, {"status", object({})}};
    if (kind.plural == "events") {
        members = {{"metadata", metadata()}, {"involvedObject", object({{"namespace", text}, {"name", text}, {"kind", text}})},
                   {"source", object({})},   {"message", text},
                   {"reason", text},         {"type", text},
                   {"count", integer}};
    }
    return object(members)(value, "");
}

} // namespace tealdeck::sandbox
