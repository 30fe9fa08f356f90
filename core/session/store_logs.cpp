#include "core/session/store_logs.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

LogPod toLogPod(const Pod& pod)
{
    LogPod found{.namespaceName = pod.meta.namespaceName, .name = pod.meta.name, .uid = pod.meta.uid, .containers = {}};
    for (const ContainerImage& image : pod.images)
        found.containers.push_back(image.container);
    return found;
}

} // namespace

StoreLogs::StoreLogs(HttpClient& http, Scheduler& scheduler, std::function<double()> random, const Store<Pod>& pods, LogPlace place,
                     LogChoice choice, LogSettings settings)
    : m_pods(pods)
    , m_place(std::move(place))
    , m_session(http, scheduler, std::move(random), std::move(choice), settings)
    , m_changes(pods.onChange([this](const StoreChange& change) {
        if (change.wasReset || !change.added.empty())
            look();
    }))
    , m_freshness(pods.onFreshness([this] {
        const bool areLive = isLive(m_pods.freshness());
        if (areLive && !m_werePodsLive)
            m_session.wakeUp();
        m_werePodsLive = areLive;
    }))
{
    look();
}

bool StoreLogs::isThere(const Pod& pod) const
{
    if (pod.meta.namespaceName != m_place.namespaceName)
        return false;
    return m_place.pod.empty() ? !m_place.selector.empty() && selects(m_place.selector, pod.meta.labels) : pod.meta.name == m_place.pod;
}

void StoreLogs::look()
{
    std::vector<LogPod> found;
    for (const auto& [key, pod] : m_pods.rows()) {
        if (isThere(pod))
            found.push_back(toLogPod(pod));
    }
    std::ranges::sort(found, {}, &LogPod::name);
    if (!found.empty())
        m_session.setPods(found);
}

} // namespace tealdeck
