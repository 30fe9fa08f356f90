#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// 3 px under a page head: how much has been read, of how much. Without a known total it is a calm, full line.
class LoadingBar : public PaintedWidget
{
    Q_OBJECT

public:
    explicit LoadingBar(Theme& theme, QWidget* parent = nullptr);

    void set(qint64 done, qint64 total);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::ProgressBar; }

protected:
    void paint(Canvas& canvas) override;

private:
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace tealdeck
