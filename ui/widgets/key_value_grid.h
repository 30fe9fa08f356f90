#pragma once

#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

struct KeyValue
{
    QString key;
    QString value;
    bool isMono = false; // hashes, images
    bool operator==(const KeyValue&) const = default;
};

// Captions in third ink and values, in one or two columns; filled downwards, column by column. The context menu
// copies a value.
class KeyValueGrid : public PaintedWidget
{
    Q_OBJECT

public:
    KeyValueGrid(Theme& theme, int columns, QWidget* parent = nullptr);

    void set(std::vector<KeyValue> rows);
    // The width of the captions; 70 unless told.
    void setKeyWidth(int pixels);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    // The same drawing inside another widget's paint.
    static void paint(Canvas& canvas, const QRect& rect, const std::vector<KeyValue>& rows, int columns, int keyWidth);

protected:
    void paint(Canvas& canvas) override;
    bool event(QEvent* event) override;

private:
    int rowCount() const;

    std::vector<KeyValue> m_rows;
    int m_columns;
    int m_keyWidth = 70;
};

} // namespace tealdeck
