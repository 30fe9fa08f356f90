#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/plan.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// Rows of 24: what it is, the value before, an arrow, the value after.
class BeforeAfterList : public PaintedWidget
{
    Q_OBJECT

public:
    explicit BeforeAfterList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<BeforeAfter>& rows);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    int columnWidth(const Canvas& canvas) const;

    std::vector<BeforeAfter> m_rows;
};

} // namespace tealdeck
