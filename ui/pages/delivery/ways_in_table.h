#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/pages/delivery/application_text.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// Every way by which requests reach an application: kind, name, and where it leads.
class WaysInTable : public PaintedWidget
{
    Q_OBJECT

public:
    explicit WaysInTable(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<WayIn> ways);
    void setQuiet(bool isQuiet);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    void paintRow(Canvas& canvas, const WayIn& way, const QRect& row) const;

    std::vector<WayIn> m_ways;
    bool m_isQuiet = false;
};

} // namespace tealdeck
