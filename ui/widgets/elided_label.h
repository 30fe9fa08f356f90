#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// One line that gives way: elided in the middle when there is too little room, whole in the tool tip then.
class ElidedLabel : public PaintedWidget
{
    Q_OBJECT

public:
    ElidedLabel(Theme& theme, TextRole role, Token color, const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    void setColor(Token color);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(Canvas& canvas) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateToolTip();

    TextRole m_role;
    Token m_color;
    QString m_text;
};

} // namespace tealdeck
