#include "core/config/kubeconfig.h"

#include "core/config/kubeconfig_parse.h"
#include "core/config/text_file.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

void addMissing(Kubeconfig& whole, Kubeconfig part)
{
    whole.files.insert(whole.files.end(), part.files.begin(), part.files.end());
    if (whole.currentContext.empty())
        whole.currentContext = part.currentContext;
    whole.clusters.merge(part.clusters); // what is there already stays
    whole.users.merge(part.users);
    for (KubeContext& context : part.contexts) {
        if (whole.context(context.name) == nullptr)
            whole.contexts.push_back(std::move(context));
    }
}

tl::unexpected<Error> noFile(const KubeconfigFiles& files)
{
    std::string names;
    for (const auto& path : files.paths)
        names += (names.empty() ? "" : ", ") + path.string();
    switch (files.origin) {
    case KubeconfigFiles::Origin::Explicit:
        return fail(ErrorKind::NotFound, message("Kubeconfig", "The kubeconfig %1 does not exist. Check the name.", {names}));
    case KubeconfigFiles::Origin::Environment:
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig",
                            "None of the files in KUBECONFIG exists: %1. Correct the variable, or name a file with --kubeconfig.",
                            {names}));
    case KubeconfigFiles::Origin::Default:
        return fail(ErrorKind::NotFound,
                    message("Kubeconfig", "There is no kubeconfig: %1 does not exist. Name one with --kubeconfig or KUBECONFIG.", {names}));
    }
    return fail(ErrorKind::NotFound, message("Kubeconfig", "There is no kubeconfig."));
}

} // namespace

const KubeContext* Kubeconfig::context(const std::string& name) const
{
    const auto found = std::ranges::find(contexts, name, &KubeContext::name);
    return found == contexts.end() ? nullptr : &*found;
}

KubeconfigFiles kubeconfigPaths(const std::string& explicitFile, const std::string& environmentVariable, const std::filesystem::path& home)
{
    if (!explicitFile.empty())
        return {.origin = KubeconfigFiles::Origin::Explicit, .paths = {explicitFile}};
    KubeconfigFiles files{.origin = KubeconfigFiles::Origin::Environment, .paths = {}};
    for (std::size_t at = 0; at < environmentVariable.size();) {
        const std::size_t end = std::min(environmentVariable.find(':', at), environmentVariable.size());
        const std::filesystem::path path = environmentVariable.substr(at, end - at);
        if (!path.empty() && std::ranges::find(files.paths, path) == files.paths.end())
            files.paths.push_back(path);
        at = end + 1;
    }
    if (files.paths.empty())
        return {.origin = KubeconfigFiles::Origin::Default, .paths = {home / ".kube" / "config"}};
    return files;
}

Result<Kubeconfig> loadKubeconfig(const KubeconfigFiles& files)
{
    Kubeconfig whole;
    for (const auto& path : files.paths) {
        const auto text = readTextFile(path);
        if (!text && text.error().kind == ErrorKind::NotFound)
            continue;
        if (!text)
            return fail(text.error());
        auto part = parseKubeconfig(*text, path);
        if (!part)
            return fail(std::move(part).error());
        addMissing(whole, std::move(*part));
    }
    if (whole.files.empty())
        return noFile(files);
    return whole;
}

Result<Secret> readTokenFile(const std::filesystem::path& file)
{
    auto text = readTextFile(file);
    if (!text)
        return fail(std::move(text).error());
    const std::size_t first = text->find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return fail(ErrorKind::InvalidInput, message("Kubeconfig", "The token file %1 is empty. Get a new token.", {file.string()}));
    return Secret(text->substr(first, text->find_last_not_of(" \t\r\n") - first + 1));
}

} // namespace tealdeck
