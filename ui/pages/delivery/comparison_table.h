#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/pages/delivery/application_text.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// In what the slots differ: a caption and one value per slot, under the marks of the slots.
class ComparisonTable : public PaintedWidget
{
    Q_OBJECT

public:
    explicit ComparisonTable(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<SlotView> slotViews, std::vector<Difference> differences);
    void setQuiet(bool isQuiet);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    QRect cellOf(std::size_t column, int y, int height) const;

    std::vector<SlotView> m_slots;
    std::vector<Difference> m_rows;
    bool m_isQuiet = false;
};

} // namespace tealdeck
