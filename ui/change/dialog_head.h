#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/surface.h"

class QHBoxLayout;
class QPushButton;

namespace tealdeck
{

class Badge;
class ChangeFlow;
class ElidedLabel;
class TextLabel;

// The head of the change dialog: class, title and way out; below it where one is, as whom, and the lock.
class DialogHead : public Surface
{
    Q_OBJECT

public:
    DialogHead(Theme& theme, const ChangeFlow& flow, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);
    void focusLeave();

Q_SIGNALS:
    void leaveWanted();

private:
    using QWidget::show;
    QHBoxLayout* makeTitle();
    QHBoxLayout* makeIdentity();
    void showIdentity(const ChangeFlow& flow);

    Badge* m_class;
    Badge* m_sandbox;
    ElidedLabel* m_title;
    QPushButton* m_close;
    QPushButton* m_background;
    TextLabel* m_environment;
    TextLabel* m_cluster;
    TextLabel* m_person;
    QWidget* m_lockLine;
    ElidedLabel* m_lock;
};

} // namespace tealdeck
