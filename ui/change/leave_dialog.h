#pragma once

#include <QDialog> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include <QPointer>

namespace tealdeck
{

class Scrim;
class Theme;

// Asks what to do with changes that still run when their window is to be closed. Window-modal, shown with open(); Esc stays. Nothing that
// it offers takes back what was sent.
class LeaveDialog : public QDialog
{
    Q_OBJECT

public:
    // `running`: titles of the changes, "Switch web to green".
    LeaveDialog(Theme& theme, const QStringList& running, QWidget* window);
    ~LeaveDialog() override;

Q_SIGNALS:
    void waitWanted(); // close when all have ended
    void endWanted(); // do not watch any longer

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeText(const QStringList& running);
    QWidget* makeFooter();

    Theme& m_theme;
    QPointer<Scrim> m_scrim;
};

} // namespace tealdeck
