#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/painted_widget.h"
#include "ui/widgets/slot_mark.h"

namespace tealdeck
{

// What the Service's endpoints on one side look like now.
struct EffectSideView
{
    QString name; // "green"
    QString version;
    SlotPosition position = SlotPosition::First;
    int ready = 0;
    int expected = 0; // cells beyond `ready` are drawn as not there yet
    bool isKnown = false; // nothing was seen yet
    QString words; // "12 of 12 endpoints ready"
    bool operator==(const EffectSideView&) const = default;
};

// One side of the effect as a card: mark, name, version, endpoints as cells, words.
class EffectSide : public PaintedWidget
{
    Q_OBJECT

public:
    explicit EffectSide(Theme& theme, QWidget* parent = nullptr);

    void set(EffectSideView view);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    EffectSideView m_view;
};

} // namespace tealdeck
