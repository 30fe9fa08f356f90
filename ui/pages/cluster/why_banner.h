#pragma once

#include "core/domain/object_view.h"
#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

class TextLabel;

// Why an object is not as it should be: tinted ground, 3 px bar at the left, what is so (600) and what follows.
class WhyBanner : public PaintedWidget
{
    Q_OBJECT

public:
    explicit WhyBanner(Theme& theme, QWidget* parent = nullptr);

    void set(const ObjectWhy& why);
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }

protected:
    void paint(Canvas& canvas) override;

private:
    ObjectMood m_mood = ObjectMood::Broken;
    TextLabel* m_fact;
    TextLabel* m_consequence;
};

} // namespace tealdeck
