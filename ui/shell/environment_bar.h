#pragma once

#include "ui/shell/environment_view.h"
#include "ui/widgets/painted_widget.h"

class QHBoxLayout;

namespace tealdeck
{

class Badge;
class BarItem;
class Clock;
class EnvironmentName;
class PaletteField;

// 41 high, below the class strip: where one is, how to go somewhere, how fresh it is, what was written, who one is, what time it is. Never
// scrolled and never covered.
class EnvironmentBar : public PaintedWidget
{
    Q_OBJECT

public:
    EnvironmentBar(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void set(const EnvironmentView& environment);
    void setSwitchable(bool isSwitchable);
    // What runs in the background, left of the freshness; the bar takes the widget, which shows and hides itself.
    void setChips(QWidget* chips);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::ToolBar; }

Q_SIGNALS:
    void paletteWanted();
    void switchWanted();

protected:
    void paint(Canvas& canvas) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void showFreshness();
    void showTime();
    void placeField();

    const Clock& m_clock;
    EnvironmentView m_environment;
    QHBoxLayout* m_row;
    EnvironmentName* m_name;
    Badge* m_class;
    Badge* m_sandbox;
    Badge* m_readOnly;
    BarItem* m_uid;
    PaletteField* m_field;
    BarItem* m_freshness;
    BarItem* m_writes;
    BarItem* m_identity;
    BarItem* m_time;
};

} // namespace tealdeck
