#include "sample_pages.h"

#include "ui/models/table_view.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/check_row.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/points_diagram.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/slot_card.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/status_strip.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace tealdeck::gallery
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class SimplePage : public Page
{
public:
    SimplePage(PageInfo info, QWidget* widget, PageNote note = {})
        : m_info(std::move(info))
        , m_widget(widget)
        , m_note(std::move(note))
    {
    }
    PageInfo info() const override { return m_info; }
    QWidget* widget() override { return m_widget; }
    PageNote note() const override { return m_note; }

private:
    PageInfo m_info;
    QWidget* m_widget;
    PageNote m_note;
};

QVBoxLayout* column(QWidget* parent)
{
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

QPushButton* button(const QString& text, ButtonVariant variant)
{
    auto* made = new QPushButton(text);
    setVariant(*made, variant);
    return made;
}

QWidget* makeDetails(Theme& theme)
{
    auto* sheet = new Surface(theme, Token::Base);
    sheet->setMinimumWidth(360);
    auto* rows = column(sheet);
    rows->setContentsMargins(16, 10, 16, 10);
    rows->addWidget(new TextLabel(theme, TextRole::PageTitle, Token::Ink, u"recommender-5f6b7c9d84-k8w2n"_s));
    auto* status = new StatusLabel(theme, Status::Critical);
    status->set(Status::Critical, u"CrashLoopBackOff"_s, u"search, on ip-10-4-117-62"_s);
    status->setRole(TextRole::Body);
    rows->addWidget(status);
    rows->addSpacing(12);
    auto* facts = new KeyValueGrid(theme, 2);
    facts->set({{u"Owner"_s, u"recommender"_s},
                {u"Pod IP"_s, u"10.4.117.203"_s},
                {u"Created"_s, u"13:24:08"_s},
                {u"Image"_s, u"recommender:3.8.1"_s},
                {u"Request"_s, u"500 m, 4 GiB"_s},
                {u"Limit"_s, u"2, 6 GiB"_s}});
    facts->setKeyWidth(82);
    rows->addWidget(facts);
    rows->addSpacing(12);
    auto* bar = new QHBoxLayout;
    auto* combo = new QComboBox;
    combo->addItem(u"main"_s);
    bar->addWidget(combo);
    auto* follow = new QCheckBox(u"Follow"_s);
    follow->setChecked(true);
    bar->addWidget(follow);
    bar->addWidget(new QCheckBox(u"Earlier runs"_s));
    bar->addStretch(1);
    auto* find = button(u"Find"_s, ButtonVariant::Normal);
    find->setIcon(theme.icon(Glyph::Search));
    bar->addWidget(find);
    rows->addLayout(bar);
    rows->addStretch(1);
    return sheet;
}

} // namespace

std::unique_ptr<Page> makeEmptyPage(Theme& theme, PageInfo info)
{
    return std::make_unique<SimplePage>(std::move(info), new Surface(theme, Token::Base));
}

std::unique_ptr<Page> makePodsPage(Theme& theme)
{
    auto* page = new Surface(theme, Token::Base);
    auto* rows = column(page);
    auto* head = new PageHead(theme, u"Cluster"_s);
    head->addTab(u"pods"_s, u"Pods"_s, u"98,412"_s);
    head->addTab(u"workloads"_s, u"Workloads"_s, u"7,206"_s);
    head->addTab(u"nodes"_s, u"Nodes"_s, u"1,004"_s);
    head->setRemark(u"Pods of shop: 79 of 79 running"_s);
    rows->addWidget(head);

    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(20, 8, 20, 8);
    filters->setSpacing(10);
    auto* search = new SearchField(theme, u"Filter pods"_s, u"name, namespace, node, image, label..."_s);
    search->setCountText(u"97,122 of 98,412 pods"_s);
    filters->addWidget(search, 1);
    auto* namespaces = new QComboBox;
    namespaces->addItem(u"All namespaces"_s);
    filters->addWidget(namespaces);
    auto* columns = new QPushButton;
    columns->setIcon(theme.icon(Glyph::Columns));
    filters->addWidget(columns);
    rows->addLayout(filters);
    rows->addWidget(new Hairline(theme, Qt::Horizontal));
    auto* strip = new StatusStrip(theme, u"Pods by status"_s);
    strip->set({{u"Running"_s, Glyph::Ok, Token::Ok, u"Running"_s, 97095},
                {u"Completed"_s, Glyph::Skip, Token::Ink2, u"Completed"_s, 1290},
                {u"Pending"_s, Glyph::Wait, Token::Ink2, u"Pending"_s, 4},
                {u"Starting"_s, Glyph::Busy, Token::Ink2, u"Starting or ending"_s, 5},
                {u"Crash"_s, Glyph::Crit, Token::Crit, u"CrashLoopBackOff"_s, 8},
                {u"OOM"_s, Glyph::Crit, Token::Crit, u"OOMKilled"_s, 4},
                {u"Unknown"_s, Glyph::Unknown, Token::Unknown, u"Unknown"_s, 3}});
    strip->setShown(u"Completed"_s, false);
    rows->addWidget(strip);
    rows->addWidget(new Hairline(theme, Qt::Horizontal, Token::Line));

    static Store<SampleRow> store; // the same rows on every page that is made
    store.apply({.replacesAll = true, .changed = sampleRows(), .removed = {}});
    auto* table = new KeyedTable<SampleRow>(
        sampleColumns(), [](const SampleRow& row) { return row.name; }, page);
    table->follow(store);
    auto* view = new TableView(theme, u"Pods"_s);
    view->setKeyedModel(table);
    view->orderBy(0, Qt::AscendingOrder);
    view->showKey("1");
    auto* list = new QWidget;
    auto* listRows = column(list);
    listRows->addWidget(view, 1);
    auto* footer = new ListFooter(theme);
    footer->setLeft(u"Rows 1 to 27 of 97,122"_s);
    footer->setRight(u"Read at 14:02:11 in 6.1 s, watched since; last event 0.3 s ago"_s);
    listRows->addWidget(footer);

    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(list);
    splitter->addWidget(makeDetails(theme));
    splitter->setSizes({828, 428});
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setChildrenCollapsible(false);
    rows->addWidget(splitter, 1);
    return std::make_unique<SimplePage>(
        PageInfo{
            .id = u"cluster"_s, .title = u"Cluster"_s, .icon = Glyph::PageCluster, .group = PageGroup::Run, .letter = u'C', .number = 5},
        page);
}

std::unique_ptr<Page> makeDeliveryPage(Theme& theme)
{
    auto* page = new Surface(theme, Token::Base);
    auto* rows = column(page);
    auto* head = new PageHead(theme, u"Delivery"_s);
    head->setScope(u"3 applications of shop"_s);
    head->setRemark(u"No change freeze until Fri 17:00"_s);
    auto* namespaces = new QComboBox;
    namespaces->addItem(u"Namespace: shop"_s);
    head->addRight(namespaces);
    rows->addWidget(head);

    auto* sheet = new QWidget;
    auto* body = column(sheet);
    body->setContentsMargins(24, 12, 24, 16);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(new TextLabel(theme, TextRole::Key, Token::Ink, u"web"_s));
    title->addSpacing(4);
    title->addWidget(new TextLabel(theme, TextRole::Body, Token::Ink2, u"Argo Rollouts, blue-green, paused for promotion"_s));
    title->addStretch(1);
    for (const QString& text : {u"Scale..."_s, u"Restart..."_s, u"Roll back..."_s})
        title->addWidget(button(text, ButtonVariant::Normal));
    title->addSpacing(16);
    auto* change = button(u"Switch to green..."_s, ButtonVariant::Primary);
    change->setIcon(theme.icon(Glyph::PageDelivery, Token::Base));
    title->addWidget(change);
    body->addLayout(title);
    body->addSpacing(8);

    auto* points = new PointsDiagram(theme);
    points->set({.source = u"Customers"_s,
                 .sourceFigure = u"1,842 /s"_s,
                 .live = SlotPosition::First,
                 .firstFigure = u"100 %"_s,
                 .firstText = u"of customers"_s,
                 .secondFigure = u"0 %"_s,
                 .secondText = u"of customers"_s,
                 .secondNote = u"copies of 5 %, 92 /s, answers dropped"_s});
    body->addWidget(points);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    auto* blue = new SlotCard(theme);
    blue->set({.name = u"blue"_s,
               .position = SlotPosition::First,
               .version = u"v1.42.0"_s,
               .isLive = true,
               .stateWord = u"LIVE"_s,
               .readyPods = 12,
               .pods = 12,
               .facts = {{u"Live for"_s, u"2 d 4 h"_s},
                         {u"CPU"_s, u"46 % of request"_s},
                         {u"Memory"_s, u"61 % of limit"_s},
                         {u"Commit"_s, u"3be01d7"_s, true},
                         {u"Image"_s, u"a91c44e0"_s, true},
                         {u"Since"_s, u"15 Sep 10:14, by release-eu"_s}}});
    auto* green = new SlotCard(theme);
    green->set({.name = u"green"_s,
                .position = SlotPosition::Second,
                .version = u"v1.43.0"_s,
                .isLive = false,
                .stateWord = u"READY, IDLE"_s,
                .readyPods = 10,
                .pods = 12,
                .facts = {{u"Ready for"_s, u"34 min"_s},
                          {u"CPU"_s, u"4 % of request"_s},
                          {u"Memory"_s, u"52 % of limit"_s},
                          {u"Commit"_s, u"9f3c2ab"_s, true},
                          {u"Image"_s, u"5d1e07bc"_s, true},
                          {u"Differs"_s, u"image, 2 variables"_s}}});
    cards->addWidget(blue);
    cards->addWidget(green);
    body->addLayout(cards);
    body->addSpacing(16);
    auto* checksHead = new SectionHead(theme, u"Checks before a switch"_s);
    checksHead->setCount(u"11 passed, 1 warning, 0 failed"_s);
    checksHead->setRemark(u"checked every 15 s, last 14:32:05"_s);
    body->addWidget(checksHead);
    body->addWidget(new Hairline(theme, Qt::Horizontal));
    auto* lists = new QHBoxLayout;
    lists->setSpacing(32);
    auto* left = new CheckList(theme);
    left->set({{Status::Passed, u"Green is ready"_s, u"12 of 12 for 34 min"_s, u"Kubernetes"_s, u"2 s"_s},
               {Status::Passed, u"Same shape as blue"_s, u"3 planned changes"_s, u"Kubernetes"_s, u"2 s"_s},
               {Status::Passed, u"Errors not above blue"_s, u"0.06 % v 0.08 %"_s, u"Prometheus"_s, u"8 s"_s},
               {Status::Passed, u"p99 at most blue + 10 %"_s, u"187 ms v 212 ms"_s, u"Prometheus"_s, u"8 s"_s}});
    auto* right = new CheckList(theme);
    right->set({{Status::Passed, u"Replication lag"_s, u"0.4 s, limit 5 s"_s, u"Patroni"_s, u"3 s"_s},
                {Status::Warning, u"Consumer lag of orders"_s, u"48 s, limit 30 s"_s, u"Kafka"_s, u"10 s"_s},
                {Status::NotRun, u"Last proven backup"_s, u"forbidden"_s, u"pgBackRest"_s, u"41 s"_s},
                {Status::Failed, u"Alerts on web"_s, u"1 open"_s, u"Alertmanager"_s, u"6 s"_s}});
    lists->addWidget(left);
    lists->addWidget(right);
    body->addLayout(lists);
    body->addStretch(1);
    rows->addWidget(sheet, 1);
    return std::make_unique<SimplePage>(
        PageInfo{.id = u"delivery"_s,
                 .title = u"Delivery"_s,
                 .icon = Glyph::PageDelivery,
                 .group = PageGroup::Change,
                 .letter = u'D',
                 .number = 3},
        page, PageNote{.glyph = Glyph::None, .text = u"3 ready"_s, .sentence = u"3 applications are ready to be switched"_s});
}

} // namespace tealdeck::gallery
