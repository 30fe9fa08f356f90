#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/surface.h"

class QPushButton;

namespace tealdeck
{

class ChangeFlow;
class TextLabel;

// Below everything but a plan: while planning and while a change runs, how it can be left; at its end, what can be done next.
class EndFooter : public Surface
{
    Q_OBJECT

public:
    explicit EndFooter(Theme& theme, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);
    // To what the operator most likely does next, once the change has ended.
    void focusNextStep();

Q_SIGNALS:
    void closeWanted();
    void wayBackWanted();
    void lookAgainWanted();
    void planAgainWanted();
    void stopWanted();

private:
    using QWidget::show;

    TextLabel* m_text;
    QPushButton* m_stop;
    QPushButton* m_planAgain;
    QPushButton* m_wayBack;
    QPushButton* m_lookAgain;
    QPushButton* m_close;
};

} // namespace tealdeck
