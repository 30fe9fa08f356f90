#include "ui/pages/cluster/object_summary_view.h"

#include "ui/pages/cluster/object_link_list.h"
#include "ui/pages/cluster/object_text.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/key_value_grid.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

std::vector<KeyValue> pairsOf(const Labels& labels)
{
    std::vector<KeyValue> pairs;
    for (const auto& [key, value] : labels)
        pairs.push_back({displayText(key), displayText(value)});
    return pairs;
}

} // namespace

ObjectSummaryView::ObjectSummaryView(Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_content(new QWidget)
    , m_conditions(new KeyValueGrid(theme, 1))
    , m_owners(new ObjectLinkList(theme))
    , m_related(new ObjectLinkList(theme))
    , m_labels(new KeyValueGrid(theme, 1))
    , m_annotations(new KeyValueGrid(theme, 1))
    , m_problems(new TextLabel(theme, TextRole::Table, Token::Ink2))
{
    setAccessibleName(tr("Summary"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_conditions->setKeyWidth(150);
    m_labels->setKeyWidth(200);
    m_annotations->setKeyWidth(200);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(4);
    m_conditionsPart = addPart(tr("Conditions"), m_conditions);
    m_ownersPart = addPart(tr("Owners"), m_owners);
    m_relatedPart = addPart(tr("Related"), m_related);
    m_labelsPart = addPart(tr("Labels"), m_labels);
    m_annotationsPart = addPart(tr("Annotations"), m_annotations);
    m_problemsPart = addPart(tr("Not read"), m_problems);
    column->addStretch(1);
    setWidget(m_content);
    m_content->setAutoFillBackground(false); // setWidget() turned it on
    for (ObjectLinkList* list : {m_owners, m_related})
        connect(list, &ObjectLinkList::objectChosen, this, &ObjectSummaryView::objectChosen);
}

ObjectSummaryView::Part ObjectSummaryView::addPart(const QString& title, QWidget* body)
{
    Part part{.head = new SectionHead(m_theme, title), .body = body};
    auto* box = new QVBoxLayout;
    box->setContentsMargins(0, 0, 0, 8);
    box->setSpacing(4);
    box->addWidget(part.head);
    box->addWidget(body);
    static_cast<QVBoxLayout*>(m_content->layout())->addLayout(box);
    return part;
}

void ObjectSummaryView::showPart(const Part& part, std::size_t count)
{
    part.head->setVisible(count > 0);
    part.body->setVisible(count > 0);
    part.head->setCount(formatCount(static_cast<qint64>(count)));
}

void ObjectSummaryView::set(const ObjectView& view)
{
    setConditions(view);
    setLinks(view);
    setLabels(view);
    QStringList problems;
    for (const Error& problem : view.problems)
        problems << translate(problem);
    m_problems->setText(problems.join(u'\n'));
    showPart(m_problemsPart, view.problems.size());
}

void ObjectSummaryView::setConditions(const ObjectView& view)
{
    std::vector<KeyValue> rows;
    for (const ObjectCondition& condition : view.conditions) {
        QString value = displayText(condition.status);
        if (!condition.reason.empty())
            value += QStringLiteral(", ") + displayText(condition.reason);
        if (condition.since)
            value += QStringLiteral(", ") + agoText(condition.since, view.readAt);
        rows.push_back({displayText(condition.type), value});
        if (!condition.text.empty())
            rows.push_back({QString(), displayText(condition.text)});
    }
    m_conditions->set(std::move(rows));
    showPart(m_conditionsPart, view.conditions.size());
}

void ObjectSummaryView::setLinks(const ObjectView& view)
{
    std::vector<ObjectLink> owners;
    for (const ObjectOwner& owner : view.owners)
        owners.push_back({owner.object, objectTitle(owner.object), owner.problem ? translate(*owner.problem) : QString()});
    m_owners->set(std::move(owners));
    showPart(m_ownersPart, view.owners.size());
    std::vector<ObjectLink> related;
    for (const RelatedObject& object : view.related) {
        const QString how = translate(object.relation);
        related.push_back(
            {object.object, objectTitle(object.object), object.note.empty() ? how : tr("%1, %2").arg(displayText(object.note), how)});
    }
    m_related->set(std::move(related));
    showPart(m_relatedPart, view.related.size());
}

void ObjectSummaryView::setLabels(const ObjectView& view)
{
    m_labels->set(pairsOf(view.meta.labels));
    showPart(m_labelsPart, view.meta.labels.size());
    m_annotations->set(pairsOf(view.meta.annotations));
    showPart(m_annotationsPart, view.meta.annotations.size());
}

} // namespace tealdeck
