// Where the window is, how it is divided, what it shows on the whole screen, and how it closes.

#include "ui/settings/user_settings.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_footer.h"
#include "ui/shell/window_place.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLayout>
#include <QMenuBar>
#include <QScreen>
#include <QTimer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QSize firstWindow(1440, 900);
constexpr int narrowBelow = 1360;
constexpr int saveMilliseconds = 500;
constexpr int besideOthers = 32; // a second window does not hide the first one

QList<QRect> availableScreens()
{
    QList<QRect> areas;
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (const QScreen* screen : screens)
        areas.append(screen->availableGeometry()); // the primary one is the first
    return areas;
}

int otherWindows(const QWidget& window)
{
    int count = 0;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (const QWidget* each : all)
        count += each != &window && each->isVisible() && qobject_cast<const MainWindow*>(each) ? 1 : 0;
    return count;
}

} // namespace

void MainWindow::followSettings()
{
    m_saving->setSingleShot(true);
    m_saving->setInterval(saveMilliseconds);
    connect(m_saving, &QTimer::timeout, this, &MainWindow::save);
    connect(&m_settings, &UserSettings::changed, this, [this](const QString& key) {
        if (key == u"layout/rail"_s)
            restoreRail();
    });
    connect(&m_settings, &UserSettings::forgotten, this, [this](const QString& group) {
        if (group == u"layout"_s)
            restoreRail();
    });
}

void MainWindow::restore()
{
    resize(firstWindow);
    if (const auto place = m_settings.rectangle(u"window/place"_s)) {
        const int shift = besideOthers * otherWindows(*this);
        setGeometry(placeOnScreens(place->translated(shift, shift), availableScreens(), minimumSize()));
    }
    if (m_settings.isOn(u"window/maximised"_s, false))
        setWindowState(windowState() | Qt::WindowMaximized);
    m_rememberedPage = m_settings.text(u"window/page"_s);
    restoreRail();
}

// "names", "icons"; nothing: by the width of the window.
void MainWindow::restoreRail()
{
    const QString rail = m_settings.text(u"layout/rail"_s);
    if (!rail.isEmpty() && rail != u"names"_s && rail != u"icons"_s)
        m_settings.complain(u"layout/rail"_s);
    m_railChoice.reset();
    if (rail == u"names"_s || rail == u"icons"_s)
        m_railChoice = rail == u"icons"_s;
    layOut();
}

void MainWindow::save()
{
    m_saving->stop();
    m_settings.set(u"window/page"_s, m_shownId);
    if (isWallShown() || windowState().testFlag(Qt::WindowFullScreen) || windowState().testFlag(Qt::WindowMinimized))
        return;
    m_settings.set(u"window/maximised"_s, isMaximized());
    const QRect normal = normalGeometry();
    m_settings.set(u"window/place"_s, isMaximized() && normal.isValid() ? normal : geometry());
}

// Not only at the end: a console that is killed comes back where it was.
void MainWindow::saveSoon()
{
    if (isVisible() && m_saving)
        m_saving->start();
}

void MainWindow::toggleRail()
{
    m_settings.set(u"layout/rail"_s, m_rail->isNarrow() ? u"names"_s : u"icons"_s);
}

void MainWindow::layOut()
{
    m_rail->setNarrow(m_railChoice.value_or(width() < m_theme.scaled(narrowBelow)));
    centralWidget()->layout()->activate();
    m_palette->place();
    m_toasts->place(m_footer->height());
    if (m_wall)
        m_wall->setGeometry(rect());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    layOut();
    saveSoon();
}

void MainWindow::moveEvent(QMoveEvent* event)
{
    QMainWindow::moveEvent(event);
    saveSoon();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        saveSoon();
}

void MainWindow::setWall(QWidget* wall)
{
    m_wall = wall;
    m_wall->setParent(this);
    m_wall->hide();
    m_actions.add({.id = u"view.wall"_s,
                   .text = tr("Show the wall display"),
                   .menu = ActionMenu::View,
                   .icon = Glyph::Expand,
                   .shortcuts = {QKeySequence(Qt::Key_F11)},
                   .detail = tr("on the whole screen, for reading from afar"),
                   .writes = false,
                   .trigger = [this] { setWallShown(!isWallShown()); }});
}

bool MainWindow::isWallShown() const
{
    return m_wall && m_wall->isVisibleTo(this);
}

void MainWindow::setWallShown(bool isShown)
{
    if (!m_wall || isShown == isWallShown())
        return;
    if (isShown) {
        m_saving->stop();
        m_statesBeforeWall = windowState();
        m_palette->close();
        menuBar()->hide();
        centralWidget()->hide();
        m_wall->setGeometry(rect());
        m_wall->show();
        m_wall->raise();
        m_wall->setFocus(Qt::OtherFocusReason);
        setWindowState(m_statesBeforeWall | Qt::WindowFullScreen);
        return;
    }
    m_wall->hide();
    centralWidget()->show();
    setWindowState(m_statesBeforeWall & ~Qt::WindowFullScreen);
    if (const Page* shown = shownPage(); shown && !const_cast<Page*>(shown)->panes().empty())
        const_cast<Page*>(shown)->panes().front()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::offerNewWindow()
{
    m_actions.add({.id = u"window.new"_s,
                   .text = tr("New window..."),
                   .menu = ActionMenu::File,
                   .icon = Glyph::ExternalLink,
                   .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
                   .detail = tr("on an environment of its own"),
                   .writes = false,
                   .trigger = [this] { Q_EMIT newWindowWanted(); }});
}

void MainWindow::quit()
{
    QApplication::closeAllWindows();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    setWallShown(false);
    save();
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        Q_EMIT closed();
}

} // namespace tealdeck
