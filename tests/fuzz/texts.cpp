#include "core/base/encoding.h"
#include "core/connectors/kube/resource_version.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void texts(std::string_view input)
{
    require(decodeBase64(encodeBase64(input)) == std::string(input), "base64 gives back what it was given");
    if (const auto bytes = decodeBase64(input))
        require(decodeBase64(encodeBase64(*bytes)) == *bytes, "base64 gives back what it was given");
    else
        requireError(bytes.error(), ErrorKind::ProtocolViolation);
    require(encodeUrlComponent(input).find_first_of("/?&=# \n") == std::string::npos, "nothing that separates stays in a component");
    const std::string version(input);
    require(!runsBackwards(version, version), "a version is not lower than itself");
}

} // namespace tealdeck::fuzz
