#pragma once

#include <QAbstractButton> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_history.h"
#include "ui/theme/theme.h"

namespace tealdeck
{

// One of the last changes: when, what, who, how it ended. A click, Enter or Space leads to it in the journal.
class PastChangeRow : public QAbstractButton
{
    Q_OBJECT

public:
    PastChangeRow(Theme& theme, QWidget* parent = nullptr);

    void set(const PastChange& change, WallTime now);
    const PastChange& change() const { return m_change; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Theme& m_theme;
    PastChange m_change;
    QString m_time;
};

} // namespace tealdeck
