#pragma once

#include "core/connectors/kube/kube_resource.h"
#include "core/domain/store.h"
#include "tests/contract/contract_target.h"

#include <map>
#include <set>
#include <string>

namespace tealdeck
{

// What the server holds, read by other means than ours: by kubectl where there is one, else as plain JSON. For the comparison after a
// fault.
class ServerTruth
{
public:
    explicit ServerTruth(const ContractTarget& target)
        : m_target(target)
    {
    }

    // "uid namespace/name resourceVersion" of every object of a kind; an empty namespace means all of them. Nothing when it was not
    // answered.
    std::set<std::string> objects(const KubeResource& resource, const std::string& space) const;
    // The word in the column STATUS of the server's own table, by the name of the pod.
    std::map<std::string, std::string> podWords(const std::string& space) const;

private:
    std::string askKubectl(const std::vector<std::string>& arguments) const;
    std::string askPlainly(const KubeResource& resource, const std::string& space, bool isTable) const;

    const ContractTarget& m_target;
};

// The same of what we hold.
template <typename Row>
std::set<std::string> objectsOf(const Store<Row>& store)
{
    std::set<std::string> objects;
    for (const auto& [key, row] : store.rows())
        objects.insert(row.meta.uid.str() + " " + row.meta.namespaceName.str() + "/" + row.meta.name.str() + " "
                       + row.meta.resourceVersion.str());
    return objects;
}

// What only one of the two has, a line each; empty: they are equal.
std::string differences(const std::set<std::string>& ours, const std::set<std::string>& theirs);

// Nobody but us writes while it lives: controllers, scheduler and the players of the nodes stand still where the target has any.
class QuietCluster
{
public:
    explicit QuietCluster(const ContractTarget& target);
    ~QuietCluster();
    QuietCluster(const QuietCluster&) = delete;
    QuietCluster& operator=(const QuietCluster&) = delete;

private:
    const ContractTarget& m_target;
};

} // namespace tealdeck
