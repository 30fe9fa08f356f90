#include "core/domain/kube_catalogue.h"

#include <array>
#include <functional>

namespace tealdeck
{
namespace
{

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

bool hasShortName(const KubeKind& kind, const std::string& word)
{
    return std::ranges::any_of(kind.shortNames, [&](const std::string& name) { return lowered(name) == word; });
}

// "deployments.apps", "deployments.v1.apps" and "deployment.apps" name the group as well.
bool isQualifiedName(const KubeKind& kind, const std::string& word)
{
    if (kind.group.empty())
        return false;
    const std::string group = "." + lowered(kind.group);
    const std::string version = "." + lowered(kind.version) + group;
    const std::string plural = lowered(kind.plural);
    const std::string singular = lowered(kind.singular);
    return word == plural + group || word == plural + version
        || (!singular.empty() && (word == singular + group || word == singular + version));
}

} // namespace

const KubeKind* KubeCatalogue::find(std::string_view word) const
{
    const std::string wanted = lowered(word);
    if (wanted.empty())
        return nullptr;
    using Test = std::function<bool(const KubeKind&)>;
    const std::array<Test, 5> tests{
        [&](const KubeKind& kind) { return lowered(kind.plural) == wanted; },
        [&](const KubeKind& kind) { return lowered(kind.singular) == wanted; },
        [&](const KubeKind& kind) { return lowered(kind.kind) == wanted; },
        [&](const KubeKind& kind) { return hasShortName(kind, wanted); },
        [&](const KubeKind& kind) { return isQualifiedName(kind, wanted); },
    };
    for (const Test& test : tests) {
        if (const auto found = std::ranges::find_if(kinds, test); found != kinds.end())
            return &*found;
    }
    return nullptr;
}

const KubeKind* KubeCatalogue::find(std::string_view group, std::string_view plural) const
{
    const auto found = std::ranges::find_if(kinds, [&](const KubeKind& kind) { return kind.group == group && kind.plural == plural; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace tealdeck
