#pragma once

#include "ui/models/column.h"

#include <QStyledItemDelegate>

namespace tealdeck
{

class Canvas;
class TableView;
class Theme;

// Paints whole cells by the kind of their column: ground, selection bar, hairline, glyph, text, unit.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TableDelegate(Theme& theme, TableView& view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGround(Canvas& canvas, const QRect& rect, const QModelIndex& index, bool isFlashing) const;
    void paintNumber(Canvas& canvas, const QRect& rect, const Cell& cell) const;
    void paintName(Canvas& canvas, const QRect& rect, const Cell& cell, Qt::Alignment alignment) const;
    void paintStatus(Canvas& canvas, const QRect& rect, const Cell& cell) const;
    Token quietly(Token token) const;

    Theme& m_theme;
    TableView& m_view;
};

} // namespace tealdeck
