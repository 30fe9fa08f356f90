#pragma once

#include <QStackedWidget>

#include "core/domain/kube_kind.h"

#include <string>
#include <vector>

namespace tealdeck
{

class KindBrowser;
class KindTable;
class NodesTab;
class PageHead;
class Session;
class TabContent;
class Theme;
class UserSettings;

// The tabs of the Cluster page beside the pods: workloads, services, ingresses, nodes, events, and every kind there is. It puts its tabs
// into the page's head.
class ClusterTabs : public QStackedWidget
{
    Q_OBJECT

public:
    // `pods`: the content of the first tab.
    ClusterTabs(Theme& theme, Session& session, PageHead& head, QWidget* pods);

    // The columns of each table; the settings outlive it.
    void remember(UserSettings& settings);
    bool isOnPods() const;
    void showTab(const QString& id); // "pods", "workloads", "services", "ingresses", "nodes", "events", "resources"

    // Of the tab that is shown; not for pods.
    QWidget* filterField();
    std::vector<QWidget*> panes();
    bool goBackOneStep();
    QString statusText() const;

Q_SIGNALS:
    void objectChosen(const KubeKind& kind, const std::string& namespaceName, const std::string& name, const std::string& uid);
    void retryWanted();
    void statusTextChanged();

private:
    KindTable* addKindTab(const QString& id, const QString& title, QWidget* leading = nullptr);
    QWidget* makeWorkloadChooser();
    template <typename Tab>
    void addCountedTab(const QString& id, const QString& title, Tab* tab);
    TabContent& current() const; // not for pods

    Theme& m_theme;
    Session& m_session;
    PageHead& m_head;
    QWidget* m_pods;
    KindTable* m_workloads = nullptr;
    NodesTab* m_nodes = nullptr;
    KindBrowser* m_browser = nullptr;
};

} // namespace tealdeck
