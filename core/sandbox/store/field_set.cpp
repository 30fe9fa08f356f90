#include "core/sandbox/store/field_set.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

// How the API's schema says that a list or map is merged. Named by the member that holds it; that is enough for our kinds.
std::vector<std::string> keysOfList(std::string_view name, const Json& element)
{
    if (name == "ports" && element.contains("containerPort"))
        return {"containerPort", "protocol"};
    if (name == "ports")
        return {"port", "protocol"};
    if (name == "conditions" || name == "addresses")
        return {"type"};
    if (name == "ownerReferences")
        return {"uid"};
    if (name == "podIPs" || name == "hostIPs")
        return {"ip"};
    if (name == "volumeMounts")
        return {"mountPath"};
    const bool isNamed = name == "containers" || name == "initContainers" || name == "env" || name == "volumes";
    return isNamed ? std::vector<std::string>{"name"} : std::vector<std::string>{};
}

bool isAtomic(const Kind& kind, std::string_view name, int depth)
{
    static const std::set<std::string_view> always{
        "nodeSelector",   "containerStatuses", "initContainerStatuses", "tolerations", "args",     "command",
        "involvedObject", "claimRef",          "matchLabels",           "rules",       "endpoints"};
    if (name == "selector" || always.contains(name))
        return true;
    return name == "ports" && kind.plural == "endpointslices" && depth == 1;
}

class Comparison
{
public:
    Comparison(const Kind& kind, FieldDifference& difference)
        : m_kind(kind)
        , m_difference(difference)
    {
    }

    // Both are values of the member `name`; null stands for "not there".
    void compare(const Json& before, const Json& after, std::string_view name, int depth, std::vector<std::string>& path)
    {
        if (isSame(before, after))
            return;
        if (isAtomic(m_kind, name, depth) || (!isContainer(before) && !isContainer(after))) {
            markLeaf(before, after, path);
            return;
        }
        if (before.is_null() && !path.empty())
            insert(m_difference.changed, path);
        if (after.is_null() && !path.empty())
            insert(m_difference.removed, path);
        if (before.is_array() || after.is_array())
            compareLists(before, after, name, depth, path);
        else
            compareObjects(before, after, depth, path);
    }

private:
    static bool isContainer(const Json& value) { return value.is_structured() && !value.empty(); }

    static void insert(FieldSet& set, const std::vector<std::string>& path)
    {
        FieldSet* at = &set;
        for (const std::string& element : path)
            at = &at->children[element];
        at->isMember = true;
    }

    void markLeaf(const Json& before, const Json& after, const std::vector<std::string>& path)
    {
        (void)before;
        insert(after.is_null() ? m_difference.removed : m_difference.changed, path);
    }

    void compareObjects(const Json& before, const Json& after, int depth, std::vector<std::string>& path)
    {
        std::set<std::string> names;
        for (const Json* side : {&before, &after}) {
            if (!side->is_object())
                continue;
            for (const auto& [name, value] : side->items())
                names.insert(name);
        }
        for (const std::string& name : names) {
            if (depth == 0 && (name == "kind" || name == "apiVersion"))
                continue;
            if (path.size() == 1 && path.front() == "f:metadata" && isServerOwned(name))
                continue;
            path.push_back("f:" + name);
            compare(member(before, name), member(after, name), name, depth + 1, path);
            path.pop_back();
        }
    }

    void compareLists(const Json& before, const Json& after, std::string_view name, int depth, std::vector<std::string>& path)
    {
        const Json& sample = isContainer(after) ? after : before;
        const bool isSetOfStrings = name == "finalizers" || name == "clusterIPs" || name == "ipFamilies";
        const auto keys = sample.front().is_object() ? keysOfList(name, sample.front()) : std::vector<std::string>{};
        if (keys.empty() && !(isSetOfStrings && name == "finalizers")) {
            markLeaf(before, after, path);
            return;
        }
        const auto was = byElement(before, keys);
        const auto is = byElement(after, keys);
        std::set<std::string> elements;
        for (const auto* side : {&was, &is}) {
            for (const auto& [element, value] : *side)
                elements.insert(element);
        }
        for (const std::string& element : elements) {
            path.push_back(element);
            const auto old = was.find(element);
            const auto now = is.find(element);
            compare(old == was.end() ? Json() : old->second, now == is.end() ? Json() : now->second, "", depth + 1, path);
            path.pop_back();
        }
    }

    static std::map<std::string, Json> byElement(const Json& list, const std::vector<std::string>& keys)
    {
        std::map<std::string, Json> elements;
        if (!list.is_array())
            return elements;
        for (const Json& element : list) {
            if (!element.is_object()) {
                elements.emplace("v:" + element.dump(), element);
                continue;
            }
            nlohmann::json key = nlohmann::json::object();
            for (const std::string& name : keys)
                key[name] = element.contains(name) ? nlohmann::json(element[name]) : nlohmann::json(name == "protocol" ? "TCP" : "");
            elements.emplace("k:" + key.dump(), element);
        }
        return elements;
    }

    static bool isServerOwned(std::string_view name)
    {
        static constexpr std::array<std::string_view, 10> owned{"name",
                                                                "namespace",
                                                                "uid",
                                                                "resourceVersion",
                                                                "generation",
                                                                "creationTimestamp",
                                                                "managedFields",
                                                                "selfLink",
                                                                "deletionTimestamp",
                                                                "deletionGracePeriodSeconds"};
        return std::find(owned.begin(), owned.end(), name) != owned.end();
    }

    static const Json& member(const Json& object, const std::string& name)
    {
        static const Json none;
        if (!object.is_object())
            return none;
        const auto found = object.find(name);
        return found == object.end() ? none : *found;
    }

    const Kind& m_kind;
    FieldDifference& m_difference;
};

} // namespace

void FieldSet::add(const FieldSet& other)
{
    isMember = isMember || other.isMember;
    for (const auto& [element, child] : other.children)
        children[element].add(child);
}

void FieldSet::remove(const FieldSet& other)
{
    if (other.isMember)
        isMember = false;
    for (const auto& [element, child] : other.children) {
        const auto found = children.find(element);
        if (found == children.end())
            continue;
        found->second.remove(child);
        if (found->second.empty())
            children.erase(found);
    }
}

Json FieldSet::toJson() const
{
    Json fields = Json::object();
    if (isMember && !children.empty())
        fields["."] = Json::object();
    for (const auto& [element, child] : children)
        fields[element] = child.toJson();
    return fields;
}

FieldSet FieldSet::fromJson(const Json& fields)
{
    FieldSet set;
    if (!fields.is_object() || fields.empty()) {
        set.isMember = true;
        return set;
    }
    for (const auto& [element, child] : fields.items()) {
        if (element == ".")
            set.isMember = true;
        else
            set.children.emplace(element, fromJson(child));
    }
    return set;
}

FieldDifference compareFields(const Kind& kind, const Json& before, const Json& after)
{
    FieldDifference difference;
    std::vector<std::string> path;
    Comparison(kind, difference).compare(before, after, "", 0, path);
    return difference;
}

} // namespace tealdeck::sandbox
