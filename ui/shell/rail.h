#pragma once

#include "ui/shell/page.h"
#include "ui/widgets/painted_widget.h"

#include <map>
#include <vector>

class QVBoxLayout;

namespace tealdeck
{

class RailButton;

// The pages, 184 wide, in groups; 48 with icons only when the window is narrow or the rail is collapsed. Only registered pages are shown.
class Rail : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Rail(Theme& theme, QWidget* parent = nullptr);

    void addPage(const PageInfo& info);
    void setNote(const QString& id, const PageNote& note);
    void setCurrent(const QString& id);
    void setNarrow(bool isNarrow);
    QAccessible::Role accessibleRole() const override { return QAccessible::PageTabList; }
    bool isNarrow() const { return m_isNarrow; }
    // Puts the keyboard focus on the current page's row.
    void focusCurrent();

Q_SIGNALS:
    void pageChosen(const QString& id);
    void collapseWanted();

protected:
    void paint(Canvas& canvas) override;

private:
    class GroupHead;

    void rebuild();
    void applyWidth();

    std::vector<PageInfo> m_infos;
    std::map<QString, RailButton*> m_buttons;
    std::vector<GroupHead*> m_heads;
    RailButton* m_collapse;
    QVBoxLayout* m_rows;
    QVBoxLayout* m_bottom;
    QString m_current;
    bool m_isNarrow = false;
};

} // namespace tealdeck
