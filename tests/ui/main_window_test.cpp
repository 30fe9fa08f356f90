#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/change.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixed_scan.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/environment_view.h"
#include "ui/shell/look_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/page_history.h"
#include "ui/shell/rail.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

class SamplePage : public Page
{
public:
    explicit SamplePage(PageInfo info)
        : m_info(std::move(info))
        , m_widget(new QWidget)
        , m_field(new QLineEdit(m_widget))
    {
    }
    PageInfo info() const override { return m_info; }
    QWidget* widget() override { return m_widget; }
    QWidget* filterField() override { return m_field; }
    void refresh() override { ++refreshed; }
    bool goBackOneStep() override { return ++steppedBack > 0; }

    int refreshed = 0;
    int steppedBack = 0;

private:
    PageInfo m_info;
    QWidget* m_widget;
    QLineEdit* m_field;
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        cleanup(); // an init() that failed is not followed by it
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
        m_look = std::make_unique<ApplicationLook>(*m_theme);
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_actions.reset();
        m_lookSettings.reset();
        m_settings.reset();
        m_look.reset();
        m_theme.reset();
    }

    void theFirstPageIsShownAndNumbersAndLettersLeadOn()
    {
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"delivery"_s);
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_C);
        QCOMPARE(m_window->currentPage(), u"cluster"_s);
        QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTest::keyClick(m_window.get(), Qt::Key_O); // no longer waited for
        QCOMPARE(m_window->currentPage(), u"cluster"_s);
    }

    void backAndForwardFollowTheVisits()
    {
        m_window->showPage(u"delivery"_s);
        m_window->showPage(u"cluster"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"delivery"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"cluster"_s);
        QVERIFY(!m_actions->isEnabled(u"go.forward"_s));
        QCOMPARE(m_actions->reasonOff(u"go.forward"_s), u"there is no later page"_s);
    }

    void theCommonKeysReachThePageThatIsShown()
    {
        m_window->showPage(u"delivery"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(m_delivery->refreshed, 1);
        QTest::keyClick(m_window.get(), Qt::Key_Slash);
        QVERIFY(m_delivery->filterField()->hasFocus());
        QTest::keyClick(m_delivery->filterField(), Qt::Key_Slash); // typed, not a shortcut
        QCOMPARE(static_cast<QLineEdit*>(m_delivery->filterField())->text(), u"/"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(m_delivery->steppedBack, 1);
    }

    void altAloneShowsTheMenuBarAndAltWithAnotherKeyDoesNot()
    {
        QVERIFY(!m_window->menuBar()->isVisible());
        QTest::keyPress(m_window.get(), Qt::Key_Alt);
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QTest::keyRelease(m_window.get(), Qt::Key_Alt);
        QVERIFY(!m_window->menuBar()->isVisible());
        QTest::keyPress(m_window.get(), Qt::Key_Alt);
        QTest::keyRelease(m_window.get(), Qt::Key_Alt);
        QVERIFY(m_window->menuBar()->isVisible());
    }

    void everyRegisteredActionIsInTheMenuBarOnce()
    {
        m_actions->add(
            {.id = u"switch.web"_s, .text = u"Switch web to green..."_s, .menu = ActionMenu::Change, .writes = true, .trigger = [] {}});
        QTRY_VERIFY(!m_window->menuBar()->actions().isEmpty());
        QCoreApplication::processEvents();
        QList<QAction*> shown;
        for (const QAction* menu : m_window->menuBar()->actions())
            shown += menu->menu()->actions();
        QCOMPARE(shown.size(), static_cast<qsizetype>(m_actions->specs().size()));
        for (const ActionSpec& spec : m_actions->specs())
            QCOMPARE(shown.count(m_actions->action(spec.id)), 1);
    }

    void theRailGivesWayInANarrowWindowAndOnRequest()
    {
        const Rail* rail = m_window->findChild<Rail*>();
        QCOMPARE(rail->width(), 184);
        m_window->resize(1280, 800);
        QTRY_COMPARE(rail->width(), 48);
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE(rail->width(), 184);
    }

    void thePaletteFindsPagesActionsAndObjectsAndSaysWhyNot()
    {
        int switched = 0;
        m_actions->add(
            {.id = u"switch.web"_s, .text = u"Switch web to green..."_s, .menu = ActionMenu::Change, .writes = true, .trigger = [&] {
                 ++switched;
             }});
        m_actions->add(
            {.id = u"switch.back"_s, .text = u"Switch web back to blue..."_s, .menu = ActionMenu::Change, .writes = true, .trigger = [&] {
                 switched += 100;
             }});
        m_actions->disable(u"switch.back"_s, u"blue is live already"_s);
        bool wasOpened = false;
        m_window->addObjects([&](const QString& query, int) {
            return std::make_unique<FixedScan>(std::vector<PaletteObject>{
                {.icon = Glyph::PageCluster, .title = query + u"agger-ui"_s, .open = [&] { wasOpened = true; }}});
        });
        const QListView* list = openPalette(u"sw"_s);
        QCOMPARE(texts(*list),
                 QStringList({u"Actions"_s, u"Switch web to green..."_s, u"Switch web back to blue..."_s, u"Objects"_s, u"swagger-ui"_s}));
        QVERIFY(list->model()->index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"blue is live already"_s));
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Return); // off: nothing happens
        QCOMPARE(switched, 0);
        QVERIFY(m_window->palette().isVisible());
        QTest::keyClick(field(), Qt::Key_Up);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(switched, 1);
        QVERIFY(!m_window->palette().isVisible());
        openPalette(u"sw"_s);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Return);
        QVERIFY(wasOpened);
    }

    void thePaletteLeadsToPagesAndEscClosesIt()
    {
        openPalette(u"deliv"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), u"delivery"_s);
        const QListView* list = openPalette({});
        QVERIFY(texts(*list).contains(u"Overview"_s));
        QTest::keyClick(field(), Qt::Key_Tab); // only actions
        QVERIFY(!texts(*list).contains(u"Overview"_s));
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!m_window->palette().isVisible());
        QCOMPARE(m_window->currentPage(), u"delivery"_s);
    }

    void pageThemeAndTextSizeAreRemembered()
    {
        m_window->showPage(u"cluster"_s);
        m_actions->action(u"theme.dark"_s)->trigger();
        QVERIFY(m_theme->isDark());
        QCOMPARE(m_actions->reasonOff(u"theme.dark"_s), u"it is in use"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_theme->textScale(), 110);
        m_window->close();
        m_theme->setChoice(ThemeChoice::Light);
        m_theme->setTextScale(100);
        open();
        QCOMPARE(m_window->currentPage(), u"cluster"_s);
        QVERIFY(m_theme->isDark());
        QCOMPARE(m_theme->textScale(), 110);
    }

    void thePlaceOfTheWindowIsRemembered()
    {
        m_window->setGeometry(30, 40, 1300, 760);
        m_window->close();
        QVERIFY(m_settings->rectangle(u"window/place"_s));
        QCOMPARE(m_settings->rectangle(u"window/place"_s)->size(), QSize(1300, 760));
        m_settings->set(u"window/place"_s, QRect(90'000, 50'000, 1300, 760)); // of a monitor that is gone
        open();
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY2(screen.contains(m_window->geometry().topLeft()), qPrintable(u"%1"_s.arg(m_window->x())));
    }

    void aMaximisedWindowComesBackMaximised()
    {
        m_window->showMaximized();
        QTRY_VERIFY(m_window->isMaximized());
        m_window->close();
        open();
        QVERIFY(m_window->isMaximized());
    }

    void aFoldedRailStaysFoldedAndComesBackByTheSettings()
    {
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(m_window->findChild<Rail*>()->width(), 48);
        m_window->close();
        open();
        QCOMPARE(m_window->findChild<Rail*>()->width(), 48);
        m_settings->forget(u"layout"_s); // at once
        QCOMPARE(m_window->findChild<Rail*>()->width(), 184);
    }

    void damagedLayoutIsToldAndIgnored()
    {
        m_settings->set(u"layout/rail"_s, u"sideways"_s);
        m_settings->set(u"window/place"_s, u"here"_s);
        m_settings->set(u"window/page"_s, u"nowhere"_s);
        m_window->close();
        m_settings->set(u"window/place"_s, u"here"_s);
        m_settings->set(u"window/page"_s, u"nowhere"_s);
        open();
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        QVERIFY(m_window->width() >= 1180);
        QCOMPARE(m_settings->problems().size(), 2); // a page that is gone is no damage
    }

    void aGuardKeepsTheWindowOpen()
    {
        bool mayClose = false;
        m_window->setCloseGuard([&] { return mayClose; });
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        QCOMPARE(closed.count(), 0);
        mayClose = true;
        QVERIFY(m_window->close());
        QCOMPARE(closed.count(), 1);
    }

    void theWallIsOnTheWholeScreenUntilItIsLeft()
    {
        QVERIFY(!m_actions->action(u"view.wall"_s)); // nobody has one
        auto* wall = new QWidget;
        m_window->setWall(wall);
        m_window->showPage(u"cluster"_s);
        const QRect place = m_window->geometry();
        QTest::keyClick(m_window.get(), Qt::Key_F11);
        QVERIFY(m_window->isWallShown() && m_window->isFullScreen());
        QVERIFY(wall->isVisible() && !m_window->centralWidget()->isVisible());
        QTRY_COMPARE(wall->size(), m_window->size());
        QTest::keyClick(m_window.get(), Qt::Key_F11);
        QVERIFY(!m_window->isWallShown() && !m_window->isFullScreen());
        QVERIFY(m_window->centralWidget()->isVisible());
        QCOMPARE(m_window->currentPage(), u"cluster"_s);
        QTRY_COMPARE(m_window->size(), place.size());
    }

    void theTitleNamesTheEnvironmentAndItsClass()
    {
        m_window->setEnvironment({.product = u"shop"_s, .environment = u"prod-eu-1"_s, .environmentClass = EnvironmentClass::Staging});
        QVERIFY(m_window->windowTitle().contains(u"shop / prod-eu-1"_s));
        QVERIFY(m_window->windowTitle().contains(u"STAGING"_s));
        QVERIFY(!m_actions->action(u"environment.switch"_s)); // nobody listens, nobody is offered it
        m_window->setEnvironmentSwitchable(true);
        QSignalSpy wanted(m_window.get(), &MainWindow::environmentSwitchWanted);
        m_actions->action(u"environment.switch"_s)->trigger();
        QCOMPARE(wanted.count(), 1);
    }

    void aVisitForgetsWhatLayAhead()
    {
        PageHistory history;
        for (const QString& id : {u"a"_s, u"b"_s, u"b"_s, u"c"_s})
            history.visit(id);
        QCOMPARE(history.go(-1), u"b"_s);
        history.visit(u"d"_s);
        QVERIFY(!history.canGo(1));
        QCOMPARE(history.go(-2), u"a"_s);
        QVERIFY(!history.canGo(-1));
    }

private:
    void open()
    {
        m_window.reset();
        m_lookSettings.reset();
        m_settings = std::make_unique<UserSettings>(m_folder->filePath(u"settings.ini"_s));
        m_lookSettings = std::make_unique<LookSettings>(*m_theme, *m_settings);
        m_actions = std::make_unique<ActionRegistry>();
        m_window = std::make_unique<MainWindow>(*m_theme, *m_actions, m_clock, *m_settings);
        m_window->addPage(
            std::make_unique<SamplePage>(PageInfo{u"overview"_s, u"Overview"_s, Glyph::PageOverview, PageGroup::Top, u'O', 1}));
        auto delivery
            = std::make_unique<SamplePage>(PageInfo{u"delivery"_s, u"Delivery"_s, Glyph::PageDelivery, PageGroup::Change, u'D', 3});
        m_delivery = delivery.get();
        m_window->addPage(std::move(delivery));
        m_window->addPage(std::make_unique<SamplePage>(PageInfo{u"cluster"_s, u"Cluster"_s, Glyph::PageCluster, PageGroup::Run, u'C', 5}));
        m_window->show();
        m_window->activateWindow(); // the X server of the tests has no window manager that would do it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QLineEdit* field() { return m_window->palette().findChild<QLineEdit*>(); }

    const QListView* openPalette(const QString& text)
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        field()->setText(text);
        return m_window->palette().findChild<QListView*>();
    }

    static QStringList texts(const QListView& list)
    {
        QStringList result;
        for (int row = 0; row < list.model()->rowCount(); ++row)
            result << list.model()->index(row, 0).data().toString();
        return result;
    }

    FakeClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ApplicationLook> m_look;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<UserSettings> m_settings;
    std::unique_ptr<LookSettings> m_lookSettings;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainWindow> m_window;
    SamplePage* m_delivery = nullptr;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
