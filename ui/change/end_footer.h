#pragma once

#include "ui/widgets/surface.h"

class QPushButton;

namespace tealdeck
{

class ChangeFlow;
class TextLabel;

// Below a change that was sent: while it runs, that it goes on without this dialog; at its end, what can be done next.
class EndFooter : public Surface
{
    Q_OBJECT

public:
    explicit EndFooter(Theme& theme, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);

Q_SIGNALS:
    void backgroundWanted();
    void closeWanted();
    void wayBackWanted();
    void lookAgainWanted();
    void planAgainWanted();

private:
    using QWidget::show;

    TextLabel* m_text;
    QPushButton* m_background;
    QPushButton* m_planAgain;
    QPushButton* m_wayBack;
    QPushButton* m_lookAgain;
    QPushButton* m_close;
};

} // namespace tealdeck
