#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace tealdeck
{

// Two keys that Qt has no shortcut for: Alt alone, and the letter that follows Ctrl+G.
class WindowKeys : public QObject
{
    Q_OBJECT

public:
    explicit WindowKeys(QWidget& window);

    // The next letter is not typed but reported.
    void waitForLetter();
    bool isWaitingForLetter() const { return m_isWaiting; }

Q_SIGNALS:
    void altPressed();
    void letterPressed(QChar letter);
    void waitEnded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool takeLetter(QEvent& event, const QKeyEvent& key);

    QWidget& m_window;
    bool m_isWaiting = false;
    bool m_isAltAlone = false;
};

} // namespace tealdeck
