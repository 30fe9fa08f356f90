#pragma once

#include <QStackedWidget>

#include "core/base/handle.h"
#include "core/domain/kube_kind.h"
#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/pages/cluster/tab_content.h"

namespace tealdeck
{

class KindTable;
class ListFooter;
class PageState;
class SearchField;
class Session;
class TableView;
class Theme;
class UserSettings;

// One kind as a row of the catalogue.
struct KindRow
{
    KubeKind kind;
    int place = 0; // in the order of discovery

    std::string key() const { return kind.qualifiedPlural(); }
    bool operator==(const KindRow&) const = default;
};

// Every kind that the cluster has, custom ones included, by API group and with an instant filter; Enter opens one of them as a table in the
// same place, Esc comes back.
class KindBrowser : public QStackedWidget, public TabContent
{
    Q_OBJECT

public:
    KindBrowser(Theme& theme, Session& session, QWidget* parent = nullptr);
    ~KindBrowser() override;

    // Columns of the catalogue; the settings outlive it.
    void remember(UserSettings& settings);
    void openKind(const KubeKind& kind);
    QWidget* filterField() override;
    QWidget* list() override;
    bool goBackOneStep() override;
    QString statusText() const override;

Q_SIGNALS:
    void objectChosen(const KubeKind& kind, const std::string& namespaceName, const std::string& name, const std::string& uid);
    void retryWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildCatalogue();
    void catalogueChanged();
    void showFooter();
    void open(const std::string& key);
    void showCatalogue();
    bool isOnCatalogue() const;

    Theme& m_theme;
    Session& m_session;
    Store<KindRow> m_kinds;
    KeyedTable<KindRow>* m_table = nullptr;
    TableView* m_view = nullptr;
    SearchField* m_search = nullptr;
    PageState* m_state = nullptr;
    ListFooter* m_footer = nullptr;
    KindTable* m_objects = nullptr;
    Handle m_catalogue;
};

} // namespace tealdeck
