#pragma once

#include "core/domain/kube_catalogue.h"
#include "core/net/http_client.h"

#include <functional>

namespace tealdeck
{

// Asks a server for all its kinds: two requests where it knows aggregated discovery, else one for each group and version. A group that does
// not answer is named in KubeCatalogue::missingGroups; only where neither the core group nor the others can be read it is an error. Each
// request has `deadline`.
Handle readCatalogue(HttpClient& http, Duration deadline, std::function<void(Result<KubeCatalogue>)> onCatalogue);

} // namespace tealdeck
