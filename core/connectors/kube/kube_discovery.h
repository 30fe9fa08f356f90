#pragma once

#include "core/base/result.h"
#include "core/domain/kube_catalogue.h"
#include "core/net/http_message.h"

#include <string>
#include <string_view>
#include <vector>

// Which kinds a server has (kubernetes.io/docs/concepts/overview/kubernetes-api, Discovery API): requests and plain decoders of both forms.
namespace tealdeck
{

// GET of "/api" or "/apis"; asks for the aggregated form (2, then 2beta1) and takes the old one.
HttpRequest discoveryRequest(std::string path);
// An APIGroupDiscoveryList answers the request above where the server knows it.
bool isAggregatedDiscovery(std::string_view json);
// Kinds of all groups, the preferred version of each first.
Result<KubeCatalogue> decodeAggregatedDiscovery(std::string_view json);

// The old form: groups and versions ("v1", "apps/v1", the preferred one of each group first) from APIVersions or APIGroupList, then one
// APIResourceList for each of them.
Result<std::vector<std::string>> decodeGroupVersions(std::string_view json);
HttpRequest resourceListRequest(const std::string& groupVersion);
Result<std::vector<KubeKind>> decodeResourceList(std::string_view json);

// Adds kinds that the catalogue does not have in a version that is preferred to this one.
void addKinds(KubeCatalogue& catalogue, std::vector<KubeKind> kinds);

} // namespace tealdeck
