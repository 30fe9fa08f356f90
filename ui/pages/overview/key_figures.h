#pragma once

#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// One figure of the row below the verdict: "Pods ready", "38", "of 38", "6 of them restarted within the hour".
struct KeyFigure
{
    QString caption;
    QString value;
    QString unit;
    QString note;
    bool operator==(const KeyFigure&) const = default;
};

// Figures side by side, divided by lines, each with a caption above and a note below.
class KeyFigures : public PaintedWidget
{
    Q_OBJECT

public:
    explicit KeyFigures(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<KeyFigure> figures);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    std::vector<KeyFigure> m_figures;
};

} // namespace tealdeck
