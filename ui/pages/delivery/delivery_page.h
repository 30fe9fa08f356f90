#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_desk.h"
#include "ui/shell/page.h"

#include <QString>

#include <memory>
#include <vector>

class QComboBox;
class QPushButton;
class QScrollArea;

namespace tealdeck
{

class ApplicationList;
class ApplicationView;
class ChangeCenter;
class PageHead;
class PageState;
class Surface;
class Theme;

// Applications that are delivered in slots: which slot is live, whether the other one is ready, and the way to switch.
class DeliveryPage : public Page
{
    Q_OBJECT

public:
    // All outlive the page.
    DeliveryPage(Theme& theme, ChangeDesk& desk, ChangeCenter& center);
    ~DeliveryPage() override;

    PageInfo info() const override;
    QWidget* widget() override;
    PageNote note() const override;
    QString statusText() const override;
    void refresh() override;
    std::vector<QWidget*> panes() override;
    void shown() override;

    // Chooses an application by key ("shop/web"); for the palette and for links.
    void showApplication(const std::string& key);

Q_SIGNALS:
    // The user wants to read about a change in the journal.
    void journalWanted(const ChangeId& id);

private:
    void build();
    void update();
    void updateNamespaces();
    void showState();
    void showChosen();
    void tellFrame();
    void tick();
    std::vector<const Application*> shownApplications() const;

    Theme& m_theme;
    ChangeDesk& m_desk;
    ChangeCenter& m_center;
    std::unique_ptr<Surface> m_widget;
    PageHead* m_head = nullptr;
    QComboBox* m_namespaces = nullptr;
    PageState* m_state = nullptr;
    ApplicationList* m_list = nullptr;
    ApplicationView* m_view = nullptr;
    QScrollArea* m_viewArea = nullptr;
    std::string m_namespace; // empty: all
    std::vector<std::string> m_knownNamespaces;
    QString m_toldNote;
    QString m_toldStatus;
    std::vector<Handle> m_listeners;
    Handle m_timer;
};

} // namespace tealdeck
