#pragma once

#include <QWidget>

namespace tealdeck
{

class ChangeFlow;
class EffectView;
class OutcomePanel;
class ProgressList;
class SectionHead;
class Theme;
class WriteList;

// A change that was sent: how it ended, what it did and every write; right, the effect.
class ProgressView : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressView(Theme& theme, QWidget* parent = nullptr);

    void show(const ChangeFlow& flow);

private:
    using QWidget::show;
    QWidget* makeLeft(Theme& theme);

    OutcomePanel* m_outcome = nullptr;
    ProgressList* m_lines = nullptr;
    SectionHead* m_writesHead = nullptr;
    WriteList* m_writes = nullptr;
    EffectView* m_effect = nullptr;
};

} // namespace tealdeck
