#include "core/connectors/kube/verbs/cordon_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

constexpr int nodesLookedAt = 500;

std::string textOf(bool isCordoned)
{
    return isCordoned ? "unschedulable=true" : "unschedulable=false";
}

bool isCordoned(const ObjectJson& node)
{
    return flagAt(node, {"spec", "unschedulable"});
}

bool isReady(const ObjectJson& node)
{
    for (const ObjectJson& condition : listAt(node, {"status", "conditions"})) {
        if (textAt(condition, {"type"}) == "Ready")
            return textAt(condition, {"status"}) == "True";
    }
    return false;
}

// A node that is not cordoned has no such field, mostly: a test for null is one for its absence.
ObjectJson operations(const ObjectJson& before, bool after)
{
    return ObjectJson::array({verbs::testOf("/spec/unschedulable", before), verbs::addOf("/spec/unschedulable", after)});
}

} // namespace

std::optional<KubeResource> CordonRules::resource(const ObjectRequest& wish) const
{
    return wish.kind == "Node" ? std::optional(kube::nodes) : std::nullopt;
}

AccessQuestion CordonRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("patch", kube::nodes, wish);
}

std::vector<VerbRead> CordonRules::reads(const ObjectJson&, const ObjectRequest&) const
{
    if (!m_shallBeCordoned)
        return {};
    ListOptions options;
    options.limit = nodesLookedAt;
    options.resourceVersion = "0";
    return {{.key = "nodes",
             .request = listRequest(kube::nodes, {}, options),
             .call = {.verb = "list", .resource = kube::nodes, .namespaceName = {}, .name = {}}}};
}

Result<ObjectChange> CordonRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const bool now = isCordoned(facts.object);
    if (now == m_shallBeCordoned)
        return fail(verbs::invalid(message("Plan", "%1 is as wanted already: %2.", {wish.name, textOf(now)})));
    ObjectRequest back = wish;
    back.verb = m_shallBeCordoned ? ObjectVerb::Uncordon : ObjectVerb::Cordon;
    const auto command = [&](const ObjectRequest& one) {
        return verbs::kubectl(moment.context, one, std::string(toString(one.verb)) + " " + shellQuoted(one.name));
    };
    ObjectChange change;
    change.wish = wish;
    change.title = m_shallBeCordoned ? message("Plan", "Cordon node %1", {wish.name}) : message("Plan", "Uncordon node %1", {wish.name});
    change.before = textOf(now);
    change.after = textOf(m_shallBeCordoned);
    change.requests
        = {verbs::patchStep(kube::nodes, facts.object, operations(jsonAt(facts.object, {"spec", "unschedulable"}), m_shallBeCordoned))};
    change.requestTitles = {message("Plan", "Patch %1", {verbs::nameOf(wish)})};
    change.inverse = verbs::patchStep(kube::nodes, facts.object,
                                      operations(m_shallBeCordoned ? ObjectJson(true) : ObjectJson(nullptr), !m_shallBeCordoned));
    change.inverseWish = back;
    change.consequence = m_shallBeCordoned ? message("Plan", "Pods that run on it stay; new ones are placed on other nodes.")
                                           : message("Plan", "New pods may be placed on it again; pods do not move back by themselves.");
    change.awaited = message("Plan", "The node reads %1.", {change.after});
    change.commands = {command(wish)};
    change.inverseCommands = {command(back)};
    return change;
}

std::vector<Check> CordonRules::checks(const VerbFacts& facts) const
{
    if (!m_shallBeCordoned)
        return {};
    const Message what = message("Plan", "Other nodes take new pods");
    const auto found = facts.further.find("nodes");
    if (found == facts.further.end())
        return {};
    if (!found->second)
        return {notRun("room-elsewhere", what, found->second.value.error())};
    int others = 0;
    for (const ObjectJson& node : listAt(*found->second, {"items"})) {
        if (textAt(node, {"metadata", "name"}) != facts.wish.name && !isCordoned(node) && isReady(node))
            ++others;
    }
    const bool isCut = !textAt(*found->second, {"metadata", "continue"}).empty();
    const std::string number = (isCut ? ">= " : "") + std::to_string(others);
    return {checkOf("room-elsewhere", others > 0 ? Verdict::Passed : Verdict::Warning, what,
                    message("Plan", "ready nodes that are not cordoned, without this one: %1", {number}), found->second.readAt)};
}

std::string CordonRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? textOf(isCordoned(*object)) : std::string();
}

std::optional<std::map<std::string, std::string>> CordonRules::offer(const ObjectJson& object) const
{
    return isCordoned(object) == m_shallBeCordoned ? std::nullopt : std::optional<std::map<std::string, std::string>>(std::in_place);
}

} // namespace tealdeck
