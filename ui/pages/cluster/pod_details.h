#pragma once

#include "core/base/clock.h"
#include "core/domain/cluster.h"
#include "ui/widgets/surface.h"

namespace tealdeck
{

class ElidedLabel;
class KeyValueGrid;
class SectionHead;
class StatusLabel;
class TextLabel;
class Theme;

// What is known about one pod, beside the list: status with its words, where it runs, what it runs, whose it is.
class PodDetails : public Surface
{
    Q_OBJECT

public:
    PodDetails(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void showPod(const Pod& pod);
    // The pod of these details is gone from the cluster; what is shown is the last that was known.
    void showGone();

Q_SIGNALS:
    void closeWanted();

private:
    const Clock& m_clock;
    ElidedLabel* m_name;
    StatusLabel* m_status;
    TextLabel* m_gone;
    KeyValueGrid* m_facts;
    SectionHead* m_imagesHead;
    KeyValueGrid* m_images;
    SectionHead* m_labelsHead;
    KeyValueGrid* m_labels;
};

} // namespace tealdeck
