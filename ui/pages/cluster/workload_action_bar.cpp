#include "ui/pages/cluster/workload_action_bar.h"

#include "ui/change/wish_dialog.h"
#include "ui/theme/button_variant.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

WorkloadActionBar::WorkloadActionBar(Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_scale = add(tr("Scale…"), "scaleWorkload");
    m_image = add(tr("Image…"), "setWorkloadImage");
    m_restart = add(tr("Restart…"), "restartWorkload");
    m_pause = add(tr("Pause rollout…"), "pauseWorkload");
    row->addStretch(1);
    connect(m_scale, &QPushButton::clicked, this, &WorkloadActionBar::askForReplicas);
    connect(m_image, &QPushButton::clicked, this, &WorkloadActionBar::askForImage);
    connect(m_restart, &QPushButton::clicked, this, [this] { wish(WorkloadVerb::Restart); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const Workload* shown = workload();
        wish(shown && shown->isPaused ? WorkloadVerb::Resume : WorkloadVerb::Pause);
    });
    m_rows = session.workloads().onChange([this](const StoreChange&) { update(); });
    m_identity = session.onIdentityChanged([this] { update(); });
    hide();
}

QPushButton* WorkloadActionBar::add(const QString& text, const char* name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    setVariant(*button, ButtonVariant::Normal);
    layout()->addWidget(button);
    return button;
}

const Workload* WorkloadActionBar::workload() const
{
    return m_session.workloads().find(m_object.uid);
}

void WorkloadActionBar::showObject(const ObjectAddress& object)
{
    m_object = object;
    update();
}

void WorkloadActionBar::update()
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
    for (QPushButton* button : {m_scale, m_image, m_restart, m_pause}) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
    }
    if (reason.isEmpty() && !shown) {
        m_scale->setEnabled(false);
        m_scale->setToolTip(tr("It was not read yet"));
    }
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
