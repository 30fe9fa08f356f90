#include "ui/theme/focus_ring.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPointer>

namespace tealdeck
{

namespace
{

bool showsFocusItself(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractScrollArea*>(widget) || widget->isWindow();
}

} // namespace

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { moveTo(now); });
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress)
        m_isFromKeyboard = true;
    else if (event->type() == QEvent::MouseButtonPress)
        m_isFromKeyboard = false;
    return QObject::eventFilter(watched, event);
}

void FocusRing::moveTo(QWidget* widget)
{
    if (!widget || showsFocusItself(widget) || !m_isFromKeyboard) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // The frame lives with the window of its widget; a window that closes takes it along, hence the watch on its end.
    if (!m_frame) {
        m_frame = new QFocusFrame;
        m_frame->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(m_frame, &QObject::destroyed, this, [this] { m_frame = nullptr; });
    }
    m_frame->setWidget(widget);
}

} // namespace tealdeck
