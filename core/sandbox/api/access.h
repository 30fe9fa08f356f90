#pragma once

#include "core/sandbox/api/request_target.h"
#include "core/sandbox/store/json.h"

#include <string>
#include <vector>

namespace tealdeck::sandbox
{

struct AccessRule
{
    std::vector<std::string> verbs;
    std::vector<std::string> groups;
    std::vector<std::string> resources; // "pods", "pods/log", "*"
};

// Who a token belongs to, and what they may do: an RBAC table with one role a user.
struct User
{
    std::string name;
    std::vector<std::string> groups;
    std::string role; // name of the ClusterRole
    std::string binding; // name of the ClusterRoleBinding
    std::vector<AccessRule> rules;
    bool isMaster = false; // system:masters: everything is allowed
};

struct AccessQuestion
{
    std::string verb;
    std::string group;
    std::string resource;
    std::string subresource;
    std::string name;
    std::string namespaceName;
    std::string path; // of non-resource questions
};

struct AccessVerdict
{
    bool isAllowed = false;
    std::string reason; // "RBAC: allowed by ClusterRoleBinding ..."
};

AccessVerdict judge(const User& user, const AccessQuestion& question);
AccessQuestion questionOf(const RequestTarget& target);
// The sentence of a 403.
std::string refusalOf(const User& user, const AccessQuestion& question);
// All rules of a user as SelfSubjectRulesReview tells them.
Json rulesOf(const User& user);

// The users every sandbox has: operator, viewer, forbidden, admin; with the rights that the real test cluster gives them.
std::vector<User> standardUsers();
User anonymousUser();

} // namespace tealdeck::sandbox
