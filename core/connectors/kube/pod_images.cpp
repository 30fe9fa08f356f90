#include "core/connectors/kube/pod_images.h"

#include <algorithm>

namespace tealdeck
{

std::string_view imageDigest(std::string_view imageId)
{
    const std::size_t at = imageId.rfind('@');
    const std::string_view digest = at == std::string_view::npos ? imageId : imageId.substr(at + 1);
    return digest.starts_with("sha256:") ? digest : std::string_view();
}

void addDigest(std::vector<ContainerImage>& images, std::string_view container, std::string_view imageId)
{
    const auto image = std::ranges::find(images, container, &ContainerImage::container);
    if (image != images.end())
        image->digest = imageDigest(imageId);
}

} // namespace tealdeck
