#include "ui/shell/main_window.h"

#include "core/base/clock.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/environment_bar.h"
#include "ui/shell/menu_builder.h"
#include "ui/shell/page.h"
#include "ui/shell/rail.h"
#include "ui/shell/reading_order.h"
#include "ui/shell/status_footer.h"
#include "ui/shell/window_keys.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/class_strip.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTimer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QSize smallestWindow(1180, 720);

} // namespace

MainWindow::MainWindow(Theme& theme, ActionRegistry& actions, const Clock& clock, UserSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_settings(settings)
    , m_saving(new QTimer(this))
{
    setWindowTitle(tr("Tealdeck"));
    setWindowIcon(QIcon(u":/tealdeck/app/org.tealdeck.Tealdeck.svg"_s));
    setMinimumSize(smallestWindow);
    build(clock);
    registerActions();
    new MenuBuilder(*this, m_actions);
    if (!menuBar()->isNativeMenuBar())
        menuBar()->hide();
    connect(&theme, &Theme::changed, this, &MainWindow::layOut);
    followSettings();
    restore();
}

MainWindow::~MainWindow()
{
    // Pages own widgets that are children of the stack; they go while the window is still whole.
    for (const auto& page : m_pages)
        disconnect(page.get(), nullptr, this, nullptr);
    m_pages.clear();
}

void MainWindow::build(const Clock& clock)
{
    auto* sheet = new Surface(m_theme, Token::Base);
    m_strip = new ClassStrip(m_theme);
    m_bar = new EnvironmentBar(m_theme, clock);
    m_rail = new Rail(m_theme);
    m_stack = new QStackedWidget;
    m_footer = new StatusFooter(m_theme);

    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_bar);
    column->addLayout(row, 1);
    column->addWidget(m_footer);
    setCentralWidget(sheet);

    m_palette = new CommandPalette(m_theme, m_actions, sheet);
    m_toasts = new ToastArea(m_theme, sheet);
    m_keys = new WindowKeys(*this);
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::collapseWanted, this, &MainWindow::toggleRail);
    connect(m_bar, &EnvironmentBar::paletteWanted, this, [this] { m_palette->open(belowBar()); });
    connect(m_bar, &EnvironmentBar::switchWanted, this, &MainWindow::environmentSwitchWanted);
    connect(m_keys, &WindowKeys::letterPressed, this, &MainWindow::goToLetter);
    connect(m_keys, &WindowKeys::waitEnded, this, &MainWindow::updateFooter);
    connect(m_keys, &WindowKeys::altPressed, this, [this] {
        if (!menuBar()->isNativeMenuBar())
            menuBar()->setVisible(!menuBar()->isVisible());
    });
}

int MainWindow::belowBar() const
{
    return m_bar->geometry().bottom() + 1;
}

void MainWindow::addPage(std::unique_ptr<Page> added)
{
    Page* page = added.get();
    const PageInfo info = page->info();
    m_pages.push_back(std::move(added));
    m_stack->addWidget(page->widget());
    m_rail->addPage(info);
    m_rail->setNote(info.id, page->note());
    connect(page, &Page::noteChanged, this, [this, page] { m_rail->setNote(page->info().id, page->note()); });
    connect(page, &Page::statusTextChanged, this, &MainWindow::updateFooter);
    QList<QKeySequence> shortcuts;
    if (!info.keys.isEmpty())
        shortcuts << info.keys;
    if (info.number > 0)
        shortcuts << QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_0 + info.number));
    m_actions.add({.id = u"go.page."_s + info.id,
                   .text = info.title,
                   .menu = ActionMenu::Go,
                   .icon = info.icon,
                   .shortcuts = shortcuts,
                   .detail = {},
                   .writes = false,
                   .trigger = [this, id = info.id] { showPage(id); }});
    if (m_pages.size() == 1 || info.id == m_rememberedPage)
        showPage(info.id);
}

void MainWindow::addObjects(ObjectSource source)
{
    m_palette->addObjects(std::move(source));
}

void MainWindow::setEnvironment(const EnvironmentView& environment)
{
    m_strip->setEnvironmentClass(environment.environmentClass);
    m_bar->set(environment);
    m_palette->setClassWord(classWord(environment.environmentClass));
    m_sources = environment.sources.split(u'\n', Qt::SkipEmptyParts);
    m_footer->setRight(environment.journal.split(u'\n', Qt::SkipEmptyParts)
                       + QStringList{QCoreApplication::applicationVersion().isEmpty()
                                         ? QString()
                                         : tr("Tealdeck %1").arg(QCoreApplication::applicationVersion())});
    const QString name = environment.product.isEmpty() ? environment.environment : environment.product + u" / "_s + environment.environment;
    setWindowTitle(name.isEmpty() ? tr("Tealdeck") : tr("%1 – %2 – Tealdeck").arg(name, classWord(environment.environmentClass)));
    updateFooter();
}

void MainWindow::setEnvironmentChips(QWidget* chips)
{
    m_bar->setChips(chips);
}

void MainWindow::setEnvironmentSwitchable(bool isSwitchable)
{
    m_bar->setSwitchable(isSwitchable);
    if (!isSwitchable) {
        m_actions.remove(u"environment.switch"_s);
        return;
    }
    m_actions.add({.id = u"environment.switch"_s,
                   .text = tr("Go to another environment..."),
                   .menu = ActionMenu::Go,
                   .icon = Glyph::ChevronDown,
                   .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_E)},
                   .detail = {},
                   .writes = false,
                   .trigger = [this] { Q_EMIT environmentSwitchWanted(); }});
}

Page* MainWindow::page(const QString& id) const
{
    for (const auto& each : m_pages) {
        if (each->info().id == id)
            return each.get();
    }
    return nullptr;
}

Page* MainWindow::shownPage() const
{
    return page(m_shownId);
}

QString MainWindow::currentPage() const
{
    return m_shownId;
}

void MainWindow::showPage(const QString& id)
{
    Page* wanted = page(id);
    if (!wanted)
        return;
    m_history.visit(id);
    goTo(*wanted);
}

void MainWindow::goTo(Page& page)
{
    const QString id = page.info().id;
    m_rail->setCurrent(id);
    updateHistoryActions();
    if (id == m_shownId)
        return;
    m_shownId = id;
    m_stack->setCurrentWidget(page.widget());
    const std::vector<QWidget*> panes = page.panes();
    if (!panes.empty())
        panes.front()->setFocus(Qt::OtherFocusReason);
    updateFooter();
    page.shown();
    Q_EMIT currentPageChanged(id);
}

void MainWindow::goThroughHistory(int step)
{
    if (!m_history.canGo(step))
        return;
    if (Page* found = page(m_history.go(step)))
        goTo(*found);
}

void MainWindow::goToLetter(QChar letter)
{
    for (const auto& each : m_pages) {
        if (each->info().letter.toUpper() == letter) {
            showPage(each->info().id);
            return;
        }
    }
}

void MainWindow::updateFooter()
{
    QStringList left = m_sources;
    if (const Page* shown = shownPage())
        left << shown->statusText();
    if (m_keys->isWaitingForLetter()) {
        QStringList letters;
        for (const auto& each : m_pages)
            letters << tr("%1 %2").arg(each->info().letter.toUpper()).arg(each->info().title);
        left = {tr("Go to: %1").arg(letters.join(u", "_s))};
    }
    m_footer->setLeft(left);
}

void MainWindow::movePane(int step)
{
    const Page* shown = shownPage();
    if (!shown)
        return;
    std::vector<QWidget*> panes{m_rail};
    for (QWidget* pane : const_cast<Page*>(shown)->panes()) {
        if (pane && pane->isVisible())
            panes.push_back(pane);
    }
    const QWidget* focus = QApplication::focusWidget();
    int current = 0;
    for (int i = 0; i < static_cast<int>(panes.size()); ++i) {
        const QWidget* pane = panes[static_cast<std::size_t>(i)];
        if (focus && (pane == focus || pane->isAncestorOf(focus)))
            current = i;
    }
    const int count = static_cast<int>(panes.size());
    QWidget* next = panes[static_cast<std::size_t>((current + step + count) % count)];
    if (next == m_rail)
        m_rail->focusCurrent();
    else
        next->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && shownPage()) {
        if (menuBar()->isVisible() && !menuBar()->isNativeMenuBar())
            menuBar()->hide();
        else
            shownPage()->goBackOneStep();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

bool MainWindow::focusNextPrevChild(bool isForward)
{
    return moveFocusInReadingOrder(*this, isForward);
}

} // namespace tealdeck
