#pragma once

#include "ui/shell/page_history.h"
#include "ui/shell/palette_object.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;
class QTimer;

namespace tealdeck
{

class ActionRegistry;
class ClassStrip;
class Clock;
class CommandPalette;
class EnvironmentBar;
class Page;
class Rail;
class StatusFooter;
class Theme;
class ToastArea;
class UserSettings;
class WindowKeys;
enum class ThemeChoice; // ui/theme/theme.h
struct EnvironmentView;

// The frame around the pages: class strip, environment bar, rail, one page at a time, status bar, command palette. It knows pages, actions
// and an EnvironmentView, and nothing of what they are about.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // The settings keep place, page and rail; they outlive the window.
    MainWindow(Theme& theme, ActionRegistry& actions, const Clock& clock, UserSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    // The window owns the page. The first page added is shown first, unless the settings remember another one.
    void addPage(std::unique_ptr<Page> page);
    void addObjects(ObjectSource source);
    void setEnvironment(const EnvironmentView& environment);
    // What runs in the background, in the environment bar; the window takes the widget.
    void setEnvironmentChips(QWidget* chips);
    // Offers Ctrl+E and the arrow beside the name; then environmentSwitchWanted() is for somebody.
    void setEnvironmentSwitchable(bool isSwitchable);
    // Asked before the window closes; while it says no the window stays open.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

    // Offers Ctrl+Shift+N; then newWindowWanted() is for somebody.
    void offerNewWindow();
    // What F11 shows on the whole screen instead of the frame; the window takes the widget.
    void setWall(QWidget* wall);
    bool isWallShown() const;
    void setWallShown(bool isShown);

    void showPage(const QString& id);
    QString currentPage() const;
    CommandPalette& palette() { return *m_palette; }
    ToastArea& toasts() { return *m_toasts; }

Q_SIGNALS:
    void environmentSwitchWanted();
    void newWindowWanted();
    // It was closed and is not shown again.
    void closed();
    void currentPageChanged(const QString& id);

protected:
    // Tab goes on as the window is read, whatever was made first.
    bool focusNextPrevChild(bool isForward) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Clock& clock);
    void registerActions();
    void registerViewActions();
    void registerTextActions();
    void chooseTheme(ThemeChoice choice);
    void chooseTextSize(int percent);
    void updateLookActions();
    void goTo(Page& page);
    void goThroughHistory(int step);
    void goToLetter(QChar letter);
    void updateHistoryActions();
    void updateFooter();
    void movePane(int step);
    void toggleRail();
    void layOut();
    int belowBar() const;
    void followSettings();
    void restore();
    void restoreRail();
    void save();
    void saveSoon();
    void quit();
    Page* page(const QString& id) const;
    Page* shownPage() const;

    Theme& m_theme;
    ActionRegistry& m_actions;
    UserSettings& m_settings;
    std::vector<std::unique_ptr<Page>> m_pages;
    ClassStrip* m_strip = nullptr;
    EnvironmentBar* m_bar = nullptr;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusFooter* m_footer = nullptr;
    CommandPalette* m_palette = nullptr;
    ToastArea* m_toasts = nullptr;
    WindowKeys* m_keys = nullptr;
    PageHistory m_history;
    QString m_shownId;
    QString m_rememberedPage;
    QStringList m_sources;
    std::function<bool()> m_mayClose;
    QWidget* m_wall = nullptr;
    QTimer* m_saving;
    Qt::WindowStates m_statesBeforeWall;
    std::optional<bool> m_railChoice; // narrow or not; nothing: by the width of the window
};

} // namespace tealdeck
