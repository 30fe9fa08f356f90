#pragma once

#include "ui/theme/canvas.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QWidget>

namespace tealdeck
{

// Base of everything we paint ourselves: a theme, a canvas, a repaint when the theme changes.
class PaintedWidget : public QWidget
{
    Q_OBJECT

public:
    explicit PaintedWidget(Theme& theme, QWidget* parent = nullptr);

    virtual QAccessible::Role accessibleRole() const { return QAccessible::StaticText; }

protected:
    virtual void paint(Canvas& canvas) = 0;
    void paintEvent(QPaintEvent* event) final;
    Theme& theme() const { return m_theme; }
    // Tells the layout that the size hint may be another one, and repaints.
    void contentChanged();

private:
    Theme& m_theme;
};

} // namespace tealdeck
