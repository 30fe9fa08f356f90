#include "ui/pages/delivery/delivery_page.h"

#include "ui/change/change_center.h"
#include "ui/change/sheet.h"
#include "ui/change/switch_offer.h"
#include "ui/change/unfinished_notices.h"
#include "ui/pages/delivery/application_list.h"
#include "ui/pages/delivery/application_view.h"
#include "ui/pages/delivery/delivery_state.h"
#include "ui/text/display_text.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/surface.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <set>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

DeliveryPage::DeliveryPage(Theme& theme, ChangeDesk& desk, ChangeCenter& center)
    : m_theme(theme)
    , m_desk(desk)
    , m_center(center)
    , m_widget(std::make_unique<Surface>(theme, Token::Base))
{
    build();
    m_listeners.push_back(m_desk.onApplicationsChanged([this] { update(); }));
    m_listeners.push_back(m_desk.onFreshnessChanged([this] { update(); }));
    m_listeners.push_back(m_desk.onEnvironmentChanged([this] { update(); }));
    m_listeners.push_back(m_desk.onChangesChanged([this] { update(); }));
    connect(&m_center.history(), &ChangeHistory::changed, this, &DeliveryPage::update);
    tick();
}

DeliveryPage::~DeliveryPage() = default;

PageInfo DeliveryPage::info() const
{
    return {
        .id = u"delivery"_s, .title = tr("Delivery"), .icon = Glyph::PageDelivery, .group = PageGroup::Change, .letter = u'D', .number = 3};
}

QWidget* DeliveryPage::widget()
{
    return m_widget.get();
}

void DeliveryPage::build()
{
    m_head = new PageHead(m_theme, tr("Delivery"));
    m_namespaces = new QComboBox;
    m_namespaces->setAccessibleName(tr("Namespace"));
    m_namespaces->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_head->addRight(m_namespaces);
    m_list = new ApplicationList(m_theme);
    m_view = new ApplicationView(m_theme, m_desk.scheduler().clock(), m_desk.serverTime());
    m_viewArea = makeScrollingSheet(m_view, tr("Application"));
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* list = new QVBoxLayout;
    list->setContentsMargins(0, 8, 0, 0);
    list->addWidget(m_list);
    row->addLayout(list);
    row->addWidget(new Hairline(m_theme, Qt::Vertical, Token::Hair));
    row->addWidget(m_viewArea, 1);
    m_state = new PageState(m_theme, content);
    auto* notices = new UnfinishedNotices(m_theme, m_desk);
    connect(notices, &UnfinishedNotices::planWanted, &m_center, &ChangeCenter::plan);
    auto* layout = new QVBoxLayout(m_widget.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(notices);
    layout->addWidget(m_state, 1);
    connect(m_namespaces, &QComboBox::activated, this, [this](int index) {
        m_namespace = index <= 0 ? std::string() : m_knownNamespaces[static_cast<std::size_t>(index) - 1];
        update();
    });
    connect(m_list, &ApplicationList::chosenChanged, this, [this] { showChosen(); });
    connect(m_view, &ApplicationView::switchWanted, &m_center, &ChangeCenter::plan);
    connect(m_view, &ApplicationView::pastChangeChosen, this, &DeliveryPage::journalWanted);
    connect(m_state, &PageState::retryWanted, this, &DeliveryPage::refresh);
}

std::vector<const Application*> DeliveryPage::shownApplications() const
{
    std::vector<const Application*> shown;
    for (const Application& application : m_desk.applications()) {
        if (m_namespace.empty() || application.namespaceName == m_namespace)
            shown.push_back(&application);
    }
    return shown;
}

void DeliveryPage::update()
{
    updateNamespaces();
    const std::vector<const Application*> shown = shownApplications();
    const bool showsNamespace = m_namespace.empty() && m_knownNamespaces.size() > 1;
    std::vector<ApplicationRow> rows;
    for (const Application* application : shown)
        rows.push_back(rowOf(*application, showsNamespace));
    m_list->set(std::move(rows));
    const QString scope = m_knownNamespaces.size() == 1 ? displayText(m_knownNamespaces.front()) : displayText(m_namespace);
    const int count = static_cast<int>(shown.size());
    m_head->setScope(shown.empty()         ? QString()
                         : scope.isEmpty() ? tr("%n application(s)", "", count)
                                           : tr("%n application(s) of %1", "", count).arg(scope));
    showState();
    showChosen();
    tellFrame();
}

// The rail and the status bar are only told what is new: this runs every second.
void DeliveryPage::tellFrame()
{
    if (const QString words = note().sentence; words != m_toldNote) {
        m_toldNote = words;
        Q_EMIT noteChanged();
    }
    if (const QString words = statusText(); words != m_toldStatus) {
        m_toldStatus = words;
        Q_EMIT statusTextChanged();
    }
}

void DeliveryPage::updateNamespaces()
{
    std::set<std::string> found;
    for (const Application& application : m_desk.applications())
        found.insert(application.namespaceName);
    const std::vector<std::string> names(found.begin(), found.end());
    m_namespaces->setVisible(names.size() > 1);
    if (names == m_knownNamespaces)
        return;
    m_knownNamespaces = names;
    if (!found.contains(m_namespace))
        m_namespace.clear();
    m_namespaces->clear();
    m_namespaces->addItem(tr("All namespaces"));
    for (const std::string& name : names)
        m_namespaces->addItem(tr("Namespace: %1").arg(displayText(name)));
    const auto chosen = std::find(names.begin(), names.end(), m_namespace);
    m_namespaces->setCurrentIndex(chosen == names.end() ? 0 : static_cast<int>(chosen - names.begin()) + 1);
}

void DeliveryPage::showState()
{
    showStateOn(*m_state, m_desk);
    const Freshness freshness = m_desk.freshness();
    const auto* stale = std::get_if<Stale>(&freshness);
    m_list->setQuiet(stale != nullptr);
    m_view->setStaleFor(stale ? std::optional(m_desk.scheduler().now() - stale->asOf) : std::nullopt);
}

void DeliveryPage::showChosen()
{
    const Application* application = findApplication(m_desk, m_list->chosen());
    m_view->setVisible(application != nullptr);
    if (application)
        m_view->set(*application, switchOffers(m_desk, m_center.history(), *application), m_center.history());
}

// Ages and the time of the next try go on.
void DeliveryPage::tick()
{
    update();
    m_timer = m_desk.scheduler().after(std::chrono::seconds(1), [this] { tick(); });
}

PageNote DeliveryPage::note() const
{
    const auto& applications = m_desk.applications();
    const auto inTrouble
        = std::count_if(applications.begin(), applications.end(), [](const Application& one) { return !troublesOf(one).empty(); });
    if (inTrouble == 0)
        return {};
    return {.glyph = Glyph::Warn,
            .text = QString::number(inTrouble),
            .sentence = tr("%n application(s) need attention", "", static_cast<int>(inTrouble))};
}

QString DeliveryPage::statusText() const
{
    if (!m_desk.areApplicationsKnown())
        return {};
    return tr("%n application(s) in slots", "", static_cast<int>(m_desk.applications().size()));
}

void DeliveryPage::refresh()
{
    m_desk.refresh();
}

std::vector<QWidget*> DeliveryPage::panes()
{
    std::vector<QWidget*> panes{m_list};
    if (!m_view->buttons().empty() && m_view->buttons().front()->isVisible())
        panes.push_back(m_view->buttons().front());
    return panes;
}

void DeliveryPage::shown()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void DeliveryPage::showApplication(const std::string& key)
{
    m_namespace.clear();
    m_namespaces->setCurrentIndex(0);
    update();
    m_list->choose(key);
}

} // namespace tealdeck
