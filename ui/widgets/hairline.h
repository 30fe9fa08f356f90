#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// A 1 px line that divides a sheet.
class Hairline : public PaintedWidget
{
    Q_OBJECT

public:
    Hairline(Theme& theme, Qt::Orientation orientation, Token color = Token::Hair, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Separator; }

protected:
    void paint(Canvas& canvas) override;

private:
    Token m_color;
};

} // namespace tealdeck
