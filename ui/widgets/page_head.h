#pragma once

#include "ui/widgets/painted_widget.h"

#include <map>

class QHBoxLayout;
class QButtonGroup;

namespace tealdeck
{

class TabButton;
class TextLabel;

// 48 high: title, scope and tabs left, page actions right, a line below.
class PageHead : public PaintedWidget
{
    Q_OBJECT

public:
    PageHead(Theme& theme, const QString& title, QWidget* parent = nullptr);

    void setScope(const QString& text); // "3 applications of shop"
    void setRemark(const QString& text); // right, quiet: "No change freeze until Fri 17:00"
    void addRight(QWidget* widget);
    void addTab(const QString& id, const QString& text, const QString& count = {});
    void setTabCount(const QString& id, const QString& count);
    void setCurrentTab(const QString& id);

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Grouping; }

Q_SIGNALS:
    void tabChosen(const QString& id);

protected:
    void paint(Canvas& canvas) override;

private:
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    TextLabel* m_scope;
    TextLabel* m_remark;
    QButtonGroup* m_group;
    std::map<QString, TabButton*> m_tabs;
};

} // namespace tealdeck
