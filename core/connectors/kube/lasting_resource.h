#pragma once

#include "core/connectors/kube/kube_resource.h"
#include "core/domain/kube_kind.h"

namespace tealdeck
{

// Where the kind lives, as views that stay valid as long as the program: a request may outlive on the network thread whoever asked for it.
// Each kind is kept once, and only kinds that were opened are kept. From any thread.
KubeResource lastingResource(const KubeKind& kind);

} // namespace tealdeck
