#include "ui/pages/cluster/pod_details.h"

#include "ui/models/pod_columns.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/status.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_value_grid.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int margin = 16;

Status statusOf(PodUrgency urgency)
{
    switch (urgency) {
    case PodUrgency::Broken: return Status::Critical;
    case PodUrgency::Unknown: return Status::Unknown;
    case PodUrgency::Waiting: return Status::Waiting;
    case PodUrgency::Moving: return Status::InProgress;
    case PodUrgency::NotReady: return Status::Warning;
    case PodUrgency::Running: return Status::Healthy;
    case PodUrgency::Completed: return Status::NotRun;
    }
    return Status::Unknown;
}

QString orDash(const std::string& text)
{
    return text.empty() ? QString(enDash) : displayText(text);
}

} // namespace

PodDetails::PodDetails(Theme& theme, const Clock& clock, QWidget* parent)
    : Surface(theme, Token::Base, parent)
    , m_clock(clock)
    , m_name(new ElidedLabel(theme, TextRole::Section, Token::Ink))
    , m_status(new StatusLabel(theme, Status::Unknown))
    , m_gone(new TextLabel(theme, TextRole::Table, Token::Ink2, tr("This pod is gone from the cluster. Shown is what was last known.")))
    , m_facts(new KeyValueGrid(theme, 1))
    , m_imagesHead(new SectionHead(theme, tr("Containers")))
    , m_images(new KeyValueGrid(theme, 1))
    , m_labelsHead(new SectionHead(theme, tr("Labels")))
    , m_labels(new KeyValueGrid(theme, 1))
{
    setMinimumWidth(360);
    setAccessibleName(tr("Details of the pod"));
    auto* close = new QPushButton(theme.icon(Glyph::Close), QString());
    setVariant(*close, ButtonVariant::Flat);
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Esc)"));
    connect(close, &QPushButton::clicked, this, &PodDetails::closeWanted);
    connect(&theme, &Theme::changed, close, [close, &theme] { close->setIcon(theme.icon(Glyph::Close)); });
    m_facts->setKeyWidth(96);
    m_images->setKeyWidth(96);
    m_labels->setKeyWidth(200);
    m_gone->setWordWrap(true);
    m_gone->hide();

    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_name, 1);
    head->addWidget(close);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(margin, 12, margin, margin);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_status);
    column->addWidget(m_gone);
    column->addSpacing(4);
    column->addWidget(m_facts);
    column->addSpacing(8);
    column->addWidget(m_imagesHead);
    column->addWidget(m_images);
    column->addSpacing(8);
    column->addWidget(m_labelsHead);
    column->addWidget(m_labels);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turned it on
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void PodDetails::showPod(const Pod& pod)
{
    m_gone->hide();
    m_name->setText(displayText(pod.meta.name));
    m_status->set(statusOf(urgencyOf(pod)), displayText(pod.status),
                  pod.node.empty() ? displayText(pod.meta.namespaceName)
                                   : tr("%1, on %2").arg(displayText(pod.meta.namespaceName), displayText(pod.node)));
    const QString owner = pod.meta.ownerName.empty() ? QString(enDash) : displayText(pod.meta.ownerKind + ' ' + pod.meta.ownerName);
    std::vector<KeyValue> facts{
        {tr("Ready"), tr("%1 of %2 containers").arg(pod.readyContainers).arg(pod.containers)},
        {tr("Restarts"), formatCount(pod.restarts)},
        {tr("Owner"), owner},
        {tr("Pod IP"), orDash(pod.ip)},
        {tr("Node"), orDash(pod.node)},
        {tr("Created"),
         tr("%1, %2 ago").arg(formatMoment(pod.meta.created, m_clock.wallNow()), formatAge(m_clock.wallNow() - pod.meta.created))},
        {tr("UID"), displayText(pod.meta.uid), true},
    };
    if (pod.lastRestart)
        facts.insert(facts.begin() + 2, {tr("Last restart"), tr("%1 ago").arg(formatAge(m_clock.wallNow() - *pod.lastRestart))});
    if (!pod.reason.empty())
        facts.insert(facts.begin(), {tr("Reason"), displayText(pod.reason)});
    m_facts->set(std::move(facts));

    std::vector<KeyValue> images;
    for (const ContainerImage& image : pod.images) {
        images.push_back({displayText(image.container), displayText(image.image), true});
        if (!image.digest.empty())
            images.push_back({QString(), displayText(image.digest).left(19) + u'…', true});
    }
    m_imagesHead->setCount(formatCount(pod.containers));
    m_images->set(std::move(images));

    std::vector<KeyValue> labels;
    for (const auto& [key, value] : pod.meta.labels)
        labels.push_back({displayText(key), displayText(value)});
    m_labelsHead->setCount(formatCount(static_cast<qint64>(labels.size())));
    m_labels->set(std::move(labels));
}

void PodDetails::showGone()
{
    m_gone->show();
}

} // namespace tealdeck
