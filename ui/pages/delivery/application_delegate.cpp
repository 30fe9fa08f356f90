#include "ui/pages/delivery/application_delegate.h"

#include "ui/pages/delivery/application_list.h"
#include "ui/theme/canvas.h"
#include "ui/theme/theme.h"

namespace tealdeck
{

namespace
{

constexpr int left = 20;
constexpr int right = 12;
constexpr int above = 8;
constexpr int markSize = 14;

} // namespace

ApplicationDelegate::ApplicationDelegate(Theme& theme, const ApplicationListModel& model, ApplicationList& list)
    : QStyledItemDelegate(&list)
    , m_theme(theme)
    , m_model(model)
    , m_list(list)
{
}

int ApplicationDelegate::lineHeight() const
{
    return m_theme.lineHeight(TextRole::Table) + 2;
}

QSize ApplicationDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const ApplicationRow& row = m_model.rowAt(index.row());
    const int lines = static_cast<int>(row.slots.size() + row.troubles.size());
    return {m_theme.scaled(150), above + m_theme.lineHeight(TextRole::Section) + lines * lineHeight() + above};
}

void ApplicationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ApplicationRow& row = m_model.rowAt(index.row());
    Canvas canvas(*painter, m_theme);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        canvas.fill(option.rect, Token::Select);
        canvas.fill(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), Token::Accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        canvas.fill(option.rect, Token::Hover);
    }
    const bool isQuiet = m_list.isQuiet();
    QRect line(option.rect.left() + left, option.rect.top() + above, option.rect.width() - left - right,
               m_theme.lineHeight(TextRole::Section));
    const int scope = canvas.text(line, row.namespaceName, TextRole::Table, Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
    canvas.name(line.adjusted(0, 0, -scope - (scope > 0 ? 8 : 0), 0), row.name, TextRole::Section, isQuiet ? Token::Ink3 : Token::Ink);
    line.translate(0, line.height());
    line.setHeight(lineHeight());
    for (const SlotLine& slot : row.slots) {
        canvas.glyphIn(line, slotGlyph(slot.position, slot.isLive), 12, slotColor(slot.position));
        canvas.name(line.adjusted(markSize + 6, 0, 0, 0), slot.text, TextRole::Table, isQuiet ? Token::Ink3 : Token::Ink2);
        line.translate(0, lineHeight());
    }
    for (const Trouble& trouble : row.troubles) {
        canvas.glyphIn(line, trouble.glyph, markSize, trouble.color);
        canvas.name(line.adjusted(markSize + 6, 0, 0, 0), trouble.text, TextRole::Table, isQuiet ? Token::Ink3 : Token::Ink2);
        line.translate(0, lineHeight());
    }
}

} // namespace tealdeck
