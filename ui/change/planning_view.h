#pragma once

#include <QWidget>

class QStackedLayout;

namespace tealdeck
{

class ChangeFlow;
class LoadingBar;
class StatePanel;
class TextLabel;
class Theme;

// While a plan is made for the first time, and when it could not be made.
class PlanningView : public QWidget
{
    Q_OBJECT

public:
    explicit PlanningView(Theme& theme, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);

Q_SIGNALS:
    void planAgainWanted();

private:
    using QWidget::show;

    QWidget* m_reading;
    TextLabel* m_elapsed;
    StatePanel* m_failed;
};

} // namespace tealdeck
