#pragma once

#include <QAbstractButton>

#include "ui/theme/theme.h"

namespace tealdeck
{

// How a row of tabs looks: its height, the room beside the words, and how loud the count is.
struct TabShape
{
    int height = 48;
    int left = 0; // before the words
    int right = 0; // kept free behind them
    int extra = 2; // by how much a tab is wider than its words
    TextRole count = TextRole::Body;
};

// One tab of a head or a pane: name, count beside it in third ink, an accent line below while it is checked.
class TabButton : public QAbstractButton
{
    Q_OBJECT

public:
    // The theme outlives it.
    TabButton(Theme& theme, const TabShape& shape, const QString& text);

    void setCount(const QString& count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    TabShape m_shape;
    QString m_count;
};

} // namespace tealdeck
