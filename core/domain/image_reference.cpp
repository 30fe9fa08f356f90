#include "core/domain/image_reference.h"

namespace tealdeck
{

std::string imageTag(std::string_view image)
{
    const std::string_view withoutDigest = image.substr(0, image.find('@'));
    const std::size_t slash = withoutDigest.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? withoutDigest : withoutDigest.substr(slash + 1);
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(name.substr(colon + 1));
}

} // namespace tealdeck
