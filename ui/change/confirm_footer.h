#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/surface.h"

class QAction;
class QLineEdit;
class QPushButton;

namespace tealdeck
{

class Acknowledgements;
class ChangeFlow;
struct Plan;
class TextLabel;
class WriteButton;

// Below a plan: warnings to tick, the name to type, the reason, and the one button that sends. It keeps no answers: they are the flow's.
class ConfirmFooter : public Surface
{
    Q_OBJECT

public:
    ConfirmFooter(Theme& theme, ChangeFlow& flow, QWidget* parent = nullptr);

    // Shows the flow's plan and answers.
    void show(const ChangeFlow& flow);
    void focusFirstField();

Q_SIGNALS:
    void sendWanted();
    void cancelWanted();

private:
    using QWidget::show;
    void makeFields();
    void makeLayout();
    void showFields(const Plan& plan);
    void showObstacle();

    ChangeFlow& m_flow;
    Acknowledgements* m_warnings;
    TextLabel* m_typeWord;
    TextLabel* m_typeName;
    QLineEdit* m_name;
    QAction* m_nameMark;
    TextLabel* m_reasonWord;
    QLineEdit* m_reason;
    QWidget* m_obstacle; // what no answer can mend: a failed check, another cluster, a refused start
    TextLabel* m_obstacleText;
    TextLabel* m_missing; // the answer that is missing next
    QPushButton* m_cancel;
    WriteButton* m_write;
};

} // namespace tealdeck
