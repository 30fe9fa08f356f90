#pragma once

#include <QPushButton> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/theme/theme.h"

namespace tealdeck
{

// The button that really sends, with the one key that does the same beside its words. Only in the change dialog.
class WriteButton : public QPushButton
{
    Q_OBJECT

public:
    WriteButton(Theme& theme, const QString& keys, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Theme& m_theme;
    QString m_keys;
};

} // namespace tealdeck
