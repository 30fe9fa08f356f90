#pragma once

#include <QStyledItemDelegate>

namespace tealdeck
{

class Canvas;
class Theme;
struct PaletteRow;

// Paints the lines of the command palette: heads 26, rows 32; the letters typed stand out in the title.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PaletteDelegate(Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int paintTitle(Canvas& canvas, const QRect& rect, const PaletteRow& row, const QStringList& words) const;
    int paintNote(Canvas& canvas, const QRect& rect, const PaletteRow& row) const;

    Theme& m_theme;
};

} // namespace tealdeck
