#pragma once

#include <string>
#include <string_view>

namespace tealdeck
{

// The tag of an image reference ("1.2" of "registry:5000/shop/web:1.2@sha256:..."), or empty when it has none.
std::string imageTag(std::string_view image);

} // namespace tealdeck
