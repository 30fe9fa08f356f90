#pragma once

#include "ui/widgets/painted_widget.h"

#include <QStringList>

namespace tealdeck
{

// The status bar, 24 high: what is read and how long it takes on the left, the journal and the version on the right.
class StatusFooter : public PaintedWidget
{
    Q_OBJECT

public:
    explicit StatusFooter(Theme& theme, QWidget* parent = nullptr);

    // Empty texts are left out.
    void setLeft(QStringList texts);
    void setRight(QStringList texts);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::StatusBar; }

protected:
    void paint(Canvas& canvas) override;

private:
    QStringList m_left;
    QStringList m_right;
};

} // namespace tealdeck
