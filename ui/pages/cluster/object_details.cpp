#include "ui/pages/cluster/object_details.h"

#include "ui/pages/cluster/object_events_view.h"
#include "ui/pages/cluster/object_summary_view.h"
#include "ui/pages/cluster/object_text.h"
#include "ui/pages/cluster/object_yaml_view.h"
#include "ui/pages/cluster/why_banner.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_value_grid.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int detailsMargin = 16;
constexpr int narrowestDetails = 360;

} // namespace

ObjectDetails::ObjectDetails(Theme& theme, ObjectReader& reader, const Clock& clock, QWidget* parent)
    : Surface(theme, Token::Base, parent)
    , m_reader(reader)
    , m_clock(clock)
    , m_name(new ElidedLabel(theme, TextRole::Section, Token::Ink))
    , m_status(new StatusLabel(theme, Status::Unknown))
    , m_gone(new TextLabel(theme, TextRole::Table, Token::Ink2, tr("It is gone from the cluster. Shown is what was last known.")))
    , m_why(new WhyBanner(theme))
    , m_facts(new KeyValueGrid(theme, 2))
    , m_tabs(new ObjectTabs(theme))
    , m_stack(new QStackedWidget)
    , m_summary(new ObjectSummaryView(theme))
    , m_events(new ObjectEventsView(theme))
    , m_yaml(new ObjectYamlView(theme, reader))
{
    setMinimumWidth(narrowestDetails);
    setAccessibleName(tr("Details"));
    m_gone->setWordWrap(true);
    m_gone->hide();
    m_why->hide();
    m_facts->setKeyWidth(70);
    m_tabs->add(ObjectTab::Summary, tr("Summary"), tr("Conditions, owners, related objects, labels"));
    m_tabs->add(ObjectTab::Logs, tr("Logs"), tr("Logs (L in the list)"));
    m_tabs->add(ObjectTab::Events, tr("Events"), tr("Events (V in the list)"));
    m_tabs->add(ObjectTab::Yaml, tr("YAML"), tr("YAML, secrets masked (Y in the list)"));
    m_tabs->setShown(ObjectTab::Logs, false);
    m_stack->addWidget(m_summary);
    m_stack->addWidget(m_events);
    m_stack->addWidget(m_yaml);
    m_state = new PageState(theme, makeBody());
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeHead());
    outer->addWidget(m_state, 1);
    connect(m_tabs, &ObjectTabs::chosen, this, &ObjectDetails::showTab);
    connect(m_summary, &ObjectSummaryView::objectChosen, this, &ObjectDetails::objectChosen);
    connect(m_state, &PageState::retryWanted, this, &ObjectDetails::refresh);
}

ObjectDetails::~ObjectDetails() = default;

QWidget* ObjectDetails::makeHead()
{
    auto* close = new QPushButton(theme().icon(Glyph::Close), QString());
    setVariant(*close, ButtonVariant::Flat);
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Esc)"));
    connect(close, &QPushButton::clicked, this, &ObjectDetails::closeWanted);
    connect(&theme(), &Theme::changed, close, [this, close] { close->setIcon(theme().icon(Glyph::Close)); });
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(detailsMargin, 8, detailsMargin - 8, 0);
    row->addWidget(m_name, 1);
    row->addWidget(close);
    return head;
}

QWidget* ObjectDetails::makeBody()
{
    auto* about = new QVBoxLayout;
    about->setContentsMargins(detailsMargin, 0, detailsMargin, 8);
    about->setSpacing(8);
    about->addWidget(m_status);
    about->addWidget(m_gone);
    about->addWidget(m_why);
    about->addWidget(m_facts);
    m_about = about;
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(about);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    return body;
}

void ObjectDetails::setActions(QWidget* actions)
{
    m_about->addWidget(actions);
}

void ObjectDetails::setLogs(QWidget* logs)
{
    if (m_logs != nullptr) {
        m_stack->removeWidget(m_logs);
        m_logs->deleteLater();
    }
    m_logs = logs;
    if (m_logs != nullptr)
        m_stack->addWidget(m_logs);
    m_tabs->setShown(ObjectTab::Logs, m_logs != nullptr);
    showTab(m_logs == nullptr && m_tab == ObjectTab::Logs ? ObjectTab::Summary : m_tab);
}

void ObjectDetails::showObject(const ObjectAddress& object)
{
    const bool isAnother = !m_view || object != m_object;
    m_object = object;
    if (isAnother) {
        m_view.reset();
        m_yaml->hideRevealed();
        m_gone->hide();
        m_name->setText(displayText(object.name));
        showView(ObjectView{.address = object});
        m_state->showLoading();
    }
    refresh();
}

void ObjectDetails::refresh()
{
    if (m_object.isReadable())
        m_reading = m_reader.read(m_object, [this](Result<ObjectView> view) { take(std::move(view)); });
}

void ObjectDetails::showGone()
{
    m_reading.end();
    m_yaml->hideRevealed();
    m_gone->show();
    m_state->showLive();
}

void ObjectDetails::endReading()
{
    m_reading.end();
    m_yaml->hideRevealed();
    m_view.reset();
    m_object = {};
}

void ObjectDetails::take(Result<ObjectView> view)
{
    if (!view)
        return showProblem(view.error());
    // What belongs to the object stays from the last time until it was read again: nothing jumps.
    if (!view->isComplete && m_view && m_view->isComplete)
        return;
    m_gone->hide();
    m_state->showLive();
    showView(*view);
    m_view = *std::move(view);
    Q_EMIT viewShown(*m_view);
}

void ObjectDetails::showView(const ObjectView& view)
{
    const QString where = displayText(view.meta.namespaceName);
    const QString place = view.node.empty() ? where : tr("%1, on %2").arg(where, displayText(view.node));
    const QString kind = displayText(view.address.kind);
    m_name->setText(displayText(view.address.name));
    setAccessibleName(tr("Details of %1").arg(objectTitle(view.address)));
    m_status->set(statusOf(view.mood), view.status.empty() ? kind : displayText(view.status),
                  view.address.kind == "Pod" || view.status.empty() ? place
                      : place.isEmpty()                             ? kind
                                                                    : tr("%1, %2").arg(kind, place));
    m_why->setVisible(view.why.has_value());
    if (view.why)
        m_why->set(*view.why);
    showFacts(view);
    m_tabs->setCount(ObjectTab::Events, view.events.empty() ? QString() : formatCount(static_cast<qint64>(view.events.size())));
    m_summary->set(view);
    m_events->set(view);
    m_yaml->set(view);
}

void ObjectDetails::showFacts(const ObjectView& view)
{
    std::vector<KeyValue> facts;
    for (const ObjectFact& fact : view.facts)
        facts.push_back({translate(fact.name), fact.time ? formatMoment(*fact.time, m_clock.wallNow()) : displayText(fact.value)});
    m_facts->setVisible(!facts.empty());
    m_facts->set(std::move(facts));
}

void ObjectDetails::showProblem(const Error& error)
{
    m_yaml->hideRevealed();
    if (m_view && error.kind == ErrorKind::NotFound)
        return showGone();
    if (m_view)
        return m_state->showStale(translate(error), detailOf(error), tr("Read again"));
    if (error.kind == ErrorKind::NotFound)
        return m_state->showBroken({.glyph = Glyph::Ban,
                                    .sentence = tr("%1 is not there.").arg(objectTitle(m_object)),
                                    .explanation = tr("It was deleted, or never was in this namespace."),
                                    .button = tr("Read again")});
    if (error.kind == ErrorKind::Forbidden)
        return m_state->showForbidden({.glyph = Glyph::Lock,
                                       .sentence = translate(error),
                                       .explanation = tr("The rest of the page works without this right."),
                                       .code = detailOf(error),
                                       .button = tr("Copy")});
    m_state->showBroken({.glyph = Glyph::Broken, .sentence = translate(error), .explanation = detailOf(error), .button = tr("Read again")});
}

QWidget* ObjectDetails::widgetOf(ObjectTab tab) const
{
    switch (tab) {
    case ObjectTab::Summary: return m_summary;
    case ObjectTab::Logs: return m_logs;
    case ObjectTab::Events: return m_events;
    case ObjectTab::Yaml: return m_yaml;
    }
    return m_summary;
}

void ObjectDetails::showTab(ObjectTab tab)
{
    QWidget* widget = widgetOf(tab);
    if (widget == nullptr)
        return;
    if (tab != ObjectTab::Yaml)
        m_yaml->hideRevealed();
    m_stack->setCurrentWidget(widget);
    m_tabs->setCurrent(tab);
    if (std::exchange(m_tab, tab) != tab)
        Q_EMIT tabChanged(tab);
}

bool ObjectDetails::takeLetter(int key)
{
    if (key != Qt::Key_L && key != Qt::Key_Y && key != Qt::Key_V)
        return false;
    const ObjectTab tab = key == Qt::Key_L ? ObjectTab::Logs : key == Qt::Key_Y ? ObjectTab::Yaml : ObjectTab::Events;
    if (widgetOf(tab) == nullptr)
        return false;
    showTab(tab);
    return true;
}

} // namespace tealdeck
