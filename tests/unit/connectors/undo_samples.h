#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/connectors/kube/verbs/undo_rules.h"
#include "tests/support/captured_reply.h"

#include <string>

namespace tealdeck
{

inline ObjectJson capturedObject(const std::string& name)
{
    auto object = parseObjectJson(capturedReply(name + ".http").body);
    if (!object)
        qFatal("%s", describe(object.error()).c_str());
    return *object;
}

inline ObjectRequest undoWish(const std::string& kind, std::map<std::string, std::string> values = {})
{
    const std::string name = kind == "Deployment" ? "web" : kind == "StatefulSet" ? "db" : "agent";
    return {.verb = ObjectVerb::Undo, .kind = kind, .namespaceName = "revisions", .name = name, .values = std::move(values)};
}

// What was read for a rollback of one of the captured workloads: three revisions, the third runs. `moment`: "-back" after a rollback.
inline VerbFacts undoFacts(const ObjectRequest& wish, const std::string& moment = {})
{
    VerbFacts facts;
    facts.wish = wish;
    facts.object = capturedObject("revisions-" + wish.name + moment);
    facts.further["revisions"] = {.value = capturedObject("revisions-" + wish.name + moment + "-kept"), .readAt = {}};
    return facts;
}

} // namespace tealdeck
