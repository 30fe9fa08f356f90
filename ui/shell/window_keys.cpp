#include "ui/shell/window_keys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace tealdeck
{

namespace
{

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta || key == Qt::Key_AltGr;
}

} // namespace

WindowKeys::WindowKeys(QWidget& window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

void WindowKeys::waitForLetter()
{
    m_isWaiting = true;
}

bool WindowKeys::takeLetter(QEvent& event, const QKeyEvent& key)
{
    if (isModifier(key.key()))
        return false;
    if (event.type() == QEvent::ShortcutOverride) {
        event.accept(); // keeps the letter from being a shortcut; it comes again as a key press
        return true;
    }
    m_isWaiting = false;
    Q_EMIT waitEnded();
    const QString text = key.text();
    if (key.key() != Qt::Key_Escape && !text.isEmpty())
        Q_EMIT letterPressed(text.front().toUpper());
    return true;
}

bool WindowKeys::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::MouseButtonPress)
        m_isAltAlone = false;
    if (type != QEvent::KeyPress && type != QEvent::KeyRelease && type != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != &m_window)
        return QObject::eventFilter(watched, event);

    const auto& key = *static_cast<QKeyEvent*>(event);
    if (m_isWaiting && type != QEvent::KeyRelease && takeLetter(*event, key))
        return true;
    if (type == QEvent::KeyRelease && key.key() == Qt::Key_Alt && m_isAltAlone) {
        m_isAltAlone = false;
        Q_EMIT altPressed();
    } else if (type != QEvent::KeyRelease) {
        m_isAltAlone = key.key() == Qt::Key_Alt && !key.isAutoRepeat();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tealdeck
