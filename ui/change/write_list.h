#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/progress.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// Every request of a change as it was really sent, with its answer: time, method, target, status.
class WriteList : public PaintedWidget
{
    Q_OBJECT

public:
    explicit WriteList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<WriteLine>& writes);
    // "3, all answered"
    static QString countText(const std::vector<WriteLine>& writes);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;
    bool event(QEvent* event) override;

private:
    std::vector<WriteLine> m_writes;
};

} // namespace tealdeck
