#pragma once

#include "ui/widgets/painted_widget.h"

#include <optional>

namespace tealdeck
{

// A plain ground for other widgets: a sheet (Base), a bar (Window), a dialog footer (Raised), with a hairline at some edges.
class Surface : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Surface(Theme& theme, Token ground, QWidget* parent = nullptr);

    void setGround(Token ground);
    void setEdges(Qt::Edges edges, Token color = Token::Line);
    QAccessible::Role accessibleRole() const override { return QAccessible::Grouping; }

protected:
    void paint(Canvas& canvas) override;

private:
    Token m_ground;
    Qt::Edges m_edges = {};
    Token m_edgeColor = Token::Line;
};

} // namespace tealdeck
