#include "ui/pages/delivery/application_list.h"

#include "ui/pages/delivery/application_delegate.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace tealdeck
{

namespace
{

constexpr int listWidth = 196;

} // namespace

ApplicationList::ApplicationList(Theme& theme, QWidget* parent)
    : QListView(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Applications"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setFixedWidth(theme.scaled(listWidth));
    setModel(&m_model);
    setItemDelegate(new ApplicationDelegate(theme, m_model, *this));
    connect(&m_theme, &Theme::changed, this, [this] {
        setFixedWidth(m_theme.scaled(listWidth));
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void ApplicationList::set(std::vector<ApplicationRow> rows)
{
    m_isSetting = true;
    m_model.set(std::move(rows));
    showChosen();
    m_isSetting = false;
    const bool isGone = m_model.rowOf(m_chosen) < 0;
    if (isGone && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
    else if (isGone && !m_chosen.empty())
        Q_EMIT chosenChanged(m_chosen = {});
}

void ApplicationList::choose(const std::string& key)
{
    if (const int row = m_model.rowOf(key); row >= 0)
        setCurrentIndex(m_model.index(row));
}

void ApplicationList::showChosen()
{
    if (const int row = m_model.rowOf(m_chosen); row >= 0)
        setCurrentIndex(m_model.index(row));
}

void ApplicationList::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    viewport()->update();
}

void ApplicationList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (m_isSetting || !current.isValid())
        return;
    const std::string key = m_model.rowAt(current.row()).key;
    if (key == m_chosen)
        return;
    m_chosen = key;
    Q_EMIT chosenChanged(m_chosen);
}

} // namespace tealdeck
