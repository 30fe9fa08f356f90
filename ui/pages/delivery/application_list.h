#pragma once

#include <QListView> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/pages/delivery/application_list_model.h"

namespace tealdeck
{

class Theme;

// The left list of applications: up and down choose, the choice survives updates by key. No type-ahead: letters are shortcuts.
class ApplicationList : public QListView
{
    Q_OBJECT

public:
    explicit ApplicationList(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<ApplicationRow> rows);
    // Empty: nothing is chosen.
    const std::string& chosen() const { return m_chosen; }
    void choose(const std::string& key);
    // Stale: rows in third ink.
    void setQuiet(bool isQuiet);
    bool isQuiet() const { return m_isQuiet; }

    void keyboardSearch(const QString&) override { }

Q_SIGNALS:
    void chosenChanged(const std::string& key);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void showChosen();

    Theme& m_theme;
    ApplicationListModel m_model;
    std::string m_chosen;
    bool m_isQuiet = false;
    bool m_isSetting = false;
};

} // namespace tealdeck
