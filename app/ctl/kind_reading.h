#pragma once

#include "app/ctl/environment.h"
#include "core/domain/kube_kind.h"
#include "core/domain/table_row.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tealdeck
{

// Which objects are asked for.
struct KindQuery
{
    KubeKind kind;
    std::string namespaceName; // empty: all of them, or a kind that has none
    std::string labelSelector;
    std::vector<std::string> names; // empty: all objects
};

// What was read of them; a name that is not there is an error beside the others.
template <typename Item>
struct KindAnswer
{
    std::vector<Item> items;
    std::vector<Error> errors;
};

// The kind that is meant by a word, by the cluster's own discovery.
Result<KubeKind> findKind(CtlEnvironment& environment, HttpClient& http, const std::string& word);
// The rows as the server's table shows them, columns with each row.
KindAnswer<TableRow> readRows(CtlEnvironment& environment, HttpClient& http, const KindQuery& query);
// The objects as the server stores them, with apiVersion and kind and without managedFields, as kubectl prints them.
KindAnswer<nlohmann::json> readObjects(CtlEnvironment& environment, HttpClient& http, const KindQuery& query);

} // namespace tealdeck
