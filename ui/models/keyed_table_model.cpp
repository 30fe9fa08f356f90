#include "ui/models/keyed_table_model.h"

#include <algorithm>

namespace tealdeck
{

std::string caseFolded(std::string text)
{
    const bool isAscii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!isAscii)
        return QString::fromStdString(text).toCaseFolded().toStdString();
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

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

std::string KeyedTableModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? entry(slotAt(row)).key : std::string();
}

KeyedTableModel::Slot KeyedTableModel::slotOf(const std::string& key) const
{
    const auto found = m_slotOfKey.find(key);
    return found == m_slotOfKey.end() ? -1 : found->second;
}

int KeyedTableModel::rowOf(const std::string& key) const
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
    const std::string& text = entry(slot).filterText;
    return std::ranges::all_of(m_filterWords, [&](const std::string& word) { return text.find(word) != std::string::npos; })
        && passesRowFilter(slot);
}

void KeyedTableModel::refreshKeys(Slot slot)
{
    entry(slot).filterText = filterTextOf(slot);
    entry(slot).sortKey = sortKeyOf(slot, m_sortColumn);
}

std::vector<KeyedTableModel::Slot> KeyedTableModel::sortedVisible() const
{
    std::vector<Slot> visible;
    visible.reserve(m_slotOfKey.size());
    for (Slot slot = 0; slot < slotCount(); ++slot) {
        if (entry(slot).isUsed && passes(slot))
            visible.push_back(slot);
    }
    sortSlots(visible);
    return visible;
}

void KeyedTableModel::sortSlots(std::vector<Slot>& slots) const
{
    struct Compact
    {
        SortKey::Head head;
        Slot slot;
    };
    std::vector<Compact> compact;
    compact.reserve(slots.size());
    for (const Slot slot : slots)
        compact.push_back({entry(slot).sortKey.head(), slot});
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    std::ranges::sort(compact, [&](const Compact& a, const Compact& b) {
        const std::partial_ordering order = a.head <=> b.head;
        if (order == 0)
            return isBefore(a.slot, b.slot);
        return isAscending ? order < 0 : order > 0;
    });
    std::ranges::transform(compact, slots.begin(), &Compact::slot);
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

KeyedTableModel::Slot KeyedTableModel::takeSlot(const std::string& key)
{
    Slot slot = slotCount();
    if (m_freeSlots.empty()) {
        m_slots.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    entry(slot) = {.key = key, .filterText = {}, .sortKey = {}, .isUsed = true};
    m_slotOfKey.emplace(key, slot);
    return slot;
}

void KeyedTableModel::beginReset()
{
    beginResetModel();
    m_slots.clear();
    m_freeSlots.clear();
    m_slotOfKey.clear();
    m_visible.clear();
    m_rowsAreKnown = false;
}

void KeyedTableModel::endReset()
{
    for (Slot slot = 0; slot < slotCount(); ++slot)
        refreshKeys(slot);
    m_visible = sortedVisible();
    m_rowsAreKnown = false;
    m_orderIsOld = false;
    endResetModel();
    Q_EMIT countsChanged();
}

void KeyedTableModel::showSlot(Slot slot)
{
    const auto place = std::ranges::lower_bound(m_visible, slot, [this](Slot a, Slot b) { return isBefore(a, b); });
    const int row = static_cast<int>(place - m_visible.begin());
    beginInsertRows({}, row, row);
    m_visible.insert(place, slot);
    m_rowsAreKnown = false;
    endInsertRows();
}

void KeyedTableModel::hideRow(int row)
{
    beginRemoveRows({}, row, row);
    m_visible.erase(m_visible.begin() + row);
    m_rowsAreKnown = false;
    endRemoveRows();
}

void KeyedTableModel::insertSlots(const std::vector<Slot>& added)
{
    for (const Slot slot : added) {
        refreshKeys(slot);
        if (passes(slot))
            showSlot(slot);
    }
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
        refreshKeys(slot);
        const bool isShown = passes(slot);
        if (row < 0 && isShown)
            showSlot(slot);
        else if (row >= 0 && !isShown)
            hideRow(row);
        else if (row >= 0)
            placeUpdated(slot, row);
    }
    if (rowCount() != before)
        Q_EMIT countsChanged();
}

void KeyedTableModel::removeKeys(const std::vector<std::string>& keys)
{
    for (const std::string& key : keys) {
        const Slot slot = slotOf(key);
        if (slot < 0)
            continue;
        if (const int row = findRow(slot); row >= 0)
            hideRow(row);
        m_slotOfKey.erase(key);
        entry(slot) = {};
        m_freeSlots.push_back(slot);
        releaseSlot(slot);
    }
    if (!keys.empty())
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
    rearrange();
}

void KeyedTableModel::rearrange()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::vector<Slot> slots;
    for (const QModelIndex& each : old)
        slots.push_back(slotAt(each.row()));
    sortSlots(m_visible);
    m_orderIsOld = false;
    indexRows();
    QModelIndexList current;
    for (qsizetype i = 0; i < old.size(); ++i)
        current.append(index(entry(slots[static_cast<std::size_t>(i)]).visibleRow, old[i].column()));
    changePersistentIndexList(old, current);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void KeyedTableModel::refilter()
{
    beginResetModel(); // the view keeps its place by key
    m_visible = sortedVisible();
    m_rowsAreKnown = false;
    m_orderIsOld = false;
    endResetModel();
    Q_EMIT countsChanged();
}

void KeyedTableModel::setFilterText(const QString& text)
{
    if (text == m_filterText)
        return;
    m_filterText = text;
    m_filterWords.clear();
    const QStringList words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words)
        m_filterWords.push_back(word.toStdString());
    refilter();
}

void KeyedTableModel::applyRowFilter()
{
    refilter();
}

void KeyedTableModel::setOrderHeld(bool isHeld)
{
    m_isOrderHeld = isHeld;
    if (!isHeld && m_orderIsOld)
        rearrange();
}

} // namespace tealdeck
