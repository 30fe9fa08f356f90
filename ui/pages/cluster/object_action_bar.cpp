#include "ui/pages/cluster/object_action_bar.h"

#include "ui/change/wish_dialog.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString nameOf(ObjectVerb verb)
{
    switch (verb) {
    case ObjectVerb::Cordon: return ObjectActionBar::tr("Cordon…");
    case ObjectVerb::Uncordon: return ObjectActionBar::tr("Uncordon…");
    case ObjectVerb::Delete: return ObjectActionBar::tr("Delete…");
    case ObjectVerb::Suspend: return ObjectActionBar::tr("Suspend…");
    case ObjectVerb::Unsuspend: return ObjectActionBar::tr("Resume…");
    case ObjectVerb::Trigger: return ObjectActionBar::tr("Run now…");
    case ObjectVerb::Rerun: return ObjectActionBar::tr("Run once more…");
    case ObjectVerb::Drain: return ObjectActionBar::tr("Drain…");
    case ObjectVerb::Undo: return ObjectActionBar::tr("Roll back…");
    case ObjectVerb::Promote: return ObjectActionBar::tr("Promote…");
    case ObjectVerb::PromoteFull: return ObjectActionBar::tr("Promote in full…");
    case ObjectVerb::Abort: return ObjectActionBar::tr("Abort the update…");
    case ObjectVerb::Retry: return ObjectActionBar::tr("Retry the update…");
    case ObjectVerb::PauseRollout: return ObjectActionBar::tr("Pause rollout…");
    case ObjectVerb::ResumeRollout: return ObjectActionBar::tr("Resume rollout…");
    case ObjectVerb::RestartRollout: return ObjectActionBar::tr("Restart…");
    case ObjectVerb::UndoRollout: return ObjectActionBar::tr("Back to the revision before…");
    case ObjectVerb::SetRolloutImage: return ObjectActionBar::tr("Image…");
    case ObjectVerb::SetBounds: break;
    }
    return ObjectActionBar::tr("Bounds…");
}

} // namespace

ObjectActionBar::ObjectActionBar(Theme& theme, Session& session, QWidget* parent)
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
    m_button->setObjectName(u"changeObject"_s);
    setVariant(*m_button, ButtonVariant::Normal);
    m_menu->setToolTipsVisible(true);
    m_button->setMenu(m_menu);
    m_scale = add(tr("Scale…"), "scaleWorkload");
    m_image = add(tr("Image…"), "setWorkloadImage");
    m_restart = add(tr("Restart…"), "restartWorkload");
    m_pause = add(tr("Pause rollout…"), "pauseWorkload");
    connect(m_scale, &QAction::triggered, this, &ObjectActionBar::askForReplicas);
    connect(m_image, &QAction::triggered, this, &ObjectActionBar::askForImage);
    connect(m_restart, &QAction::triggered, this, [this] { wish(WorkloadVerb::Restart); });
    connect(m_pause, &QAction::triggered, this, [this] {
        const Workload* shown = workload();
        wish(shown && shown->isPaused ? WorkloadVerb::Resume : WorkloadVerb::Pause);
    });
    m_rows = session.workloads().onChange([this](const StoreChange&) { showState(); });
    m_identity = session.onIdentityChanged([this] { showState(); });
    hide();
}

QAction* ObjectActionBar::add(const QString& text, const char* name)
{
    QAction* action = m_menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    return action;
}

const Workload* ObjectActionBar::workload() const
{
    return m_session.workloads().find(m_object.uid);
}

bool ObjectActionBar::isWorkload() const
{
    return m_object.group == "apps" && (m_object.kind == "Deployment" || m_object.kind == "StatefulSet" || m_object.kind == "DaemonSet");
}

void ObjectActionBar::showObject(const ObjectAddress& object)
{
    if (object != m_object)
        showOffers({});
    m_object = object;
    showState();
}

void ObjectActionBar::showView(const ObjectView& view)
{
    m_object = view.address;
    if (view.offers != m_offers)
        showOffers(view.offers);
    showState();
}

// An open menu keeps its place: the offers change only when the object did.
void ObjectActionBar::showOffers(const std::vector<ObjectOffer>& offers)
{
    for (QAction* action : m_offerActions)
        delete action;
    m_offerActions.clear();
    m_offers = offers;
    for (const ObjectOffer& offer : offers) {
        QAction* action = m_menu->addAction(nameOf(offer.verb));
        action->setObjectName(QString::fromStdString(std::string(toString(offer.verb)) + "Object"));
        connect(action, &QAction::triggered, this, [this, offer] { takeOffer(offer); });
        m_offerActions.push_back(action);
    }
}

void ObjectActionBar::takeOffer(const ObjectOffer& offer)
{
    const ObjectRequest request{
        .verb = offer.verb, .kind = m_object.kind, .namespaceName = m_object.namespaceName, .name = m_object.name, .seenUid = m_object.uid};
    if (offer.verb != ObjectVerb::SetBounds && offer.verb != ObjectVerb::Drain)
        return Q_EMIT planWanted(request);
    WishDialog* dialog = offer.verb == ObjectVerb::Drain ? WishDialog::forDrain(m_theme, request, window())
                                                         : WishDialog::forBounds(m_theme, request, offer.values, window());
    connect(dialog, &WishDialog::planWanted, this, &ObjectActionBar::planWanted);
    dialog->open();
}

void ObjectActionBar::showState()
{
    setVisible(isWorkload() || !m_offers.empty());
    const Workload* shown = workload();
    m_scale->setVisible(isWorkload() && m_object.kind != "DaemonSet");
    m_image->setVisible(shown && !shown->images.empty());
    m_restart->setVisible(isWorkload());
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

WorkloadRequest ObjectActionBar::wishOf(WorkloadVerb verb) const
{
    return {.verb = verb, .kind = m_object.kind, .namespaceName = m_object.namespaceName, .name = m_object.name, .seenUid = m_object.uid};
}

void ObjectActionBar::wish(WorkloadVerb verb)
{
    Q_EMIT planWanted(wishOf(verb));
}

void ObjectActionBar::askForReplicas()
{
    const Workload* shown = workload();
    if (!shown)
        return;
    WorkloadRequest request = wishOf(WorkloadVerb::Scale);
    request.replicas = shown->desired;
    WishDialog* dialog = WishDialog::forScale(m_theme, request, window());
    connect(dialog, &WishDialog::planWanted, this, &ObjectActionBar::planWanted);
    dialog->open();
}

void ObjectActionBar::askForImage()
{
    const Workload* shown = workload();
    if (!shown || shown->images.empty())
        return;
    std::vector<WishDialog::Container> containers;
    for (const ContainerImage& image : shown->images)
        containers.push_back({.name = QString::fromStdString(image.container), .image = QString::fromStdString(image.image)});
    WishDialog* dialog = WishDialog::forImage(m_theme, wishOf(WorkloadVerb::SetImage), containers, window());
    connect(dialog, &WishDialog::planWanted, this, &ObjectActionBar::planWanted);
    dialog->open();
}

} // namespace tealdeck
