#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

class QTimer;

namespace tealdeck
{

// The filter field of a list: funnel, words, on the right "97,122 of 98,412 pods" and the key that leads here.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    // `accessibleName`: "Filter pods".
    SearchField(Theme& theme, const QString& accessibleName, const QString& placeholder, QWidget* parent = nullptr);

    void setCountText(const QString& text);

    QSize sizeHint() const override;

Q_SIGNALS:
    // At most every 80 ms while typing.
    void filterChanged(const QString& text);
    // Down or Enter: the list should take the focus.
    void listWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateMargins();

    Theme& m_theme;
    QString m_countText;
    QTimer* m_delay;
};

} // namespace tealdeck
