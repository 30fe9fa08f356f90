#include "ui/change/before_after_list.h"

#include "ui/text/display_text.h"
#include "ui/text/translate.h"

#include <QCoreApplication>

namespace tealdeck
{

namespace
{

constexpr int arrowRoom = 26;

// Values are names and figures; these are the words among them.
QString valueText(const std::string& value)
{
    for (const char* word :
         {QT_TRANSLATE_NOOP("PlanValue", "selected by its Service"), QT_TRANSLATE_NOOP("PlanValue", "not selected by its Service")}) {
        if (value == word)
            return QCoreApplication::translate("PlanValue", word);
    }
    return displayText(value);
}

} // namespace

BeforeAfterList::BeforeAfterList(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BeforeAfterList::set(const std::vector<BeforeAfter>& rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    QStringList sentences;
    for (const BeforeAfter& row : rows)
        sentences << tr("%1: before %2, after %3").arg(translate(row.what), valueText(row.before), valueText(row.after));
    setAccessibleName(sentences.join(u'\n'));
    contentChanged();
}

QSize BeforeAfterList::sizeHint() const
{
    return {400, static_cast<int>(m_rows.size()) * theme().rowHeight(24)};
}

// As wide as the longest value, as long as the captions keep a quarter.
int BeforeAfterList::columnWidth(const Canvas& canvas) const
{
    int longest = 0;
    for (const BeforeAfter& row : m_rows) {
        longest = std::max(longest, canvas.width(valueText(row.before), TextRole::Table));
        longest = std::max(longest, canvas.width(valueText(row.after), TextRole::Table));
    }
    return std::min(longest + 2, (width() - width() / 4 - arrowRoom) / 2);
}

void BeforeAfterList::paint(Canvas& canvas)
{
    const int height = theme().rowHeight(24);
    const int column = columnWidth(canvas);
    int y = 0;
    for (const BeforeAfter& row : m_rows) {
        const QRect after(width() - column, y, column, height - 1);
        const QRect before(after.left() - arrowRoom - column, y, column, height - 1);
        canvas.text(QRect(0, y, before.left() - 4, height - 1), translate(row.what), TextRole::Table, Token::Ink2);
        canvas.name(before, valueText(row.before), TextRole::Table, Token::Ink, Qt::AlignRight | Qt::AlignVCenter);
        canvas.glyphIn(QRect(before.right() + 1 + (arrowRoom - 14) / 2, y, 14, height - 1), Glyph::ArrowRight, 14, Token::Ink3);
        canvas.name(after, valueText(row.after), TextRole::Table, Token::Ink, Qt::AlignRight | Qt::AlignVCenter);
        canvas.horizontalLine(0, width(), y + height - 1, Token::Hair);
        y += height;
    }
}

} // namespace tealdeck
