#pragma once

#include "core/base/handle.h"
#include "core/change/change.h"
#include "core/domain/cluster.h"
#include "core/domain/object_view.h"
#include "core/domain/overview.h"
#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/pages/cluster/pod_counts.h"
#include "ui/shell/page.h"
#include "ui/shell/palette_object.h"

#include <memory>

class QComboBox;
class QSplitter;
class QTimer;

namespace tealdeck
{

class ClusterTabs;
class LabelScopeField;
class ListFooter;
class PageHead;
class DetailsPane;
class DetailsWidth;
class PageState;
class SearchField;
class Session;
class StatusStrip;
class TableView;
class Theme;
class UserSettings;

// The cluster as tables: pods, workloads, nodes, events and every other kind in kubectl's words, with an instant filter, how fresh it is,
// and details of a pod beside the list.
class ClusterPage : public Page
{
    Q_OBJECT

public:
    ClusterPage(Theme& theme, Session& session);
    ~ClusterPage() override;

    // Columns and the width of the details; the settings outlive the page.
    void remember(UserSettings& settings);
    PageInfo info() const override;
    QWidget* widget() override { return m_widget; }
    PageNote note() const override;
    QString statusText() const override;
    void refresh() override;
    QWidget* filterField() override;
    bool goBackOneStep() override;
    std::vector<QWidget*> panes() override;

    // Every object that was read, for the command palette.
    ObjectSource objects();
    void showPod(const std::string& uid);
    // The object beside the list: a pod in its list, others beside what is shown.
    void showObject(const ObjectPlace& place);
    // Workloads, nodes, events and every other kind.
    ClusterTabs& tabs() { return *m_tabs; }

Q_SIGNALS:
    // An object was chosen elsewhere: the page is to be shown.
    void pageWanted();
    // Something about the object in the details is to be changed: with a plan, as always.
    void planWanted(const ChangeRequest& wish);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* makeColumnButton();
    void rowsChanged();
    void recount();
    void showCounts();
    void showNamespaces();
    void showFreshness();
    void showFooter();
    void applyRowFilter();
    void showDetails(const std::string& uid);
    void showDetailsOf(const ObjectAddress& object);
    void openFound(const ObjectAddress& object);
    void followLink(const ObjectAddress& object);
    void closeDetails();

    Theme& m_theme;
    Session& m_session;
    QWidget* m_widget;
    PageHead* m_head = nullptr;
    ClusterTabs* m_tabs = nullptr;
    SearchField* m_search = nullptr;
    QComboBox* m_namespace = nullptr;
    LabelScopeField* m_labels = nullptr;
    StatusStrip* m_strip = nullptr;
    TableView* m_view = nullptr;
    KeyedTable<Pod>* m_table = nullptr;
    ListFooter* m_footer = nullptr;
    PageState* m_state = nullptr;
    QSplitter* m_splitter = nullptr;
    DetailsWidth* m_detailsWidth = nullptr;
    DetailsPane* m_details = nullptr;
    QTimer* m_countDelay = nullptr;
    QTimer* m_ticker = nullptr;
    std::string m_detailsUid;
    Text m_detailsVersion; // of the pod when its details were read
    PodGroups m_groups;
    PodCounts m_counts;
    Handle m_rows;
    Handle m_freshness;
};

} // namespace tealdeck
