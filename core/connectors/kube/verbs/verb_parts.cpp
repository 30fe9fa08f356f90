#include "core/connectors/kube/verbs/verb_parts.h"

#include "core/connectors/kube/shell_text.h"

#include <charconv>

namespace tealdeck::verbs
{
namespace
{

ObjectJson operation(const char* op, const std::string& path, const ObjectJson& value)
{
    return {{"op", op}, {"path", path}, {"value", value}};
}

} // namespace

ObjectJson testOf(const std::string& path, const ObjectJson& value)
{
    return operation("test", path, value);
}

ObjectJson addOf(const std::string& path, const ObjectJson& value)
{
    return operation("add", path, value);
}

ObjectJson replaceOf(const std::string& path, const ObjectJson& value)
{
    return operation("replace", path, value);
}

HttpStep patchStep(const KubeResource& resource, const ObjectJson& object, ObjectJson operations, const char* subresource)
{
    const ObjectRef ref = refOf(resource, object);
    operations.insert(operations.begin(), testOf("/metadata/uid", ref.uid));
    return {.method = HttpMethod::Patch,
            .target = kubePath(resource, ref.namespaceName, ref.name, subresource) + "?fieldManager=tealdeck",
            .contentType = "application/json-patch+json",
            .body = dumpJson(operations),
            .object = ref};
}

ObjectRef refOf(const KubeResource& resource, const ObjectJson& object)
{
    return {.kind = std::string(resource.kind),
            .namespaceName = textAt(object, {"metadata", "namespace"}),
            .name = textAt(object, {"metadata", "name"}),
            .uid = textAt(object, {"metadata", "uid"})};
}

AccessQuestion rightTo(const char* verb, const KubeResource& resource, const ObjectRequest& wish, const char* subresource)
{
    return {.verb = verb,
            .group = std::string(resource.group),
            .resource = std::string(resource.plural),
            .subresource = subresource,
            .namespaceName = wish.namespaceName,
            .name = wish.name};
}

std::string rightText(const AccessQuestion& right)
{
    std::string resource = right.resource;
    if (!right.group.empty())
        resource += "." + right.group;
    if (!right.subresource.empty())
        resource += "/" + right.subresource;
    return right.verb + " " + resource + (right.name.empty() ? "" : " " + right.name);
}

std::string kubectl(const std::string& context, const ObjectRequest& wish, const std::string& arguments)
{
    const std::string space = wish.namespaceName.empty() ? std::string() : " --namespace " + shellQuoted(wish.namespaceName);
    return "kubectl --context " + shellQuoted(context) + space + " " + arguments;
}

std::string nameOf(const ObjectRequest& wish)
{
    return wish.kind + " " + wish.name;
}

Error invalid(Message message)
{
    return {.kind = ErrorKind::InvalidInput, .message = std::move(message), .detail = {}};
}

std::optional<int> numberIn(const ObjectRequest& wish, const char* key)
{
    const auto found = wish.values.find(key);
    if (found == wish.values.end())
        return std::nullopt;
    int number = -1;
    const char* end = found->second.data() + found->second.size();
    const auto read = std::from_chars(found->second.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace tealdeck::verbs
