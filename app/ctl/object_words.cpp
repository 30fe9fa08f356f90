#include "app/ctl/object_words.h"

#include "core/connectors/kube/object_kinds.h"

namespace tealdeck
{

Result<ObjectAddress> objectInWords(const std::vector<std::string>& words, const std::string& namespaceName)
{
    std::string kind = words.empty() ? std::string() : words.front();
    std::string name = words.size() > 1 ? words.back() : std::string();
    if (const std::size_t slash = kind.find('/'); words.size() == 1 && slash != std::string::npos) {
        name = kind.substr(slash + 1);
        kind.resize(slash);
    }
    if (kind.empty() || name.empty() || name.find('/') != std::string::npos)
        return fail(ErrorKind::InvalidInput, message("Ctl", "Name one object as KIND/NAME, for instance deployment/web."));
    const ObjectKind* known = findKind(kind);
    if (known == nullptr)
        return fail(ErrorKind::InvalidInput,
                    message("Ctl",
                            "The kind %1 is not known here. Known are the built-in ones, for instance pod, deployment, service, node.",
                            {kind}));
    return makeAddress(*known, namespaceName, name);
}

std::string namespaceInUse(const CtlEnvironment& environment, const CtlOptions& options)
{
    return options.namespaceName.empty() ? environment.contextNamespace() : options.namespaceName;
}

} // namespace tealdeck
