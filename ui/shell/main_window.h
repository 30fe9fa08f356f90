#pragma once

#include "ui/shell/page_history.h"
#include "ui/shell/palette_object.h"

#include <QMainWindow>

#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;

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
class WindowKeys;
struct EnvironmentView;

// The frame around the pages: class strip, environment bar, rail, one page at a time, status bar, command palette. It knows pages, actions
// and an EnvironmentView, and nothing of what they are about.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // `settingsFile`: an INI file for geometry, page, theme and text size; empty keeps nothing.
    MainWindow(Theme& theme, ActionRegistry& actions, const Clock& clock, const QString& settingsFile, QWidget* parent = nullptr);
    ~MainWindow() override;

    // The window owns the page. The first page added is shown first, unless the settings remember another one.
    void addPage(std::unique_ptr<Page> page);
    void addObjects(ObjectProvider provider);
    void setEnvironment(const EnvironmentView& environment);
    // What runs in the background, in the environment bar; the window takes the widget.
    void setEnvironmentChips(QWidget* chips);
    // Offers Ctrl+E and the arrow beside the name; then environmentSwitchWanted() is for somebody.
    void setEnvironmentSwitchable(bool isSwitchable);

    void showPage(const QString& id);
    QString currentPage() const;
    CommandPalette& palette() { return *m_palette; }
    ToastArea& toasts() { return *m_toasts; }

Q_SIGNALS:
    void environmentSwitchWanted();
    void currentPageChanged(const QString& id);

protected:
    // Tab goes on as the window is read, whatever was made first.
    bool focusNextPrevChild(bool isForward) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Clock& clock);
    void registerActions();
    void registerViewActions();
    void registerTextActions();
    void chooseTheme(int choice);
    void updateThemeActions();
    void goTo(Page& page);
    void goThroughHistory(int step);
    void goToLetter(QChar letter);
    void updateHistoryActions();
    void updateFooter();
    void movePane(int step);
    void toggleRail();
    void layOut();
    int belowBar() const;
    void restore();
    void save() const;
    Page* page(const QString& id) const;
    Page* shownPage() const;

    Theme& m_theme;
    ActionRegistry& m_actions;
    QString m_settingsFile;
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
    std::optional<bool> m_railChoice; // narrow or not; nothing: by the width of the window
};

} // namespace tealdeck
