#pragma once

#include <QWidget>

#include "core/change/progress.h"

#include <optional>

namespace tealdeck
{

class ChangeFlow;
class DiffView;
class EffectSide;
class PointsDiagram;
class SectionHead;
class TextLabel;
class Theme;
class UndoList;

// The right side of a running change: which side the Service's endpoints are on, seen again and again; below, what was sent and how it is
// undone.
class EffectView : public QWidget
{
    Q_OBJECT

public:
    explicit EffectView(Theme& theme, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);

private:
    using QWidget::show;
    void showSides(const ChangeFlow& flow);
    void showPods(const ChangeFlow& flow);
    void showRemark(const ChangeFlow& flow, const std::optional<EffectSeen>& seen);

    SectionHead* m_head;
    PointsDiagram* m_points;
    EffectSide* m_first;
    EffectSide* m_second;
    TextLabel* m_note;
    DiffView* m_diff;
    UndoList* m_undo;
};

} // namespace tealdeck
