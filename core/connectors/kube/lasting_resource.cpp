#include "core/connectors/kube/lasting_resource.h"

#include <mutex>
#include <set>
#include <string>

namespace tealdeck
{
namespace
{

std::string_view lasting(const std::string& text)
{
    static std::mutex mutex;
    static std::set<std::string> texts; // a node never moves
    const std::scoped_lock lock(mutex);
    return *texts.insert(text).first;
}

} // namespace

KubeResource lastingResource(const KubeKind& kind)
{
    return {.group = lasting(kind.group), .version = lasting(kind.version), .plural = lasting(kind.plural), .kind = lasting(kind.kind)};
}

} // namespace tealdeck
