#include "core/sandbox/api/access.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end() || std::find(words.begin(), words.end(), "*") != words.end();
}

bool allows(const AccessRule& rule, const AccessQuestion& question)
{
    const std::string resource = question.subresource.empty() ? question.resource : question.resource + "/" + question.subresource;
    return contains(rule.verbs, question.verb) && contains(rule.groups, question.group) && contains(rule.resources, resource);
}

std::vector<AccessRule> basicRules()
{
    return {{{"create"}, {"authorization.k8s.io"}, {"selfsubjectaccessreviews", "selfsubjectrulesreviews"}},
            {{"create"}, {"authentication.k8s.io"}, {"selfsubjectreviews"}}};
}

const Words discoveryPaths{"/api",     "/api/*",     "/apis",   "/apis/*",  "/healthz", "/livez",
                           "/openapi", "/openapi/*", "/readyz", "/version", "/version/"};
const Words publicPaths{"/healthz", "/livez", "/readyz", "/version", "/version/"};

bool matchesPath(const Words& patterns, const std::string& path)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        return pattern.ends_with('*') ? path.starts_with(pattern.substr(0, pattern.size() - 1)) : path == pattern;
    });
}

std::string allowedBy(const std::string& binding, const std::string& role, const std::string& subject)
{
    return "RBAC: allowed by ClusterRoleBinding \"" + binding + "\" of ClusterRole \"" + role + "\" to " + subject;
}

AccessVerdict judgePath(const User& user, const std::string& path)
{
    const bool isKnown = user.name != "system:anonymous";
    if (isKnown && matchesPath(discoveryPaths, path))
        return {true, allowedBy("system:discovery", "system:discovery", "Group \"system:authenticated\"")};
    if (matchesPath(publicPaths, path)) {
        const std::string group = isKnown ? "system:authenticated" : "system:unauthenticated";
        return {true, allowedBy("system:public-info-viewer", "system:public-info-viewer", "Group \"" + group + "\"")};
    }
    return {};
}

Json rulesJson(const std::vector<AccessRule>& rules)
{
    Json list = Json::array();
    for (const AccessRule& rule : rules)
        list.push_back({{"verbs", rule.verbs}, {"apiGroups", rule.groups}, {"resources", rule.resources}});
    return list;
}

} // namespace

AccessQuestion questionOf(const RequestTarget& target)
{
    return {.verb = target.verb,
            .group = target.group,
            .resource = target.resource,
            .subresource = target.subresource,
            .name = target.name,
            .namespaceName = target.namespaceName,
            .path = target.isResource ? std::string() : target.path};
}

AccessVerdict judge(const User& user, const AccessQuestion& question)
{
    if (user.isMaster)
        return {true, {}};
    if (!question.path.empty())
        return judgePath(user, question.path);
    for (const AccessRule& rule : user.rules) {
        if (allows(rule, question))
            return {true, allowedBy(user.binding, user.role, "User \"" + user.name + "\"")};
    }
    const bool isKnown = user.name != "system:anonymous";
    for (const AccessRule& rule : basicRules()) {
        if (isKnown && allows(rule, question))
            return {true, allowedBy("system:basic-user", "system:basic-user", "Group \"system:authenticated\"")};
    }
    return {};
}

std::string refusalOf(const User& user, const AccessQuestion& question)
{
    if (!question.path.empty())
        return "forbidden: User \"" + user.name + "\" cannot " + question.verb + " path \"" + question.path + "\"";
    const std::string resource = question.subresource.empty() ? question.resource : question.resource + "/" + question.subresource;
    const std::string qualified = question.resource + (question.group.empty() ? "" : "." + question.group);
    const std::string scope
        = question.namespaceName.empty() ? "at the cluster scope" : "in the namespace \"" + question.namespaceName + "\"";
    return qualified + (question.name.empty() ? "" : " \"" + question.name + "\"") + " is forbidden: User \"" + user.name + "\" cannot "
        + question.verb + " resource \"" + resource + "\" in API group \"" + question.group + "\" " + scope;
}

Json rulesOf(const User& user)
{
    std::vector<AccessRule> rules;
    if (user.isMaster)
        rules.push_back({{"*"}, {"*"}, {"*"}});
    const bool isViewer = user.role == "view";
    const auto basic = basicRules();
    if (!isViewer)
        rules.insert(rules.end(), basic.begin(), basic.end());
    rules.insert(rules.end(), user.rules.begin(), user.rules.end());
    if (isViewer)
        rules.insert(rules.end(), basic.begin(), basic.end());
    Json paths = Json::array();
    if (user.isMaster)
        paths.push_back({{"verbs", {"*"}}, {"nonResourceURLs", {"*"}}});
    paths.push_back({{"verbs", {"get"}}, {"nonResourceURLs", discoveryPaths}});
    paths.push_back({{"verbs", {"get"}}, {"nonResourceURLs", publicPaths}});
    return {{"resourceRules", rulesJson(rules)}, {"nonResourceRules", paths}, {"incomplete", false}};
}

User anonymousUser()
{
    return {.name = "system:anonymous", .groups = {"system:unauthenticated"}, .role = {}, .binding = {}, .rules = {}};
}

} // namespace tealdeck::sandbox
