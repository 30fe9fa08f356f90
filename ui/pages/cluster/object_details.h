#pragma once

#include "core/base/clock.h"
#include "core/session/object_reader.h"
#include "ui/pages/cluster/object_tabs.h"
#include "ui/widgets/surface.h"

#include <optional>

class QStackedWidget;
class QVBoxLayout;

namespace tealdeck
{

class ElidedLabel;
class KeyValueGrid;
class ObjectEventsView;
class ObjectSummaryView;
class ObjectYamlView;
class PageState;
class StatusLabel;
class TextLabel;
class WhyBanner;

// Everything that is known about one object, beside the list: name, status, why it is not as it should be, facts, and in tabs summary,
// logs, events and YAML. Reads by itself what it is told to show; never jumps: what is shown stays until there is something newer.
class ObjectDetails : public Surface
{
    Q_OBJECT

public:
    // `reader` and `clock` outlive it.
    ObjectDetails(Theme& theme, ObjectReader& reader, const Clock& clock, QWidget* parent = nullptr);
    ~ObjectDetails() override;

    // The widget of the Logs tab, which is there from now on; nullptr takes the tab away. Given over to this pane.
    void setLogs(QWidget* logs);
    // A row of what can be done with the object, below its facts. Given over to this pane.
    void setActions(QWidget* actions);
    // Shows another object, or the same one read again. The tab stays, where the object has it.
    void showObject(const ObjectAddress& object);
    const ObjectAddress& object() const { return m_object; }
    // Reads it again now (F5, or because the list saw it change).
    void refresh();
    // The object is gone from the cluster; what is shown is the last that was known.
    void showGone();
    // The pane was closed: nothing is read any more, nothing stays revealed.
    void endReading();

    void showTab(ObjectTab tab);
    ObjectTab currentTab() const { return m_tab; }
    // L, Y and V as look.md has them; false: the key is for somebody else. For the list that has the focus.
    bool takeLetter(int key);

Q_SIGNALS:
    void closeWanted();
    void objectChosen(const ObjectAddress& object);
    void tabChanged(ObjectTab tab);
    // It was read, or read again.
    void viewShown(const ObjectView& view);

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void take(Result<ObjectView> view);
    void showView(const ObjectView& view);
    void showFacts(const ObjectView& view);
    void showProblem(const Error& error);
    QWidget* widgetOf(ObjectTab tab) const;

    ObjectReader& m_reader;
    const Clock& m_clock;
    ObjectAddress m_object;
    std::optional<ObjectView> m_view; // of m_object, as it was read last
    ObjectTab m_tab = ObjectTab::Summary;

    ElidedLabel* m_name;
    StatusLabel* m_status;
    TextLabel* m_gone;
    WhyBanner* m_why;
    QVBoxLayout* m_about = nullptr;
    KeyValueGrid* m_facts;
    ObjectTabs* m_tabs;
    QStackedWidget* m_stack;
    ObjectSummaryView* m_summary;
    ObjectEventsView* m_events;
    ObjectYamlView* m_yaml;
    QWidget* m_logs = nullptr;
    PageState* m_state;
    Handle m_reading;
};

} // namespace tealdeck
