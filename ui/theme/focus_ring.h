#pragma once

#include <QObject>

class QFocusFrame;
class QWidget;

namespace tealdeck
{

// Shows the keyboard focus: 2 px, 2 off the widget. Fields show it with their border and views with their current row, so they get
// none; a click does not show it either.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent = nullptr);
    ~FocusRing() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void moveTo(QWidget* widget);

    QFocusFrame* m_frame = nullptr;
    bool m_isFromKeyboard = false;
};

} // namespace tealdeck
