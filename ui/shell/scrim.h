#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// Darkens what lies under the palette or a dialog: ink at 34 %, black at 55 % in the dark theme. A click on it is reported.
class Scrim : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Scrim(Theme& theme, QWidget* parent);
    QAccessible::Role accessibleRole() const override { return QAccessible::Pane; }

Q_SIGNALS:
    void clicked();

protected:
    void paint(Canvas& canvas) override;
    void mousePressEvent(QMouseEvent* event) override;
};

} // namespace tealdeck
