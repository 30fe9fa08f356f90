#include "ui/pages/cluster/object_events_view.h"

#include "ui/pages/cluster/object_text.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace tealdeck
{
namespace
{

enum EventColumn
{
    SeenColumn,
    ReasonColumn,
    CountColumn,
    WordsColumn,
    EventColumnCount,
};

constexpr int eventRowHeight = 24;
constexpr int firstCellIndent = 13; // as the style indents the first head

// Cells with a hairline below, the first one where its head is.
class EventCells : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if ((option.state & QStyle::State_Selected) != 0)
            painter->fillRect(option.rect, option.palette.highlight());
        QStyleOptionViewItem inner(option);
        if (index.column() == SeenColumn)
            inner.rect.setLeft(inner.rect.left() + firstCellIndent);
        QStyledItemDelegate::paint(painter, inner, index);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), option.palette.midlight());
    }
};

} // namespace

class ObjectEventsView::Model : public QAbstractTableModel
{
public:
    Model(Theme& theme, QObject* parent)
        : QAbstractTableModel(parent)
        , m_theme(theme)
    {
    }

    void set(std::vector<ObjectEvent> events, WallTime now)
    {
        beginResetModel();
        m_events = std::move(events);
        m_now = now;
        endResetModel();
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_events.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : EventColumnCount; }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case SeenColumn: return ObjectEventsView::tr("Seen");
        case ReasonColumn: return ObjectEventsView::tr("Reason");
        case CountColumn: return ObjectEventsView::tr("Times");
        case WordsColumn: return ObjectEventsView::tr("Words");
        default: return {};
        }
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const ObjectEvent& event = m_events[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole)
            return textOf(event, index.column());
        if (role == Qt::ToolTipRole)
            return tipOf(event);
        if (role == Qt::DecorationRole && index.column() == ReasonColumn && event.type == "Warning")
            return m_theme.icon(Glyph::Warn, Token::Ink2, 14);
        if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }

private:
    QString textOf(const ObjectEvent& event, int column) const
    {
        switch (column) {
        case SeenColumn: return agoText(event.last ? event.last : event.first, m_now);
        case ReasonColumn: return displayText(event.reason);
        case CountColumn: return formatCount(event.count);
        case WordsColumn: return displayText(event.text);
        default: return {};
        }
    }

    // Everything, where the columns have no room; escaped, since the words are not ours.
    static QString tipOf(const ObjectEvent& event)
    {
        QStringList lines{displayText(event.text), displayText(event.type) + QStringLiteral(", ") + displayText(event.source)};
        if (event.first)
            lines << ObjectEventsView::tr("first %1").arg(formatExact(*event.first));
        for (QString& line : lines)
            line = line.toHtmlEscaped();
        return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
    }

    Theme& m_theme;
    std::vector<ObjectEvent> m_events;
    WallTime m_now{};
};

ObjectEventsView::ObjectEventsView(Theme& theme, QWidget* parent)
    : QStackedWidget(parent)
    , m_theme(theme)
    , m_nothing(new TextLabel(theme, TextRole::Body, Token::Ink2))
    , m_table(new QTableView)
    , m_model(new Model(theme, this))
{
    m_nothing->setMargin(16);
    m_nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_nothing->setWordWrap(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new EventCells(m_table));
    m_table->setAccessibleName(tr("Events"));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addWidget(m_nothing);
    addWidget(m_table);
    connect(&theme, &Theme::changed, this, &ObjectEventsView::applyTheme);
    applyTheme();
}

ObjectEventsView::~ObjectEventsView() = default;

void ObjectEventsView::applyTheme()
{
    m_table->setFont(m_theme.font(TextRole::Table));
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setFixedHeight(m_theme.scaled(26));
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight(eventRowHeight));
    m_table->setColumnWidth(SeenColumn, m_theme.scaled(92));
    m_table->setColumnWidth(ReasonColumn, m_theme.scaled(132));
    m_table->setColumnWidth(CountColumn, m_theme.scaled(52));
}

void ObjectEventsView::set(const ObjectView& view)
{
    if (view.areEventsKnown)
        m_nothing->setText(tr("There is no event about this object. Servers keep events for an hour, unless they were told otherwise."));
    else
        m_nothing->setText(view.isComplete ? tr("The events could not be read; the summary says why.") : tr("Events are being read."));
    m_model->set(view.events, view.readAt);
    setCurrentWidget(view.events.empty() ? static_cast<QWidget*>(m_nothing) : m_table);
}

} // namespace tealdeck
