#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// The head of a part of a page: title 600, count beside it, a quiet remark on the right.
class SectionHead : public PaintedWidget
{
    Q_OBJECT

public:
    SectionHead(Theme& theme, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCount(const QString& text); // "1", "11 passed, 1 warning, 0 failed"
    void setRemark(const QString& text);

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Heading; }

protected:
    void paint(Canvas& canvas) override;

private:
    QString m_title;
    QString m_count;
    QString m_remark;
};

} // namespace tealdeck
