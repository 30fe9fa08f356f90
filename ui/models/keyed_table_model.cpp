#include "ui/models/keyed_table_model.h"

#include "ui/models/slot_order.h"

#include <algorithm>
#include <iterator>

namespace tealdeck
{

KeyedTableModel::KeyedTableModel(std::vector<ColumnInfo> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

int KeyedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int KeyedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Cell KeyedTableModel::cell(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? cellOf(slotAt(index.row()), index.column()) : Cell{};
}

QVariant KeyedTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column(index.column()).alignment);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const Cell shown = cell(index);
    return shown.unit.isEmpty() ? shown.text : shown.text + u' ' + shown.unit;
}

QVariant KeyedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return column(section).title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column(section).alignment);
    return {};
}

Text KeyedTableModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? entry(slotAt(row)).key : Text();
}

KeyedTableModel::Slot KeyedTableModel::slotOf(std::string_view key) const
{
    const auto found = m_slotOfKey.find(key);
    return found == m_slotOfKey.end() ? -1 : found->second;
}

int KeyedTableModel::rowOf(std::string_view key) const
{
    const Slot slot = slotOf(key);
    return slot < 0 ? -1 : findRow(slot);
}

bool KeyedTableModel::isBefore(Slot a, Slot b) const
{
    const Entry& first = entry(a);
    const Entry& second = entry(b);
    const std::partial_ordering order = first.sortKey <=> second.sortKey;
    if (order == 0)
        return first.key < second.key; // a total order: equal rows never change places
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

bool KeyedTableModel::passes(Slot slot) const
{
    return passesFilter(slot) && passesRowFilter(slot);
}

bool KeyedTableModel::passesFilter(Slot slot) const
{
    if (m_matcher.isEmpty())
        return true;
    m_matcher.beginRow();
    addFilterParts(slot, m_matcher);
    return m_matcher.hasAll();
}

// Rows are looked at in the order of their slots, which is that of their memory.
void KeyedTableModel::showAgain(bool isNarrower)
{
    for (Slot slot = 0; slot < slotCount(); ++slot) {
        Entry& each = entry(slot);
        each.isShown = each.isUsed && (!isNarrower || each.isShown) && passes(slot);
    }
    m_matcher.forget();
    if (isNarrower && !m_orderIsOld) {
        std::erase_if(m_visible, [this](Slot slot) { return !entry(slot).isShown; });
    } else {
        m_visible.clear();
        std::ranges::copy_if(orderOfAll(), std::back_inserter(m_visible), [this](Slot slot) { return entry(slot).isShown; });
    }
    m_rowsAreKnown = false;
    m_orderIsOld = false;
}

const std::vector<KeyedTableModel::Slot>& KeyedTableModel::orderOfAll()
{
    if (m_isOrderKnown && m_unplaced.size() < m_order.size() / 4) {
        placeUnplaced();
        return m_order;
    }
    m_order.clear();
    for (Slot slot = 0; slot < slotCount(); ++slot) {
        entry(slot).isUnplaced = false;
        if (entry(slot).isUsed)
            m_order.push_back(slot);
    }
    m_unplaced.clear();
    sortSlots(m_order);
    m_isOrderKnown = true;
    return m_order;
}

void KeyedTableModel::placeUnplaced()
{
    if (m_unplaced.empty())
        return;
    std::erase_if(m_order, [this](Slot slot) { return entry(slot).isUnplaced; });
    for (const Slot slot : m_unplaced)
        entry(slot).isUnplaced = false;
    std::erase_if(m_unplaced, [this](Slot slot) { return !entry(slot).isUsed; });
    sortSlots(m_unplaced);
    std::vector<Slot> merged(m_order.size() + m_unplaced.size());
    std::ranges::merge(m_order, m_unplaced, merged.begin(), [this](Slot a, Slot b) { return isBefore(a, b); });
    m_order = std::move(merged);
    m_unplaced.clear();
}

void KeyedTableModel::markUnplaced(Slot slot)
{
    if (!m_isOrderKnown || entry(slot).isUnplaced)
        return;
    entry(slot).isUnplaced = true;
    m_unplaced.push_back(slot);
}

void KeyedTableModel::changeSortKey(Slot slot)
{
    SortKey sortKey = sortKeyOf(slot, m_sortColumn);
    if (sortKey == entry(slot).sortKey)
        return;
    entry(slot).sortKey = std::move(sortKey);
    markUnplaced(slot);
}

void KeyedTableModel::sortSlots(std::vector<Slot>& slots) const
{
    SlotOrder order(m_sortOrder == Qt::AscendingOrder);
    order.reserve(slots.size());
    for (const Slot slot : slots)
        order.add(slot, entry(slot).sortKey, entry(slot).key);
    order.sort(slots);
}

void KeyedTableModel::indexRows() const
{
    for (Entry& each : m_slots)
        each.visibleRow = -1;
    for (int row = 0; row < rowCount(); ++row)
        m_slots[static_cast<std::size_t>(slotAt(row))].visibleRow = row;
    m_rowsAreKnown = true;
}

int KeyedTableModel::findRow(Slot slot) const
{
    if (!m_rowsAreKnown && !m_orderIsOld) {
        const auto found = std::ranges::lower_bound(m_visible, slot, [this](Slot a, Slot b) { return isBefore(a, b); });
        return found != m_visible.end() && *found == slot ? static_cast<int>(found - m_visible.begin()) : -1;
    }
    if (!m_rowsAreKnown)
        indexRows();
    return entry(slot).visibleRow;
}

KeyedTableModel::Slot KeyedTableModel::takeSlot(const Text& key)
{
    Slot slot = slotCount();
    if (m_freeSlots.empty()) {
        m_slots.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    Entry& taken = entry(slot);
    taken.key = key;
    taken.isUsed = true;
    m_slotOfKey.emplace(key, slot);
    markUnplaced(slot);
    return slot;
}

void KeyedTableModel::beginReset()
{
    beginResetModel();
    m_slots.clear();
    m_freeSlots.clear();
    m_slotOfKey.clear();
    m_visible.clear();
    m_unplaced.clear();
    m_isOrderKnown = false;
    m_rowsAreKnown = false;
}

void KeyedTableModel::endReset()
{
    for (Slot slot = 0; slot < slotCount(); ++slot)
        entry(slot).sortKey = sortKeyOf(slot, m_sortColumn);
    showAgain(false);
    endResetModel();
    Q_EMIT countsChanged();
}

void KeyedTableModel::showSlot(Slot slot)
{
    const auto place = std::ranges::lower_bound(m_visible, slot, [this](Slot a, Slot b) { return isBefore(a, b); });
    const int row = static_cast<int>(place - m_visible.begin());
    beginInsertRows({}, row, row);
    m_visible.insert(place, slot);
    entry(slot).isShown = true;
    m_rowsAreKnown = false;
    endInsertRows();
}

void KeyedTableModel::hideRow(int row)
{
    beginRemoveRows({}, row, row);
    entry(slotAt(row)).isShown = false;
    m_visible.erase(m_visible.begin() + row);
    m_rowsAreKnown = false;
    endRemoveRows();
}

void KeyedTableModel::insertSlots(const std::vector<Slot>& added)
{
    for (const Slot slot : added) {
        changeSortKey(slot);
        if (passes(slot))
            showSlot(slot);
    }
    m_matcher.forget();
    if (!added.empty())
        Q_EMIT countsChanged();
}

void KeyedTableModel::placeUpdated(Slot slot, int row)
{
    const bool isAfterPrevious = row == 0 || isBefore(slotAt(row - 1), slot);
    const bool isBeforeNext = row + 1 == rowCount() || isBefore(slot, slotAt(row + 1));
    int place = row;
    if (!isAfterPrevious || !isBeforeNext) {
        if (m_isOrderHeld || m_orderIsOld) {
            m_orderIsOld = true;
        } else {
            place = moveRow(slot, row);
        }
    }
    Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
}

int KeyedTableModel::moveRow(Slot slot, int row)
{
    // The row itself is out of order; the parts before and behind it are sorted.
    const auto self = m_visible.begin() + row;
    const auto before = [this](Slot a, Slot b) { return isBefore(a, b); };
    auto place = std::lower_bound(m_visible.begin(), self, slot, before);
    if (place == self)
        place = std::lower_bound(self + 1, m_visible.end(), slot, before);
    const int target = static_cast<int>(place - m_visible.begin());
    beginMoveRows({}, row, row, {}, target);
    if (target > row)
        std::rotate(self, self + 1, place);
    else
        std::rotate(place, self, self + 1);
    m_rowsAreKnown = false;
    endMoveRows();
    return target > row ? target - 1 : target;
}

void KeyedTableModel::updateSlots(const std::vector<Slot>& updated)
{
    const int before = rowCount();
    for (const Slot slot : updated) {
        const int row = findRow(slot); // by its old key
        changeSortKey(slot);
        const bool isShown = passes(slot);
        if (row < 0 && isShown)
            showSlot(slot);
        else if (row >= 0 && !isShown)
            hideRow(row);
        else if (row >= 0)
            placeUpdated(slot, row);
    }
    m_matcher.forget();
    if (rowCount() != before)
        Q_EMIT countsChanged();
}

void KeyedTableModel::removeKeys(const std::vector<Text>& keys)
{
    for (const Text& key : keys) {
        const Slot slot = slotOf(key);
        if (slot < 0)
            continue;
        if (const int row = findRow(slot); row >= 0)
            hideRow(row);
        freeSlot(slot);
    }
    if (!keys.empty())
        Q_EMIT countsChanged();
}

void KeyedTableModel::freeSlot(Slot slot)
{
    markUnplaced(slot);
    m_slotOfKey.erase(entry(slot).key);
    Entry freed;
    freed.isUnplaced = entry(slot).isUnplaced;
    entry(slot) = std::move(freed);
    m_freeSlots.push_back(slot);
    releaseSlot(slot);
}

void KeyedTableModel::changeMany(const std::vector<Slot>& changed, const std::vector<Text>& removed)
{
    beginResetModel();
    std::vector<Slot> shown;
    for (const Slot slot : changed) {
        if (entry(slot).isChanging)
            continue; // named twice
        changeSortKey(slot);
        entry(slot).isChanging = true;
        entry(slot).isShown = passes(slot);
        if (entry(slot).isShown)
            shown.push_back(slot);
    }
    m_matcher.forget();
    for (const Text& key : removed) {
        if (const Slot slot = slotOf(key); slot >= 0)
            entry(slot).isChanging = true;
    }
    std::erase_if(m_visible, [this](Slot slot) { return entry(slot).isChanging; });
    for (const Text& key : removed) {
        if (const Slot slot = slotOf(key); slot >= 0)
            freeSlot(slot);
    }
    for (const Slot slot : changed)
        entry(slot).isChanging = false;
    sortSlots(shown);
    std::vector<Slot> merged(m_visible.size() + shown.size());
    std::ranges::merge(m_visible, shown, merged.begin(), [this](Slot a, Slot b) { return isBefore(a, b); });
    m_visible = std::move(merged);
    m_rowsAreKnown = false;
    endResetModel();
    Q_EMIT countsChanged();
}

void KeyedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const bool isSameColumn = column == m_sortColumn;
    m_sortOrder = order;
    m_sortColumn = column;
    for (Slot slot = 0; !isSameColumn && slot < slotCount(); ++slot) {
        if (entry(slot).isUsed)
            entry(slot).sortKey = sortKeyOf(slot, column);
    }
    m_isOrderKnown = false;
    rearrange();
}

void KeyedTableModel::rearrange()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::vector<Slot> slots;
    for (const QModelIndex& each : old)
        slots.push_back(slotAt(each.row()));
    if (rowCount() == totalCount())
        m_visible = orderOfAll();
    else
        sortSlots(m_visible);
    m_orderIsOld = false;
    indexRows();
    QModelIndexList current;
    for (qsizetype i = 0; i < old.size(); ++i)
        current.append(index(entry(slots[static_cast<std::size_t>(i)]).visibleRow, old[i].column()));
    changePersistentIndexList(old, current);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void KeyedTableModel::refilter(bool isNarrower)
{
    beginResetModel(); // the view keeps its place by key
    showAgain(isNarrower);
    endResetModel();
    Q_EMIT countsChanged();
}

void KeyedTableModel::setFilterText(const QString& text)
{
    if (text == m_filterText)
        return;
    m_filterText = text;
    refilter(m_matcher.setText(text));
}

void KeyedTableModel::applyRowFilter()
{
    refilter(false);
}

void KeyedTableModel::setOrderHeld(bool isHeld)
{
    m_isOrderHeld = isHeld;
    if (!isHeld && m_orderIsOld)
        rearrange();
}

} // namespace tealdeck
