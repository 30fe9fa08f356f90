#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

enum class EnvironmentClass; // core/change/change.h

// The line on top that says where one is: production 3 px plum, staging 1 px, development none.
class ClassStrip : public PaintedWidget
{
    Q_OBJECT

public:
    // `fullHeight`: 3 in the window, 4 in the change dialog.
    explicit ClassStrip(Theme& theme, int fullHeight = 3, QWidget* parent = nullptr);
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

    void setEnvironmentClass(EnvironmentClass environmentClass);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    int m_fullHeight;
    EnvironmentClass m_class;
};

} // namespace tealdeck
