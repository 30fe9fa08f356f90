#pragma once

#include "core/config/kubeconfig.h"

namespace tealdeck
{

// One kubeconfig file as it stands (kubernetes.io/docs/reference/config-api/kubeconfig.v1). Unknown fields are skipped, of entries with the
// same name the first wins. Errors: InvalidInput.
Result<Kubeconfig> parseKubeconfig(const std::string& text, const std::filesystem::path& file);

} // namespace tealdeck
