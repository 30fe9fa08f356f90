#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// What is wrong with what was typed, below its field: a glyph and a sentence in as many lines as it needs. Hidden while nothing is wrong.
class FieldMistake : public PaintedWidget
{
    Q_OBJECT

public:
    explicit FieldMistake(Theme& theme, QWidget* parent = nullptr);

    // Empty: nothing is wrong.
    void setText(const QString& text);
    const QString& text() const { return m_text; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }

protected:
    void paint(Canvas& canvas) override;

private:
    QString m_text;
};

} // namespace tealdeck
