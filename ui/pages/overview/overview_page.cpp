#include "ui/pages/overview/overview_page.h"

#include "core/domain/store_pointers.h"
#include "core/session/session.h"
#include "ui/pages/freshness_state.h"
#include "ui/pages/overview/key_figures.h"
#include "ui/pages/overview/live_table.h"
#include "ui/pages/overview/overview_lines.h"
#include "ui/pages/overview/overview_list.h"
#include "ui/pages/overview/verdict_head.h"
#include "ui/pages/overview/zone_table.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int pageMargin = 20;
constexpr int rightWidth = 380;
constexpr std::size_t mostProblems = 12;
constexpr std::size_t mostWarnings = 8;
constexpr auto lookDelay = std::chrono::milliseconds(400); // a burst of changes is looked over once
constexpr auto longLookDelay = std::chrono::seconds(2); // of a large cluster
constexpr auto hiddenLookDelay = std::chrono::seconds(5); // only the rail shows something of it
constexpr std::size_t manyPods = 5000;
constexpr auto tick = std::chrono::seconds(10);

// In an order that does not change from look to look.
template <typename Row>
std::vector<const Row*> sorted(std::vector<const Row*> rows)
{
    std::ranges::sort(rows, [](const Row* a, const Row* b) {
        return std::tie(a->meta.namespaceName.str(), a->meta.name.str()) < std::tie(b->meta.namespaceName.str(), b->meta.name.str());
    });
    return rows;
}

// What could not be read is missing; what is stale is still the last truth.
template <typename Row>
std::optional<std::vector<const Row*>> knownRows(const Store<Row>& store)
{
    const bool isKnown = isLive(store.freshness()) || std::holds_alternative<Stale>(store.freshness());
    return isKnown ? std::optional(sorted(pointers(store))) : std::nullopt;
}

} // namespace

OverviewPage::OverviewPage(Theme& theme, Session& session, ChangeDesk& desk)
    : m_theme(theme)
    , m_session(session)
    , m_unwell(session.pods(), &isUnwell)
    , m_widget(new Surface(theme, Token::Base))
    , m_delay(new QTimer(this))
    , m_ticker(new QTimer(this))
    , m_history(desk)
{
    build();
    m_delay->setSingleShot(true);
    connect(m_delay, &QTimer::timeout, this, &OverviewPage::look);
    connect(m_ticker, &QTimer::timeout, this, &OverviewPage::look);
    connect(&m_history, &ChangeHistory::changed, this, &OverviewPage::lookSoon);
    const auto onChange = [this](const StoreChange&) { lookSoon(); };
    m_listeners.push_back(session.pods().onChange(onChange));
    m_listeners.push_back(session.workloads().onChange(onChange));
    m_listeners.push_back(session.nodes().onChange(onChange));
    m_listeners.push_back(session.events().onChange(onChange));
    m_listeners.push_back(session.nodes().onFreshness([this] { lookSoon(); }));
    m_listeners.push_back(session.events().onFreshness([this] { lookSoon(); }));
    m_listeners.push_back(session.onApplicationsChanged([this] { lookSoon(); }));
    m_listeners.push_back(session.onFreshnessChanged([this] {
        showState();
        lookSoon();
    }));
    m_nodes = session.needNodes();
    m_widget->installEventFilter(this);
    look();
}

OverviewPage::~OverviewPage() = default;

PageInfo OverviewPage::info() const
{
    return {
        .id = u"overview"_s, .title = tr("Overview"), .icon = Glyph::PageOverview, .group = PageGroup::Top, .letter = u'O', .number = 1};
}

PageNote OverviewPage::note() const
{
    const auto critical = std::ranges::count(m_overview.problems, Severity::Critical, &OverviewProblem::severity);
    const auto warnings = std::ranges::count(m_overview.problems, Severity::Warning, &OverviewProblem::severity);
    if (critical + warnings == 0)
        return {};
    return {.glyph = critical > 0 ? Glyph::Crit : Glyph::Warn,
            .text = formatCount(critical + warnings),
            .sentence = tr("%n problem(s)", nullptr, static_cast<int>(critical + warnings))};
}

void OverviewPage::refresh()
{
    m_session.refresh();
}

void OverviewPage::build()
{
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(buildLeft(), 1);
    columns->addWidget(new Hairline(m_theme, Qt::Vertical, Token::Line));
    columns->addWidget(buildRight());
    m_verdict = new VerdictHead(m_theme);
    m_figures = new KeyFigures(m_theme);
    m_day = new DayTimeline(m_theme);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 8, pageMargin, pageMargin);
    column->setSpacing(0);
    column->addWidget(m_verdict);
    column->addSpacing(8);
    column->addWidget(m_figures);
    column->addLayout(columns, 1);
    column->addWidget(new Hairline(m_theme, Qt::Horizontal, Token::Line));
    column->addSpacing(12);
    column->addWidget(new SectionHead(m_theme, tr("Last 24 hours")));
    column->addSpacing(4);
    column->addWidget(m_day);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turned it on
    m_state = new PageState(m_theme, scroll);
    connect(m_state, &PageState::retryWanted, this, &OverviewPage::refresh);
    auto* page = new QVBoxLayout(m_widget);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_state);
}

QWidget* OverviewPage::buildLeft()
{
    auto* left = new QWidget;
    m_problems = new OverviewList(m_theme, tr("Problems"));
    m_problems->setNothing(tr("Nothing that was read is out of order."));
    connect(m_problems, &OverviewList::chosen, this,
            [this](int index) { Q_EMIT objectChosen(m_overview.problems[static_cast<std::size_t>(index)].place); });
    m_live = new LiveTable(m_theme);
    connect(m_live, &LiveTable::chosen, this, &OverviewPage::applicationChosen);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 16, pageMargin, 16);
    column->setSpacing(0);
    column->addWidget(m_problems);
    column->addSpacing(16);
    column->addWidget(new SectionHead(m_theme, tr("What is live")));
    column->addWidget(m_live);
    column->addStretch(1);
    return left;
}

QWidget* OverviewPage::buildRight()
{
    auto* right = new QWidget;
    right->setFixedWidth(m_theme.scaled(rightWidth));
    m_zones = new ZoneTable(m_theme);
    m_zonesUnknown = new TextLabel(m_theme, TextRole::Table, Token::Ink3);
    m_zonesUnknown->setWordWrap(true);
    m_warnings = new OverviewList(m_theme, tr("Warning events of the last hour"));
    connect(m_warnings, &OverviewList::chosen, this,
            [this](int index) { Q_EMIT objectChosen(m_overview.warnings[static_cast<std::size_t>(index)].place); });
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(pageMargin, 16, 0, 16);
    column->setSpacing(0);
    column->addWidget(new SectionHead(m_theme, tr("Nodes by zone")));
    column->addWidget(m_zones);
    column->addWidget(m_zonesUnknown);
    column->addSpacing(16);
    column->addWidget(m_warnings);
    column->addStretch(1);
    return right;
}

bool OverviewPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOurs = watched == m_widget || watched == m_wall;
    if (isOurs && event->type() == QEvent::Show)
        becomeShown();
    if (isOurs && event->type() == QEvent::Hide && !isSeen())
        becomeHidden();
    return Page::eventFilter(watched, event);
}

void OverviewPage::setWall(QWidget& wall)
{
    m_wall = &wall;
    wall.installEventFilter(this);
}

bool OverviewPage::isSeen() const
{
    return m_widget->isVisible() || (m_wall && m_wall->isVisible());
}

void OverviewPage::becomeShown()
{
    m_events = m_session.needEvents();
    m_ticker->start(tick);
    m_delay->stop();
    look();
}

void OverviewPage::becomeHidden()
{
    m_events.end();
    m_ticker->stop();
}

void OverviewPage::lookSoon()
{
    if (m_delay->isActive())
        return;
    if (!isSeen())
        m_delay->start(hiddenLookDelay);
    else
        m_delay->start(m_session.pods().rows().size() < manyPods ? lookDelay : longLookDelay);
}

OverviewFacts OverviewPage::facts() const
{
    return {.applications = &m_session.applications(),
            .workloads = sorted(pointers(m_session.workloads())),
            .pods = pointers(m_session.pods()),
            .nodes = knownRows(m_session.nodes()),
            .events = knownRows(m_session.events()),
            .now = m_session.serverTime().wallNow()};
}

void OverviewPage::look()
{
    if (isSeen())
        lookOverAll();
    else
        countProblems();
    Q_EMIT noteChanged();
}

void OverviewPage::countProblems()
{
    m_overview = {};
    m_overview.problems = problemsIn({.applications = &m_session.applications(),
                                      .workloads = pointers(m_session.workloads()),
                                      .pods = m_unwell.pointers(),
                                      .nodes = knownRows(m_session.nodes()),
                                      .events = std::nullopt,
                                      .now = m_session.serverTime().wallNow()});
}

void OverviewPage::lookOverAll()
{
    showState();
    const OverviewFacts known = facts();
    m_overview = lookOver(known);
    m_picture.now = known.now;
    showVerdict(known);
    m_picture.figures = figuresOf(m_overview, known);
    m_figures->set(m_picture.figures);
    m_picture.problems.clear();
    for (const OverviewProblem& problem : m_overview.problems)
        m_picture.problems.push_back(lineFor(problem, known.now));
    m_problems->set(m_picture.problems, mostProblems);
    showLive(known);
    std::vector<OverviewLine> warnings;
    for (const WarningSummary& warning : m_overview.warnings)
        warnings.push_back(lineFor(warning, known.now));
    const auto* noEvents = std::get_if<Unavailable>(&m_session.events().freshness());
    m_warnings->setNothing(noEvents ? translate(noEvents->reason) : tr("There is none."));
    m_warnings->set(warnings, mostWarnings);
    m_picture.lanes = lanesOf(m_history.all(), known);
    m_day->set(m_picture.lanes, known.now);
    Q_EMIT pictureChanged();
}

void OverviewPage::showLive(const OverviewFacts& known)
{
    m_picture.applications = m_session.applications();
    m_picture.nothingLive
        = m_session.areApplicationsKnown() ? tr("Nothing is delivered in slots here.") : tr("Applications are being looked for…");
    m_live->set(m_picture.applications, m_picture.nothingLive);
    const auto* unavailable = std::get_if<Unavailable>(&m_session.nodes().freshness());
    m_picture.zones = m_overview.zones;
    m_picture.zonesUnknown = known.nodes ? QString() : unavailable ? translate(unavailable->reason) : tr("Nodes are being read…");
    m_zones->set(m_picture.zones);
    m_zones->setVisible(known.nodes.has_value());
    m_zonesUnknown->setVisible(!known.nodes);
    m_zonesUnknown->setText(m_picture.zonesUnknown);
}

void OverviewPage::showVerdict(const OverviewFacts& known)
{
    const Freshness& freshness = m_session.freshness();
    m_verdict->setMoment(tr("as of %1").arg(formatTimeOfDay(known.now)));
    if (isLive(freshness)) {
        const OverviewVerdict verdict = verdictOn(m_overview, known);
        m_verdict->set(verdict.severity, translate(verdict.what), translate(verdict.basis));
    } else {
        m_verdict->setUnknown(std::holds_alternative<Loading>(freshness) ? tr("The cluster is being read")
                                                                         : tr("It is not known how it is now"),
                              tr("What is shown is the last that was read."));
    }
    m_picture.glyph = m_verdict->glyph();
    m_picture.color = m_verdict->color();
    m_picture.verdict = m_verdict->sentence();
    m_picture.basis = m_verdict->basis();
}

void OverviewPage::showState()
{
    const StateText nothing{};
    showFreshnessOn(*m_state, m_session, m_session.freshness(), false, tr("figures"), nothing);
}

} // namespace tealdeck
