#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// Lies over all parts of a translucent dialog, rounds its corners and draws its border; lets every click through.
class DialogFrame : public PaintedWidget
{
    Q_OBJECT

public:
    DialogFrame(Theme& theme, QWidget* dialog);
    QAccessible::Role accessibleRole() const override { return QAccessible::Pane; }

protected:
    void paint(Canvas& canvas) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace tealdeck
