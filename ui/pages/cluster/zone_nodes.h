#pragma once

#include <QWidget>

#include "core/base/handle.h"
#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/pages/cluster/tab_content.h"
#include "ui/pages/cluster/zone_row.h"

#include <optional>
#include <vector>

class QTimer;

namespace tealdeck
{

struct KubeKind;
class ListFooter;
class PageState;
class SearchField;
class SectionHead;
class Session;
class TableView;
class TextLabel;
class Theme;
class UserSettings;

// The nodes by zone and, below, what falls with the zone or node that is chosen. It works only while it is visible.
class ZoneNodes : public QWidget, public TabContent
{
    Q_OBJECT

public:
    // `leading` stands in front of the filter.
    ZoneNodes(Theme& theme, Session& session, QWidget* leading, QWidget* parent = nullptr);
    ~ZoneNodes() override;

    // Which columns and how wide; the settings outlive it.
    void remember(UserSettings& settings);
    // Nodes; nothing while it is not known.
    std::optional<int> count() const;

    QWidget* filterField() override;
    QWidget* list() override;
    bool goBackOneStep() override;
    QString statusText() const override;

Q_SIGNALS:
    void objectChosen(const KubeKind& kind, const std::string& namespaceName, const std::string& name, const std::string& uid);
    void countChanged();
    void retryWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildNodes();
    QWidget* buildLosses();
    void connectParts();
    void lookSoon();
    void look();
    void showLosses();
    void showFreshness();
    void showFooter();
    const Freshness& freshness() const;
    void choose(const std::string& key);
    void chooseWorkload(const std::string& key);

    Theme& m_theme;
    Session& m_session;
    FailureZones m_zones;
    Store<ZoneRow> m_rows;
    Store<LossRow> m_losses;
    KeyedTable<ZoneRow>* m_table = nullptr;
    KeyedTable<LossRow>* m_lossTable = nullptr;
    TableView* m_view = nullptr;
    TableView* m_lossView = nullptr;
    SectionHead* m_lossHead = nullptr;
    TextLabel* m_nothing = nullptr;
    SearchField* m_search = nullptr;
    PageState* m_state = nullptr;
    ListFooter* m_footer = nullptr;
    QTimer* m_delay = nullptr;
    QTimer* m_ticker = nullptr;
    std::vector<Handle> m_needs; // while it is visible
};

} // namespace tealdeck
