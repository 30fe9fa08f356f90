#pragma once

#include <QWidget>

#include "core/base/handle.h"
#include "core/session/live_kind.h"
#include "ui/models/keyed_table.h"
#include "ui/pages/cluster/kind_columns.h"
#include "ui/pages/cluster/tab_content.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace tealdeck
{

class LabelScopeField;
class ListFooter;
class PageState;
class SearchField;
class StatusStrip;
class Session;
class TableView;
class Theme;
class UserSettings;

// One kind of object as a table: kubectl's columns and words, instant filter, namespaces, choice of columns, copy and CSV, and one of the
// page states. It reads its kind only while it is visible (and five minutes longer, see KindTables).
class KindTable : public QWidget, public TabContent
{
    Q_OBJECT

public:
    // `leading`, if there is one, stands in front of the filter: a way back, a chooser.
    KindTable(Theme& theme, Session& session, QWidget* leading = nullptr, QWidget* parent = nullptr);
    ~KindTable() override;

    // What the user makes of the columns of each kind; the settings outlive it.
    void remember(UserSettings& settings) { m_settings = &settings; }
    void setKind(const KubeKind& kind);
    const std::optional<KubeKind>& kind() const { return m_kind; }
    // Nothing while it is not known.
    std::optional<int> count() const;

    QWidget* filterField() override;
    QWidget* list() override;
    // Clears the filter, then the labels; false when there were none.
    bool goBackOneStep() override;
    // The rows and columns shown, as CSV.
    QByteArray csv() const;
    QString statusText() const override;

Q_SIGNALS:
    // Enter or double click.
    void objectChosen(const KubeKind& kind, const std::string& namespaceName, const std::string& name, const std::string& uid);
    void countChanged();
    void retryWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    // How many rows have one status.
    struct StatusGroup
    {
        KindStatus status;
        int count = 0;
    };

    void build(QWidget* leading);
    void openKind();
    void openAgain();
    void closeKind();
    void takeColumns();
    void fillColumnMenu();
    void fitWidths();
    void rowsChanged();
    void recount();
    void showCounts(const std::map<std::string, StatusGroup>& groups);
    void showNamespaces();
    void applyRowFilter();
    void showFreshness();
    void showForbidden(const MissingRule& rule);
    void showFooter();
    void choose(const std::string& key);
    void showRowMenu(const QPoint& place);
    void copy(bool wholeRow);
    void saveCsv();

    Theme& m_theme;
    Session& m_session;
    UserSettings* m_settings = nullptr;
    std::optional<KubeKind> m_kind;
    std::shared_ptr<const LiveKind> m_live;
    std::unique_ptr<KindColumns> m_columns;
    KeyedTable<TableRow>* m_table = nullptr;
    TableView* m_view = nullptr;
    QVBoxLayout* m_listColumn = nullptr;
    StatusStrip* m_strip = nullptr;
    QTimer* m_countDelay = nullptr;
    SearchField* m_search = nullptr;
    QComboBox* m_namespace = nullptr;
    LabelScopeField* m_labels = nullptr;
    QPushButton* m_columnButton = nullptr;
    QMenu* m_columnMenu = nullptr;
    PageState* m_state = nullptr;
    ListFooter* m_footer = nullptr;
    QTimer* m_ticker = nullptr;
    std::set<std::string> m_namespaces;
    std::string m_lastKey; // current row before it was hidden
    bool m_areWidthsFitted = false;
    std::vector<Handle> m_subscriptions;
    Handle m_rows;
};

} // namespace tealdeck
