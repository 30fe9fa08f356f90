#pragma once

#include <QWidget>

namespace tealdeck
{

class ChangeFlow;
class GlyphLabel;
class TextLabel;
class Theme;

// How a change ended: the verdict large, what is known, the other side's own words, and what looking again has found.
class OutcomePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomePanel(Theme& theme, QWidget* parent = nullptr);

    // Shows nothing while the change runs.
    void show(const ChangeFlow& flow);

private:
    using QWidget::show;

    GlyphLabel* m_glyph;
    TextLabel* m_sentence;
    TextLabel* m_explanation;
    TextLabel* m_detail;
    TextLabel* m_looked;
};

} // namespace tealdeck
