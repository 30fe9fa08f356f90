#pragma once

#include "core/domain/overview.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// Nodes by zone: what would fail together.
class ZoneTable : public PaintedWidget
{
    Q_OBJECT

public:
    explicit ZoneTable(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<ZoneSummary> zones);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Table; }

protected:
    void paint(Canvas& canvas) override;

private:
    std::vector<ZoneSummary> m_zones;
};

} // namespace tealdeck
