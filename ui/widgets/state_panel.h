#pragma once

#include "ui/widgets/page_state.h"

class QPushButton;

namespace tealdeck
{

class TextLabel;

// The words of an empty, forbidden or broken page: left-aligned, glyph, sentence, explanation, rule or trace, what can be done.
class StatePanel : public PaintedWidget
{
    Q_OBJECT

public:
    explicit StatePanel(Theme& theme, QWidget* parent = nullptr);

    void set(const StateText& text);
    QAccessible::Role accessibleRole() const override { return QAccessible::Grouping; }

Q_SIGNALS:
    void buttonClicked();
    void linkActivated();

protected:
    void paint(Canvas& canvas) override;

private:
    class GlyphBox;
    class CodeBox;

    GlyphBox* m_glyph;
    TextLabel* m_sentence;
    TextLabel* m_explanation;
    CodeBox* m_code;
    CheckList* m_trace;
    QPushButton* m_button;
    QPushButton* m_link;
};

} // namespace tealdeck
