#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// 26 high under a list: "Rows 1 to 27 of 97,122" left, how it was read on the right; with a glyph when changes are locked.
class ListFooter : public PaintedWidget
{
    Q_OBJECT

public:
    explicit ListFooter(Theme& theme, QWidget* parent = nullptr);

    void setLeft(const QString& text, Glyph glyph = Glyph::None);
    void setRight(const QString& text);

    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    QString m_left;
    QString m_right;
    Glyph m_glyph = Glyph::None;
};

} // namespace tealdeck
