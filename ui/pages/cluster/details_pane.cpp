#include "ui/pages/cluster/details_pane.h"

#include "core/domain/workload_kind.h"
#include "core/session/session.h"
#include "ui/pages/cluster/log_pane.h"
#include "ui/pages/cluster/workload_action_bar.h"

#include <QTimer>

#include <optional>

namespace tealdeck
{
namespace
{

constexpr auto readAgainAfter = std::chrono::seconds(2);

struct LogsOf
{
    LogPlace place;
    QStringList containers;
};

QStringList containersOf(const std::vector<ContainerImage>& images)
{
    QStringList names;
    for (const ContainerImage& image : images)
        names.append(QString::fromStdString(image.container));
    return names;
}

// Nothing for objects without containers, and for those that are not read as rows.
std::optional<LogsOf> logsPlace(const Session& session, const ObjectAddress& object)
{
    if (const Pod* pod = session.pods().find(object.uid))
        return LogsOf{.place = {.namespaceName = pod->meta.namespaceName, .pod = pod->meta.name}, .containers = containersOf(pod->images)};
    const Workload* workload = session.workloads().find(object.uid);
    if (!workload || workload->hasSelectorExpressions || workload->selector.empty())
        return std::nullopt;
    return LogsOf{.place = {.namespaceName = workload->meta.namespaceName, .pod = {}, .selector = workload->selector},
                  .containers = containersOf(workload->images)};
}

} // namespace

DetailsPane::DetailsPane(Theme& theme, Session& session, QWidget* parent)
    : ObjectDetails(theme, session.objects(), session.serverTime(), parent)
    , m_theme(theme)
    , m_session(session)
    , m_actions(new WorkloadActionBar(theme, session))
    , m_delay(new QTimer(this))
{
    setActions(m_actions);
    connect(m_actions, &WorkloadActionBar::planWanted, this, &DetailsPane::planWanted);
    m_delay->setSingleShot(true);
    m_delay->setInterval(readAgainAfter);
    connect(m_delay, &QTimer::timeout, this, &ObjectDetails::refresh);
}

ObjectAddress DetailsPane::addressOf(const Pod& pod)
{
    return {.version = "v1",
            .plural = "pods",
            .kind = "Pod",
            .namespaceName = pod.meta.namespaceName,
            .name = pod.meta.name,
            .uid = pod.meta.uid};
}

ObjectAddress DetailsPane::addressOf(const Workload& workload)
{
    const bool isStateful = workload.kind == WorkloadKind::StatefulSet;
    return {.group = "apps",
            .version = "v1",
            .plural = isStateful ? "statefulsets" : "deployments",
            .kind = kindOf(workload.kind),
            .namespaceName = workload.meta.namespaceName,
            .name = workload.meta.name,
            .uid = workload.meta.uid};
}

void DetailsPane::show(const ObjectAddress& object)
{
    const bool isAnother = object != this->object();
    showObject(object);
    m_actions->showObject(object);
    if (isAnother || !m_logPane)
        showLogsOf(object);
}

void DetailsPane::showLogsOf(const ObjectAddress& object)
{
    const auto logs = logsPlace(m_session, object);
    if (!logs) {
        m_logPane = nullptr;
        return setLogs(nullptr);
    }
    if (!m_logPane) {
        m_logPane = new LogPane(m_theme, m_session.serverTime());
        setLogs(m_logPane);
    }
    m_logPane->showLogs(logsOf(m_session, logs->place), logs->containers);
}

void DetailsPane::changedInList()
{
    if (!m_delay->isActive())
        m_delay->start();
}

void DetailsPane::end()
{
    m_delay->stop();
    endReading();
    if (m_logPane)
        m_logPane->clear();
}

} // namespace tealdeck
