#include "ui/pages/cluster/details_pane.h"

#include "core/domain/workload_kind.h"
#include "core/session/session.h"
#include "ui/pages/cluster/log_pane.h"
#include "ui/pages/cluster/object_action_bar.h"

#include <QTimer>

#include <optional>

namespace tealdeck
{
namespace
{

constexpr auto readAgainAfter = std::chrono::seconds(2);
constexpr auto lookEvery = std::chrono::seconds(2);

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
    , m_actions(new ObjectActionBar(theme, session))
    , m_delay(new QTimer(this))
    , m_look(new QTimer(this))
{
    setActions(m_actions);
    connect(m_actions, &ObjectActionBar::planWanted, this, &DetailsPane::planWanted);
    connect(this, &ObjectDetails::viewShown, m_actions, &ObjectActionBar::showView);
    m_delay->setSingleShot(true);
    m_delay->setInterval(readAgainAfter);
    connect(m_delay, &QTimer::timeout, this, &ObjectDetails::refresh);
    m_look->setInterval(lookEvery);
    connect(m_look, &QTimer::timeout, this, &DetailsPane::look);
    connect(this, &ObjectDetails::viewShown, this, [this](const ObjectView& view) { m_version = view.meta.resourceVersion; });
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
    if (isAnother) {
        m_looking.end();
        m_version.clear();
    }
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

void DetailsPane::showEvent(QShowEvent* event)
{
    m_look->start();
    ObjectDetails::showEvent(event);
}

void DetailsPane::hideEvent(QHideEvent* event)
{
    m_look->stop();
    ObjectDetails::hideEvent(event);
}

void DetailsPane::look()
{
    if (object().isReadable() && !m_version.empty() && !m_session.pods().find(object().uid))
        m_looking = m_session.objects().readVersion(object(), [this](const Result<std::string>& version) { takeVersion(version); });
}

// What cannot be read just now is told by the next reading of the whole, not by this.
void DetailsPane::takeVersion(const Result<std::string>& version)
{
    if (version && *version != m_version)
        refresh();
    else if (!version && version.error().kind == ErrorKind::NotFound)
        showGone();
}

void DetailsPane::end()
{
    m_delay->stop();
    m_looking.end();
    m_version.clear();
    endReading();
    if (m_logPane)
        m_logPane->clear();
}

} // namespace tealdeck
