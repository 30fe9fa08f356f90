#include "ui/widgets/key_value_grid.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

namespace tealdeck
{

namespace
{

int lineOf(const Theme& theme)
{
    return theme.lineHeight(TextRole::Table) + 4;
}

int widestKey(const Canvas& canvas, const std::vector<KeyValue>& rows)
{
    int widest = 0;
    for (const KeyValue& row : rows)
        widest = std::max(widest, canvas.width(row.key, TextRole::Table));
    return widest;
}

} // namespace

KeyValueGrid::KeyValueGrid(Theme& theme, int columns, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_columns(std::max(1, columns))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyValueGrid::set(std::vector<KeyValue> rows)
{
    m_rows = std::move(rows);
    QStringList spoken;
    for (const KeyValue& row : m_rows)
        spoken << row.key + QStringLiteral(": ") + row.value;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    contentChanged();
}

void KeyValueGrid::setKeyWidth(int pixels)
{
    m_keyWidth = pixels;
    update();
}

int KeyValueGrid::rowCount() const
{
    return (static_cast<int>(m_rows.size()) + m_columns - 1) / m_columns;
}

QSize KeyValueGrid::sizeHint() const
{
    return {m_columns * theme().scaled(200), rowCount() * lineOf(theme())};
}

QSize KeyValueGrid::minimumSizeHint() const
{
    return {m_columns * theme().scaled(140), rowCount() * lineOf(theme())};
}

void KeyValueGrid::paint(Canvas& canvas)
{
    paint(canvas, rect(), m_rows, m_columns, m_keyWidth);
}

void KeyValueGrid::paint(Canvas& canvas, const QRect& rect, const std::vector<KeyValue>& rows, int columns, int keyWidth)
{
    const int perColumn = (static_cast<int>(rows.size()) + columns - 1) / columns;
    const int line = lineOf(canvas.theme());
    const int columnWidth = rect.width() / columns;
    const int key = std::max(canvas.theme().scaled(keyWidth), std::min(columnWidth / 2, widestKey(canvas, rows) + 10));
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const KeyValue& row = rows[static_cast<std::size_t>(i)];
        const QRect cell(rect.left() + i / perColumn * columnWidth, rect.top() + i % perColumn * line, columnWidth - 12, line);
        canvas.text(cell.adjusted(0, 0, key - cell.width() - 6, 0), row.key, TextRole::Table, Token::Ink3);
        const QRect value = cell.adjusted(key, 0, 0, 0);
        canvas.name(value, row.value, row.isMono ? TextRole::Mono : TextRole::Table, Token::Ink);
    }
}

bool KeyValueGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const KeyValue& row : m_rows) {
            const QString value = row.value;
            connect(menu->addAction(tr("Copy %1").arg(row.key)), &QAction::triggered, this,
                    [value] { QApplication::clipboard()->setText(value); });
        }
        menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    return PaintedWidget::event(event);
}

} // namespace tealdeck
