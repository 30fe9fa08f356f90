#pragma once

#include "ui/widgets/painted_widget.h"
#include "ui/widgets/slot_mark.h"

#include <optional>

namespace tealdeck
{

// Where the requests go, in words. Nothing here claims a share or a rate that was not measured: empty texts are not drawn.
struct PointsView
{
    QString source = {}; // "Service web", "Customers"
    QString sourceFigure = {}; // "1,842 /s", or empty
    std::optional<SlotPosition> live = {}; // nothing: neither, or not known
    QString firstFigure = {}; // "100 %", bold
    QString firstText = {}; // "of customers", "12 endpoints"
    QString firstNote = {}; // below the path, quiet: "copies of 5 %, 92 /s, answers dropped"
    QString secondFigure = {};
    QString secondText = {};
    QString secondNote = {};
    bool operator==(const PointsView&) const = default;
};

// The points above the two slot cards: live path solid 6, idle path dashed 2, a disc whose arrow shows the way. Its paths end over the
// middle of the two halves, where the cards stand.
class PointsDiagram : public PaintedWidget
{
    Q_OBJECT

public:
    // `gap`: the space between the two cards below.
    explicit PointsDiagram(Theme& theme, int gap = 16, QWidget* parent = nullptr);

    void set(PointsView view);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

protected:
    void paint(Canvas& canvas) override;

private:
    void paintLivePath(Canvas& canvas, SlotPosition position);
    void paintIdlePath(Canvas& canvas, SlotPosition position);
    void paintDisc(Canvas& canvas);
    void paintTexts(Canvas& canvas);
    void paintSide(Canvas& canvas, SlotPosition position, const QString& figure, const QString& text, const QString& note);
    int stemY() const;
    int railY() const; // the horizontal part
    int fullHeight() const;
    int endOf(SlotPosition position) const;

    PointsView m_view;
    int m_gap;
};

} // namespace tealdeck
