#include "ui/pages/cluster/workload_action_bar.h"

#include "ui/change/wish_dialog.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

WorkloadActionBar::WorkloadActionBar(Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_button(new QPushButton(tr("Change")))
    , m_menu(new QMenu(m_button))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    row->addStretch(1);
    m_button->setObjectName(u"changeWorkload"_s);
    setVariant(*m_button, ButtonVariant::Normal);
    m_menu->setToolTipsVisible(true);
    m_button->setMenu(m_menu);
    m_scale = add(tr("Scale…"), "scaleWorkload");
    m_image = add(tr("Image…"), "setWorkloadImage");
    m_restart = add(tr("Restart…"), "restartWorkload");
    m_pause = add(tr("Pause rollout…"), "pauseWorkload");
    connect(m_scale, &QAction::triggered, this, &WorkloadActionBar::askForReplicas);
    connect(m_image, &QAction::triggered, this, &WorkloadActionBar::askForImage);
    connect(m_restart, &QAction::triggered, this, [this] { wish(WorkloadVerb::Restart); });
    connect(m_pause, &QAction::triggered, this, [this] {
        const Workload* shown = workload();
        wish(shown && shown->isPaused ? WorkloadVerb::Resume : WorkloadVerb::Pause);
    });
    m_rows = session.workloads().onChange([this](const StoreChange&) { showState(); });
    m_identity = session.onIdentityChanged([this] { showState(); });
    hide();
}

QAction* WorkloadActionBar::add(const QString& text, const char* name)
{
    QAction* action = m_menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    return action;
}

const Workload* WorkloadActionBar::workload() const
{
    return m_session.workloads().find(m_object.uid);
}

void WorkloadActionBar::showObject(const ObjectAddress& object)
{
    m_object = object;
    showState();
}

void WorkloadActionBar::showState()
{
    const bool isChangeable
        = m_object.group == "apps" && (m_object.kind == "Deployment" || m_object.kind == "StatefulSet" || m_object.kind == "DaemonSet");
    setVisible(isChangeable);
    if (!isChangeable)
        return;
    const Workload* shown = workload();
    m_scale->setVisible(m_object.kind != "DaemonSet");
    m_image->setVisible(shown && !shown->images.empty());
    m_pause->setVisible(m_object.kind == "Deployment");
    m_pause->setText(shown && shown->isPaused ? tr("Resume rollout…") : tr("Pause rollout…"));
    QString reason;
    if (!m_session.executor())
        reason = tr("This console is read-only");
    else if (m_session.identity().hasClusterChanged)
        reason = tr("Another cluster answers at this address now");
    m_button->setEnabled(reason.isEmpty());
    m_button->setToolTip(reason);
    m_scale->setEnabled(shown != nullptr);
    m_scale->setToolTip(shown ? QString() : tr("It was not read yet"));
}

WorkloadRequest WorkloadActionBar::wishOf(WorkloadVerb verb) const
{
    return {.verb = verb, .kind = m_object.kind, .namespaceName = m_object.namespaceName, .name = m_object.name, .seenUid = m_object.uid};
}

void WorkloadActionBar::wish(WorkloadVerb verb)
{
    Q_EMIT planWanted(wishOf(verb));
}

void WorkloadActionBar::askForReplicas()
{
    const Workload* shown = workload();
    if (!shown)
        return;
    WorkloadRequest request = wishOf(WorkloadVerb::Scale);
    request.replicas = shown->desired;
    WishDialog* dialog = WishDialog::forScale(m_theme, request, window());
    connect(dialog, &WishDialog::planWanted, this, &WorkloadActionBar::planWanted);
    dialog->open();
}

void WorkloadActionBar::askForImage()
{
    const Workload* shown = workload();
    if (!shown || shown->images.empty())
        return;
    std::vector<WishDialog::Container> containers;
    for (const ContainerImage& image : shown->images)
        containers.push_back({.name = QString::fromStdString(image.container), .image = QString::fromStdString(image.image)});
    WishDialog* dialog = WishDialog::forImage(m_theme, wishOf(WorkloadVerb::SetImage), containers, window());
    connect(dialog, &WishDialog::planWanted, this, &WorkloadActionBar::planWanted);
    dialog->open();
}

} // namespace tealdeck
