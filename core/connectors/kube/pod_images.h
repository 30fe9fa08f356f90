#pragma once

#include "core/domain/cluster.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// "docker.io/library/web@sha256:abc" and "sha256:abc" give "sha256:abc"; anything else nothing.
std::string_view imageDigest(std::string_view imageId);
// Gives the container's image its digest.
void addDigest(std::vector<ContainerImage>& images, std::string_view container, std::string_view imageId);

} // namespace tealdeck
