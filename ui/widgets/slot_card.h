#pragma once

#include "ui/widgets/badge.h"
#include "ui/widgets/key_value_grid.h"
#include "ui/widgets/slot_mark.h"

namespace tealdeck
{

// One side of a blue-green pair, in words.
struct SlotView
{
    QString name = {}; // "blue"; the value of the label, not our colour
    SlotPosition position = SlotPosition::First;
    QString version = {}; // "v1.42.0"; empty: not known, shown as "?"
    bool isLive = false;
    QString stateWord = {}; // "LIVE", "READY, IDLE", "NOT READY"
    int readyPods = 0;
    int pods = 0;
    std::vector<KeyValue> facts = {}; // up to 6, two columns, filled downwards
    bool operator==(const SlotView&) const = default;
};

// The card of one slot, 494 x 138. The live one has border and head in its colour. Cards never change sides.
class SlotCard : public PaintedWidget
{
    Q_OBJECT

public:
    explicit SlotCard(Theme& theme, QWidget* parent = nullptr);

    void set(SlotView slot);
    const SlotView& slot() const { return m_slot; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Grouping; }

protected:
    void paint(Canvas& canvas) override;

private:
    void paintHead(Canvas& canvas, const QRect& head);
    void paintBody(Canvas& canvas, const QRect& body);
    void paintFacts(Canvas& canvas, const QRect& area);

    SlotView m_slot;
};

} // namespace tealdeck
