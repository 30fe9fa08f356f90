#include "ui/shell/palette_delegate.h"

#include "ui/shell/palette_model.h"
#include "ui/theme/canvas.h"
#include "ui/theme/theme.h"

namespace tealdeck
{

namespace
{

constexpr int edge = 15;
constexpr int iconSize = 16;

} // namespace

PaletteDelegate::PaletteDelegate(Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto* model = static_cast<const PaletteModel*>(index.model());
    return {100, m_theme.scaled(model->row(index.row()).isHead ? 28 : 32)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = static_cast<const PaletteModel*>(index.model());
    const PaletteRow& row = model->row(index.row());
    painter->save();
    Canvas canvas(*painter, m_theme);
    QRect line = option.rect.adjusted(edge, 0, -edge, 0);
    if (row.isHead) {
        canvas.text(line.adjusted(0, 6, 0, 0), row.title, TextRole::Axis, Token::Ink3);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        canvas.fill(option.rect, Token::Select);
        canvas.fill(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), Token::Accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        canvas.fill(option.rect, Token::Hover);
    }
    const bool isOff = !row.reasonOff.isEmpty();
    canvas.glyphIn(line, row.icon, iconSize, isOff ? Token::Ink3 : Token::Ink2);
    line.setRight(line.right() - paintNote(canvas, line, row) - 12);
    line.setLeft(line.left() + iconSize + 10);
    line.setLeft(line.left() + paintTitle(canvas, line, row, model->words()) + 10);
    canvas.text(line, isOff ? tr("off: %1").arg(row.reasonOff) : row.detail, TextRole::Table, Token::Ink3);
    painter->restore();
}

int PaletteDelegate::paintNote(Canvas& canvas, const QRect& rect, const PaletteRow& row) const
{
    if (row.note.isEmpty() || !row.reasonOff.isEmpty())
        return 0;
    if (!row.writes)
        return canvas.text(rect, row.note, TextRole::Table, Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
    const int width = canvas.width(row.note, TextRole::TableHead) + 12;
    const int height = m_theme.scaled(18);
    const QRect box(rect.right() + 1 - width, rect.top() + (rect.height() - height) / 2, width, height);
    canvas.box(box, 3, Token::Base, Token::Prod);
    canvas.text(box, row.note, TextRole::TableHead, Token::Prod, Qt::AlignCenter);
    return width;
}

int PaletteDelegate::paintTitle(Canvas& canvas, const QRect& rect, const PaletteRow& row, const QStringList& words) const
{
    const bool isOff = !row.reasonOff.isEmpty();
    const Token color = isOff ? Token::Ink3 : Token::Ink;
    const QString word = words.isEmpty() ? QString() : words.first();
    const qsizetype start = word.isEmpty() ? -1 : row.title.indexOf(word, 0, Qt::CaseInsensitive);
    if (start < 0)
        return canvas.text(rect, row.title, TextRole::Body, color);
    QRect line = rect;
    const auto put = [&](const QString& text, TextRole role) {
        const int width = canvas.text(line, text, role, color);
        line.setLeft(line.left() + width);
        return width;
    };
    put(row.title.left(start), TextRole::Body);
    const int left = line.left();
    const int width = put(row.title.mid(start, word.size()), isOff ? TextRole::Body : TextRole::Section);
    canvas.horizontalLine(left, left + width, rect.center().y() + m_theme.scaled(9), isOff ? Token::Ink3 : Token::Accent);
    put(row.title.mid(start + word.size()), TextRole::Body);
    return line.left() - rect.left();
}

} // namespace tealdeck
