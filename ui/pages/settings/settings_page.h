#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/shell/page.h"
#include "ui/widgets/key_value_grid.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace tealdeck
{

class Banner;
class Theme;
class UserSettings;

// What this user prefers: theme, text size, motion, layout; applied at once and remembered. Values of the settings file that make no sense
// are named here.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    // `files`: what this program keeps where. Theme and settings outlive the page.
    SettingsPage(Theme& theme, UserSettings& settings, std::vector<KeyValue> files);

    PageInfo info() const override;
    QWidget* widget() override { return m_widget; }
    std::vector<QWidget*> panes() override;

private:
    QWidget* buildContent(std::vector<KeyValue> files);
    void addLook(QGridLayout& grid);
    void addLayout(QGridLayout& grid);
    void addHead(QGridLayout& grid, const QString& title);
    void addRow(QGridLayout& grid, const QString& label, QWidget* control, const QString& note);
    void showChoices();
    void showProblems();

    Theme& m_theme;
    UserSettings& m_settings;
    QWidget* m_widget;
    Banner* m_banner = nullptr;
    QComboBox* m_themes = nullptr;
    QComboBox* m_textSizes = nullptr;
    QCheckBox* m_lessMotion = nullptr;
    QComboBox* m_rail = nullptr;
};

} // namespace tealdeck
