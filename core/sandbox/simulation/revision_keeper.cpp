#include "core/sandbox/simulation/revision_keeper.h"

#include "core/sandbox/simulation/randomness.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

const std::string hashLabel = "controller-revision-hash"; // of pods, and of a DaemonSet's revisions

Json dataOf(const Json& set)
{
    Json podTemplate{{"$patch", "replace"}};
    if (const Json* given = find(set, {"spec", "template"}); given && given->is_object())
        podTemplate.update(*given);
    return {{"spec", {{"template", std::move(podTemplate)}}}};
}

long long numberOf(const ObjectPtr& revision)
{
    return numberAt(revision->json(), {"revision"});
}

} // namespace

std::string RevisionKeeper::keep(const ObjectPtr& set)
{
    const Kind& kind = kindOf("controllerrevisions");
    const Json data = dataOf(set->json());
    ObjectPtr found;
    long long highest = 0;
    for (const ObjectPtr& revision : m_world.ownedBy(kind, set->uid)) {
        highest = std::max(highest, numberOf(revision));
        const Json* kept = find(revision->json(), {"data"});
        if (kept && isSame(*kept, data))
            found = revision;
    }
    if (found && numberOf(found) == highest)
        return found->name;
    if (found) {
        const Json before = found->json();
        Json after = before;
        after["revision"] = highest + 1;
        return m_world.write(kind, before, std::move(after), controllerManager)->name;
    }
    const std::string hash = safeHash(data.dump());
    const std::string name = set->name + "-" + hash;
    Json revision{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}};
    revision["metadata"] = {{"name", name}, {"namespace", set->namespaceName}};
    const Json* given = find(set->json(), {"spec", "template", "metadata", "labels"});
    Json labels = given && given->is_object() ? *given : Json::object();
    labels[set->kind->plural == "daemonsets" ? hashLabel : "controller.kubernetes.io/hash"] = hash;
    revision["metadata"]["labels"] = std::move(labels);
    if (const Json* annotations = find(set->json(), {"metadata", "annotations"}))
        revision["metadata"]["annotations"] = *annotations;
    revision["metadata"]["ownerReferences"] = Json::array({ownerReference(*set)});
    revision["data"] = data;
    revision["revision"] = highest + 1;
    return m_world.write(kind, nullptr, std::move(revision), controllerManager)->name;
}

void RevisionKeeper::dropHistory(const ObjectPtr& set, const std::string& current, const std::vector<ObjectPtr>& pods)
{
    const auto limit = static_cast<std::size_t>(numberAt(set->json(), {"spec", "revisionHistoryLimit"}, 10));
    std::vector<ObjectPtr> old;
    for (const ObjectPtr& revision : m_world.ownedBy(kindOf("controllerrevisions"), set->uid)) {
        const std::string hash = hashOf(set, revision->name);
        const bool isInUse
            = revision->name == current || std::any_of(pods.begin(), pods.end(), [&](const ObjectPtr& pod) { return isOf(pod, hash); });
        if (!isInUse)
            old.push_back(revision);
    }
    std::sort(old.begin(), old.end(), [](const ObjectPtr& a, const ObjectPtr& b) { return numberOf(a) < numberOf(b); });
    for (std::size_t i = 0; i + limit < old.size(); ++i)
        m_world.store().remove(kindOf("controllerrevisions"), old[i]->namespaceName, old[i]->name);
}

std::string RevisionKeeper::hashOf(const ObjectPtr& set, const std::string& revision)
{
    return set->kind->plural == "daemonsets" ? revision.substr(set->name.size() + 1) : revision;
}

bool RevisionKeeper::isOf(const ObjectPtr& pod, const std::string& hash)
{
    return textAt(pod->json(), {"metadata", "labels", hashLabel}) == hash;
}

} // namespace tealdeck::sandbox
