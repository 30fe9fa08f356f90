#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/base/handle.h"
#include "core/domain/overview.h"
#include "core/domain/store_subset.h"
#include "ui/change/change_history.h"
#include "ui/pages/wall/wall_picture.h"
#include "ui/shell/page.h"

#include <QPointer>

#include <vector>

class QTimer;

namespace tealdeck
{

class DayTimeline;
class KeyFigures;
class LiveTable;
class OverviewList;
class PageState;
class Session;
class TextLabel;
class Theme;
class VerdictHead;
class ZoneTable;

// The cluster at a glance: a verdict within what was read, problems first, what is live, zones, warnings, the last 24 hours.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    // All outlive the page.
    OverviewPage(Theme& theme, Session& session, ChangeDesk& desk);
    ~OverviewPage() override;

    PageInfo info() const override;
    QWidget* widget() override { return m_widget; }
    PageNote note() const override;
    void refresh() override;
    // The same for the wall display.
    const WallPicture& picture() const { return m_picture; }
    // Who shows the picture: it is kept up to date while the widget is visible. The widget outlives this page or is its window's.
    void setWall(QWidget& wall);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void objectChosen(const ObjectPlace& place);
    void applicationChosen(const QString& key);
    // Looked over anew.
    void pictureChanged();

private:
    void build();
    QWidget* buildLeft();
    QWidget* buildRight();
    void lookSoon();
    void look();
    void lookOverAll();
    void countProblems();
    bool isSeen() const;
    void becomeShown();
    void becomeHidden();
    void showVerdict(const OverviewFacts& facts);
    void showLive(const OverviewFacts& facts);
    void showState();
    OverviewFacts facts() const;

    Theme& m_theme;
    Session& m_session;
    StoreSubset<Pod> m_unwell; // the pods that problems are made of
    QWidget* m_widget;
    QPointer<QWidget> m_wall;
    PageState* m_state = nullptr;
    VerdictHead* m_verdict = nullptr;
    KeyFigures* m_figures = nullptr;
    OverviewList* m_problems = nullptr;
    LiveTable* m_live = nullptr;
    ZoneTable* m_zones = nullptr;
    TextLabel* m_zonesUnknown = nullptr;
    OverviewList* m_warnings = nullptr;
    DayTimeline* m_day = nullptr;
    QTimer* m_delay;
    QTimer* m_ticker;
    ChangeHistory m_history;
    Overview m_overview;
    WallPicture m_picture;
    std::vector<Handle> m_listeners;
    Handle m_nodes; // needed for the count in the rail, too
    Handle m_events; // needed while the page is shown
};

} // namespace tealdeck
