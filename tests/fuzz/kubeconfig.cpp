#include "core/config/kubeconfig.h"

#include "core/config/kubeconfig_parse.h"
#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void kubeconfig(std::string_view input)
{
    const auto config = parseKubeconfig(std::string(input), "/nowhere/config");
    if (!config) {
        requireError(config.error(), ErrorKind::InvalidInput);
        return require(describe(config.error()).find("/nowhere/config") != std::string::npos, "an error names the file");
    }
    for (const KubeContext& context : config->contexts) {
        const auto access = resolve(*config, context.name);
        if (!access) {
            require(!render(access.error().message).empty(), "an error tells a sentence");
            continue;
        }
        require(access->context == context.name, "a context is found by its name");
        require(!access->server.empty() && !access->server.ends_with('/'), "a server has no slash at its end");
        require(!access->namespaceName.empty(), "a namespace is never empty");
    }
}

} // namespace tealdeck::fuzz
