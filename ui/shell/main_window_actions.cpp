// The actions of the window itself: where to go and how it looks.

#include "ui/settings/user_settings.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/window_keys.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

ActionSpec spec(QString id, QString text, ActionMenu menu, Glyph icon, QList<QKeySequence> shortcuts, std::function<void()> trigger)
{
    return {.id = std::move(id),
            .text = std::move(text),
            .menu = menu,
            .icon = icon,
            .shortcuts = std::move(shortcuts),
            .detail = {},
            .writes = false,
            .trigger = std::move(trigger)};
}

} // namespace

void MainWindow::registerActions()
{
    m_actions.add(spec(u"palette"_s, tr("Open the command palette"), ActionMenu::Go, Glyph::Search, {QKeySequence(Qt::CTRL | Qt::Key_K)},
                       [this] { m_palette->open(belowBar()); }));
    m_actions.add(spec(u"go.letter"_s, tr("Go to the page with a letter"), ActionMenu::Go, Glyph::Keyboard,
                       {QKeySequence(Qt::CTRL | Qt::Key_G)}, [this] {
                           m_keys->waitForLetter();
                           updateFooter();
                       }));
    m_actions.add(spec(u"go.back"_s, tr("Go back"), ActionMenu::Go, Glyph::ChevronLeft, {QKeySequence(Qt::ALT | Qt::Key_Left)},
                       [this] { goThroughHistory(-1); }));
    m_actions.add(spec(u"go.forward"_s, tr("Go forward"), ActionMenu::Go, Glyph::ChevronRight, {QKeySequence(Qt::ALT | Qt::Key_Right)},
                       [this] { goThroughHistory(1); }));
    m_actions.add(spec(u"window.close"_s, tr("Close the window"), ActionMenu::File, Glyph::Close, {QKeySequence(Qt::CTRL | Qt::Key_W)},
                       [this] { close(); }));
    m_actions.add(spec(u"file.quit"_s, tr("Quit Tealdeck"), ActionMenu::File, Glyph::Close, {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                       [this] { quit(); }));
    registerViewActions();
    registerTextActions();
    updateHistoryActions();
}

void MainWindow::registerViewActions()
{
    m_actions.add(spec(u"view.refresh"_s, tr("Read again now"), ActionMenu::View, Glyph::Refresh, {QKeySequence(Qt::Key_F5)}, [this] {
        if (Page* shown = shownPage())
            shown->refresh();
    }));
    m_actions.add(spec(u"view.filter"_s, tr("Filter the list"), ActionMenu::View, Glyph::Filter, {QKeySequence(Qt::Key_Slash)}, [this] {
        Page* shown = shownPage();
        if (QWidget* field = shown ? shown->filterField() : nullptr)
            field->setFocus(Qt::ShortcutFocusReason);
    }));
    m_actions.add(spec(u"view.nextPane"_s, tr("Go to the next pane"), ActionMenu::View, Glyph::ArrowRight, {QKeySequence(Qt::Key_F6)},
                       [this] { movePane(1); }));
    m_actions.add(spec(u"view.previousPane"_s, tr("Go to the previous pane"), ActionMenu::View, Glyph::ArrowRight,
                       {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { movePane(-1); }));
    m_actions.add(spec(u"view.rail"_s, tr("Collapse or expand the list of pages"), ActionMenu::View, Glyph::Collapse,
                       {QKeySequence(Qt::CTRL | Qt::Key_B)}, [this] { toggleRail(); }));
    m_actions.add(spec(u"theme.system"_s, tr("Use the theme of the desktop"), ActionMenu::View, Glyph::Settings, {},
                       [this] { chooseTheme(ThemeChoice::System); }));
    m_actions.add(
        spec(u"theme.light"_s, tr("Use the light theme"), ActionMenu::View, Glyph::Sun, {}, [this] { chooseTheme(ThemeChoice::Light); }));
    m_actions.add(
        spec(u"theme.dark"_s, tr("Use the dark theme"), ActionMenu::View, Glyph::Moon, {}, [this] { chooseTheme(ThemeChoice::Dark); }));
}

void MainWindow::registerTextActions()
{
    const auto scaleBy = [this](int percent) { chooseTextSize(m_theme.textScale() + percent); };
    m_actions.add(spec(u"text.larger"_s, tr("Make the text larger"), ActionMenu::View, Glyph::Plus,
                       {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, [scaleBy] { scaleBy(10); }));
    m_actions.add(spec(u"text.smaller"_s, tr("Make the text smaller"), ActionMenu::View, Glyph::Minus,
                       {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [scaleBy] { scaleBy(-10); }));
    m_actions.add(spec(u"text.normal"_s, tr("Give the text its normal size"), ActionMenu::View, Glyph::Check,
                       {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { chooseTextSize(100); }));
    m_actions.add(spec(u"motion"_s, tr("Reduce motion"), ActionMenu::View, Glyph::Pause, {},
                       [this] { m_settings.set(u"look/reduceMotion"_s, m_theme.hasMotion()); }));
    connect(&m_settings, &UserSettings::changed, this, &MainWindow::updateLookActions);
    connect(&m_theme, &Theme::changed, this, &MainWindow::updateLookActions);
    updateLookActions();
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    m_settings.set(u"look/theme"_s, static_cast<int>(choice));
}

void MainWindow::chooseTextSize(int percent)
{
    m_settings.set(u"look/textSize"_s, std::clamp(percent, 90, 150));
}

void MainWindow::updateLookActions()
{
    const std::pair<QString, ThemeChoice> choices[]{
        {u"theme.system"_s, ThemeChoice::System}, {u"theme.light"_s, ThemeChoice::Light}, {u"theme.dark"_s, ThemeChoice::Dark}};
    for (const auto& [id, choice] : choices) {
        if (m_theme.choice() == choice)
            m_actions.disable(id, tr("it is in use"));
        else
            m_actions.enable(id);
    }
    const auto offer = [this](const QString& id, bool isPossible, const QString& reason) {
        if (isPossible)
            m_actions.enable(id);
        else
            m_actions.disable(id, reason);
    };
    offer(u"text.larger"_s, m_theme.textScale() < 150, tr("it is at 150 %, the largest"));
    offer(u"text.smaller"_s, m_theme.textScale() > 90, tr("it is at 90 %, the smallest"));
    offer(u"text.normal"_s, m_theme.textScale() != 100, tr("it has it"));
    if (const QString text = m_theme.hasMotion() ? tr("Reduce motion") : tr("Allow motion"); m_actions.action(u"motion"_s)->text() != text)
        m_actions.setText(u"motion"_s, text);
}

void MainWindow::updateHistoryActions()
{
    const auto offer = [this](const QString& id, int step, const QString& reason) {
        if (m_history.canGo(step))
            m_actions.enable(id);
        else
            m_actions.disable(id, reason);
    };
    offer(u"go.back"_s, -1, tr("there is no earlier page"));
    offer(u"go.forward"_s, 1, tr("there is no later page"));
}

} // namespace tealdeck
