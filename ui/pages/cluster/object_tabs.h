#pragma once

#include "ui/widgets/painted_widget.h"

#include <map>

class QButtonGroup;
class QHBoxLayout;

namespace tealdeck
{

class TabButton;

// The parts of an object's details.
enum class ObjectTab
{
    Summary,
    Logs,
    Events,
    Yaml,
};

// Tabs of a pane, 34 high: name, count beside it in third ink, an accent line below the current one.
class ObjectTabs : public PaintedWidget
{
    Q_OBJECT

public:
    explicit ObjectTabs(Theme& theme, QWidget* parent = nullptr);

    void add(ObjectTab tab, const QString& text, const QString& toolTip);
    void setShown(ObjectTab tab, bool isShown);
    bool isShown(ObjectTab tab) const;
    void setCount(ObjectTab tab, const QString& count);
    void setCurrent(ObjectTab tab);

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::PageTabList; }

Q_SIGNALS:
    void chosen(ObjectTab tab);

protected:
    void paint(Canvas& canvas) override;

private:
    QHBoxLayout* m_row;
    QButtonGroup* m_group;
    std::map<ObjectTab, TabButton*> m_tabs;
};

} // namespace tealdeck
