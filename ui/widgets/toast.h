#pragma once

#include "ui/widgets/painted_widget.h"

#include <functional>

class QPushButton;

namespace tealdeck
{

class TextLabel;

struct ToastView
{
    Glyph glyph = Glyph::Done;
    QString sentence = {}; // what happened
    QString detail = {};
    QString action = {}; // "Journal"; empty: none
    std::function<void()> onAction = {};
};

// Bottom right, 360 wide, 8 s; stays while hovered or focused. Never for anything that must be read.
class Toast : public PaintedWidget
{
    Q_OBJECT

public:
    Toast(Theme& theme, ToastView view, QWidget* parent = nullptr);

    QAccessible::Role accessibleRole() const override { return QAccessible::Notification; }

Q_SIGNALS:
    void ended();

protected:
    void paint(Canvas& canvas) override;
    void timerEvent(QTimerEvent* event) override;

private:
    ToastView m_view;
    int m_timer = 0;
    int m_elapsedSeconds = 0;
};

// Where toasts stand; a child of the window that lets clicks through beside them.
class ToastArea : public QWidget
{
    Q_OBJECT

public:
    explicit ToastArea(Theme& theme, QWidget* parent);

    void show(ToastView view);
    // Puts itself into the bottom right corner of the parent, `bottom` above its edge.
    void place(int bottom);

private:
    using QWidget::show;

    Theme& m_theme;
    int m_bottom = 24;
};

} // namespace tealdeck
