#include "ui/change/dialog_head.h"

#include "ui/change/change_flow.h"
#include "ui/change/wish_text.h"
#include "ui/text/display_text.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::size_t uidDigits = 8;
constexpr qsizetype mostGroups = 2;

QString personOf(const DeskEnvironment& environment, const Plan* plan)
{
    const std::string user = plan && !plan->actor.empty() ? plan->actor : environment.user;
    if (user.empty())
        return DialogHead::tr("as ?, the server does not say who");
    QStringList groups;
    for (const std::string& group : environment.groups) {
        if (!group.starts_with("system:"))
            groups << displayText(group);
    }
    const QString name = displayText(user);
    if (groups.isEmpty())
        return DialogHead::tr("as %1").arg(name);
    return DialogHead::tr("as %1, group %2").arg(name, groups.mid(0, mostGroups).join(u", "_s));
}

QString lockOf(const Plan& plan, const ChangeProgress* progress)
{
    const QString name = displayText(plan.lockName);
    if (plan.lockName.empty())
        return {};
    if (progress)
        return DialogHead::tr("lock Lease %1").arg(name);
    return plan.lockHolder.empty() ? DialogHead::tr("lock Lease %1, held by nobody").arg(name)
                                   : DialogHead::tr("lock Lease %1, held by %2").arg(name, displayText(plan.lockHolder));
}

QWidget* divider(Theme& theme)
{
    auto* line = new Hairline(theme, Qt::Vertical, Token::Line);
    line->setFixedHeight(12);
    return line;
}

} // namespace

DialogHead::DialogHead(Theme& theme, const ChangeFlow& flow, QWidget* parent)
    : Surface(theme, Token::Base, parent)
    , m_class(Badge::forClass(theme, flow.desk().environment().environmentClass))
    , m_sandbox(new Badge(theme, tr("SANDBOX"), BadgeStyle::Quiet))
    , m_title(new ElidedLabel(theme, TextRole::CardTitle, Token::Ink))
    , m_close(new QPushButton(theme.icon(Glyph::Close, Token::Ink2), {}))
    , m_background(new QPushButton(tr("Continue in background")))
    , m_environment(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_cluster(new TextLabel(theme, TextRole::Mono, Token::Ink))
    , m_person(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_lockLine(divider(theme))
    , m_lock(new ElidedLabel(theme, TextRole::Table, Token::Ink2))
{
    m_sandbox->setObjectName(u"sandboxBadge"_s);
    setEdges(Qt::BottomEdge);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 10, 24, 10);
    layout->setSpacing(6);
    layout->addLayout(makeTitle());
    layout->addLayout(makeIdentity());
}

QHBoxLayout* DialogHead::makeTitle()
{
    setVariant(*m_close, ButtonVariant::Flat);
    m_close->setFixedWidth(28);
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setObjectName(u"closeDialog"_s);
    setVariant(*m_background, ButtonVariant::Normal);
    m_background->setObjectName(u"leave"_s);
    connect(&theme(), &Theme::changed, this, [this] { m_close->setIcon(theme().icon(Glyph::Close, Token::Ink2)); });
    connect(m_close, &QPushButton::clicked, this, &DialogHead::leaveWanted);
    connect(m_background, &QPushButton::clicked, this, &DialogHead::leaveWanted);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_class);
    row->addWidget(m_sandbox);
    row->addWidget(m_title, 1);
    row->addWidget(m_background);
    row->addWidget(m_close);
    return row;
}

QHBoxLayout* DialogHead::makeIdentity()
{
    auto* cluster = new QHBoxLayout;
    cluster->setSpacing(4);
    cluster->addWidget(new TextLabel(theme(), TextRole::Table, Token::Ink2, tr("cluster")));
    cluster->addWidget(m_cluster);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_environment);
    row->addWidget(divider(theme()));
    row->addLayout(cluster);
    row->addWidget(divider(theme()));
    row->addWidget(m_person);
    row->addWidget(m_lockLine);
    row->addWidget(m_lock, 1);
    return row;
}

void DialogHead::show(const ChangeFlow& flow)
{
    const DeskEnvironment environment = flow.desk().environment();
    const Plan* plan = flow.plan();
    m_class->setEnvironmentClass(plan ? plan->environmentClass : environment.environmentClass);
    m_sandbox->setVisible(plan ? plan->isSandbox : environment.isSandbox);
    m_title->setText(plan ? translate(plan->title) : planningText(flow.request()));
    m_background->setVisible(flow.isRunning());
    m_close->setVisible(!flow.isRunning());
    showIdentity(flow);
}

void DialogHead::focusLeave()
{
    m_background->setFocus(Qt::OtherFocusReason);
}

void DialogHead::showIdentity(const ChangeFlow& flow)
{
    const DeskEnvironment environment = flow.desk().environment();
    const Plan* plan = flow.plan();
    const std::string uid = plan ? plan->clusterUid.value : environment.clusterUid.value;
    m_environment->setText(displayText(plan ? plan->environment : environment.title));
    m_cluster->setText(uid.empty() ? u"?"_s : displayText(uid.substr(0, uidDigits)));
    m_cluster->setToolTip(displayText(uid));
    m_person->setText(personOf(environment, plan));
    const QString lock = plan ? lockOf(*plan, flow.progress()) : QString();
    m_lock->setText(lock);
    m_lockLine->setVisible(!lock.isEmpty());
}

} // namespace tealdeck
