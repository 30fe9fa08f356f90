#include "ui/models/table_delegate.h"

#include "ui/models/keyed_table_model.h"
#include "ui/models/table_view.h"
#include "ui/text/format.h"
#include "ui/theme/canvas.h"
#include "ui/theme/control_painter.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

bool isQuietFigure(const QString& text)
{
    return text == u"0"_s || text == u"?"_s || text == QString(enDash);
}

} // namespace

TableDelegate::TableDelegate(Theme& theme, TableView& view)
    : QStyledItemDelegate(&view)
    , m_theme(theme)
    , m_view(view)
{
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {m_view.keyedModel()->column(index.column()).width, m_theme.rowHeight(24)};
}

Token TableDelegate::quietly(Token token) const
{
    return m_view.isQuiet() ? Token::Ink3 : token;
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const KeyedTableModel* model = m_view.keyedModel();
    if (!model)
        return;
    painter->save();
    Canvas canvas(*painter, m_theme);
    const QHeaderView* header = m_view.horizontalHeader();
    const int visual = header->visualIndex(index.column());
    const bool isFirst = visual == 0;
    const bool isLast = visual == header->count() - 1;
    const QRect rect = option.rect.adjusted(isFirst ? pageMargin : cellPadding, 0, isLast ? -lastColumnPadding : -cellPadding, -1);
    const ColumnInfo& column = model->column(index.column());
    const Cell cell = model->cell(index);
    paintGround(canvas, option.rect, index, column.kind == ColumnKind::Status && m_view.flashes(index, cell));
    switch (column.kind) {
    case ColumnKind::Status: paintStatus(canvas, rect, cell); break;
    case ColumnKind::Number: paintNumber(canvas, rect, cell); break;
    case ColumnKind::Name: paintName(canvas, rect, cell, column.alignment); break;
    case ColumnKind::Text: canvas.text(rect, cell.text, TextRole::Table, quietly(Token::Ink2), column.alignment); break;
    case ColumnKind::Age: canvas.text(rect, cell.text, TextRole::Table, quietly(Token::Ink2), Qt::AlignRight | Qt::AlignVCenter); break;
    case ColumnKind::Mono: canvas.text(rect, cell.text, TextRole::Mono, quietly(Token::Ink2), column.alignment); break;
    }
    painter->restore();
}

void TableDelegate::paintGround(Canvas& canvas, const QRect& rect, const QModelIndex& index, bool isFlashing) const
{
    const bool isSelected = m_view.selectionModel()->isSelected(index);
    const bool isHovered = m_view.hoveredRow() == index.row();
    canvas.fill(rect, isSelected ? Token::Select : isHovered || isFlashing ? Token::Hover : Token::Base);
    canvas.horizontalLine(rect.left(), rect.right() + 1, rect.bottom(), Token::Hair);
    const QHeaderView* header = m_view.horizontalHeader();
    const int visual = header->visualIndex(index.column());
    if (isSelected && visual == 0)
        canvas.fill(QRect(rect.left(), rect.top(), 3, rect.height() - 1), Token::Accent);
    if (m_view.showsFocus() && m_view.currentIndex().row() == index.row()) {
        canvas.fill(QRect(rect.left(), rect.top(), rect.width(), 2), Token::Focus);
        canvas.fill(QRect(rect.left(), rect.bottom() - 2, rect.width(), 2), Token::Focus);
        if (visual == header->count() - 1)
            canvas.fill(QRect(rect.right() - 1, rect.top(), 2, rect.height() - 1), Token::Focus);
    }
}

void TableDelegate::paintName(Canvas& canvas, const QRect& rect, const Cell& cell, Qt::Alignment alignment) const
{
    const int indent = cell.mark.level == CellLevel::Below ? 14 + 7 : 0; // where words stand behind a glyph
    const TextRole role = cell.mark.level == CellLevel::Head ? TextRole::TableStrong : TextRole::Table;
    canvas.name(rect.adjusted(indent, 0, 0, 0), cell.text, role, quietly(Token::Ink), alignment);
}

void TableDelegate::paintStatus(Canvas& canvas, const QRect& rect, const Cell& cell) const
{
    canvas.painter().setOpacity(m_view.isQuiet() ? 0.6 : 1);
    canvas.glyphIn(rect, cell.mark.glyph, 14, cell.mark.color);
    canvas.painter().setOpacity(1);
    const Token color = quietly(cell.mark.needsAttention ? Token::Ink : Token::Ink2);
    const int indent = cell.mark.glyph == Glyph::None ? 0 : 14 + 7;
    canvas.text(rect.adjusted(indent, 0, 0, 0), cell.text, TextRole::Table, color);
}

void TableDelegate::paintNumber(Canvas& canvas, const QRect& rect, const Cell& cell) const
{
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const Token color = quietly(isQuietFigure(cell.text) ? Token::Ink3 : Token::Ink);
    QRect figure = rect;
    if (!cell.unit.isEmpty()) {
        const int width = canvas.text(rect, cell.unit, TextRole::Table, Token::Ink3, right);
        figure.setRight(rect.right() - width - 3);
    }
    canvas.text(figure, cell.text, TextRole::Table, color, right);
}

} // namespace tealdeck
