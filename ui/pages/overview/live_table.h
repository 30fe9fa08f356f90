#pragma once

#include "core/domain/application.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

// What is live: a row for each application, with the slot that its Service selects and the other one. A click leads to the application.
class LiveTable : public PaintedWidget
{
    Q_OBJECT

public:
    explicit LiveTable(Theme& theme, QWidget* parent = nullptr);

    // `nothing` is said where there is none.
    void set(const std::vector<Application>& applications, const QString& nothing);
    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Table; }

Q_SIGNALS:
    void chosen(const QString& applicationKey);

protected:
    void paint(Canvas& canvas) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int headHeight() const;
    int rowHeight() const;
    void paintHead(Canvas& canvas, const std::vector<int>& lefts) const;
    void paintRow(Canvas& canvas, const Application& application, int top, const std::vector<int>& lefts) const;
    void paintName(Canvas& canvas, const Application& application, const QRect& room) const;
    void paintSlot(Canvas& canvas, const Slot& slot, const QRect& room, bool isLive) const;

    std::vector<Application> m_applications;
    QString m_nothing;
    int m_current = 0; // the row that the keyboard is on
};

} // namespace tealdeck
