#pragma once

#include "core/base/handle.h"
#include "core/domain/store.h"
#include "ui/models/keyed_table_model.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace tealdeck
{

// The table over one Store<Row>. It holds pointers into the store, no copies: the store outlives the table or unfollow() is called.
//
//     m_table = new KeyedTable<Pod>(podColumns(clock), &addPodFilterParts, this);
//     m_table->follow(session.pods());
template <typename Row>
class KeyedTable : public KeyedTableModel
{
public:
    // Gives the matcher every text by which a row can be found.
    using FilterParts = std::function<void(const Row&, FilterMatcher&)>;
    using FilterText = std::function<std::string(const Row&)>;
    using RowFilter = std::function<bool(const Row&)>;

    KeyedTable(std::vector<Column<Row>> columns, FilterParts filterParts, QObject* parent = nullptr)
        : KeyedTableModel(infoOf(columns), parent)
        , m_columns(std::move(columns))
        , m_filterParts(std::move(filterParts))
    {
    }
    // For tables that never become large: one text a row, made for each look.
    KeyedTable(std::vector<Column<Row>> columns, FilterText filterText, QObject* parent = nullptr)
        : KeyedTable(std::move(columns), FilterParts([filterText = std::move(filterText)](const Row& row, FilterMatcher& matcher) {
                         matcher.add(filterText(row));
                     }),
                     parent)
    {
    }

    // Shows the store's rows now and from now on.
    void follow(const Store<Row>& store, Handle subscription)
    {
        m_subscription = std::move(subscription);
        m_store = &store;
        readAll();
    }
    void follow(const Store<Row>& store)
    {
        follow(store, store.onChange([this](const StoreChange& change) { apply(change); }));
    }
    void unfollow()
    {
        m_subscription.end();
        m_store = nullptr;
        readAll();
    }

    // Every row, filtered ones included, belongs to a group, a number from 0 on: they are counted as they change. Before follow().
    using GroupOf = std::function<int(const Row&)>;
    void setGroups(GroupOf groupOf) { m_groupOf = std::move(groupOf); }
    // How many rows each group has; a group that none had yet may be missing at the end.
    const std::vector<int>& groupSizes() const { return m_groupSizes; }

    // Null when the row is not visible or gone.
    const Row* rowAt(int row) const { return row >= 0 && row < rowCount() ? rowOfSlot(slotAt(row)) : nullptr; }
    const Row* rowAt(const QModelIndex& index) const { return index.isValid() ? rowAt(index.row()) : nullptr; }

    // Beside the filter text: rows that fail it are not shown (a namespace, a status). Empty: all.
    void setRowFilter(RowFilter filter)
    {
        m_rowFilter = std::move(filter);
        applyRowFilter();
    }

protected:
    Cell cellOf(Slot slot, int index) const override
    {
        const Row* row = rowOfSlot(slot);
        if (!row)
            return {};
        const Column<Row>& column = m_columns[static_cast<std::size_t>(index)];
        return {.text = column.text(*row),
                .unit = column.unit ? column.unit(*row) : QString(),
                .mark = column.mark ? column.mark(*row) : CellMark{}};
    }
    SortKey sortKeyOf(Slot slot, int index) const override
    {
        const Row* row = rowOfSlot(slot);
        const Column<Row>& column = m_columns[static_cast<std::size_t>(index)];
        if (!row)
            return {};
        return column.sortKey ? column.sortKey(*row) : SortKey(column.text(*row));
    }
    void addFilterParts(Slot slot, FilterMatcher& matcher) const override
    {
        const Row* row = rowOfSlot(slot);
        if (row && m_filterParts)
            m_filterParts(*row, matcher);
    }
    bool passesRowFilter(Slot slot) const override
    {
        const Row* row = rowOfSlot(slot);
        return row && (!m_rowFilter || m_rowFilter(*row));
    }
    void releaseSlot(Slot slot) override { put(slot, nullptr); }

private:
    // Beyond this many changes at once one reset is cheaper than the row signals; the view restores selection by key.
    static constexpr std::size_t bulkChange = 2000;

    static std::vector<ColumnInfo> infoOf(const std::vector<Column<Row>>& columns)
    {
        std::vector<ColumnInfo> infos;
        for (const Column<Row>& column : columns) {
            infos.push_back({.title = QCoreApplication::translate("Columns", column.title),
                             .id = QString::fromLatin1(column.id),
                             .kind = column.kind,
                             .alignment = column.alignment,
                             .width = column.width,
                             .yields = column.yields,
                             .stretches = column.stretches,
                             .descendingFirst = column.descendingFirst,
                             .isHiddenAtFirst = column.isHiddenAtFirst});
        }
        return infos;
    }

    const Row* rowOfSlot(Slot slot) const { return m_rows[static_cast<std::size_t>(slot)]; }

    void put(Slot slot, const Row* row)
    {
        if (static_cast<std::size_t>(slot) >= m_rows.size())
            m_rows.resize(static_cast<std::size_t>(slot) + 1, nullptr);
        m_rows[static_cast<std::size_t>(slot)] = row;
        if (m_groupOf)
            count(slot, row ? m_groupOf(*row) : noGroup);
    }

    void count(Slot slot, int group)
    {
        if (static_cast<std::size_t>(slot) >= m_groups.size())
            m_groups.resize(static_cast<std::size_t>(slot) + 1, noGroup);
        const int before = std::exchange(m_groups[static_cast<std::size_t>(slot)], group);
        if (before != noGroup)
            --m_groupSizes[static_cast<std::size_t>(before)];
        if (group == noGroup)
            return;
        if (static_cast<std::size_t>(group) >= m_groupSizes.size())
            m_groupSizes.resize(static_cast<std::size_t>(group) + 1);
        ++m_groupSizes[static_cast<std::size_t>(group)];
    }

    void readAll()
    {
        beginReset();
        m_rows.clear();
        m_groups.clear();
        m_groupSizes.clear();
        if (m_store) {
            std::vector<const typename Store<Row>::Rows::value_type*> rows;
            for (const auto& each : m_store->rows())
                rows.push_back(&each);
            // In the order of memory: a look at all of them then goes through it once.
            std::ranges::sort(rows, std::less<>());
            for (const auto* each : rows)
                put(takeSlot(each->first), &each->second);
        }
        endReset();
    }

    void apply(const StoreChange& change)
    {
        if (change.wasReset && totalCount() == 0)
            return readAll();
        // First forget what is gone: the store has already destroyed it, and a view may ask for any row once the signals start.
        for (const Text& key : change.removed) {
            if (const Slot slot = slotOf(key); slot >= 0)
                put(slot, nullptr);
        }
        if (change.added.size() + change.updated.size() + change.removed.size() > bulkChange)
            return applyMany(change);
        removeKeys(change.removed);
        std::vector<Slot> added;
        std::vector<Slot> updated;
        note(change, added, updated);
        insertSlots(added);
        updateSlots(updated);
    }

    // What was removed and is there again comes back by its key.
    void applyMany(const StoreChange& change)
    {
        std::vector<Slot> changed;
        std::vector<Text> gone;
        for (const Text& key : change.removed) {
            if (!m_store->find(key))
                gone.push_back(key);
        }
        note(change, changed, changed);
        changeMany(changed, gone);
    }

    void note(const StoreChange& change, std::vector<Slot>& added, std::vector<Slot>& updated)
    {
        for (const Text& key : change.added)
            note(key, added, updated);
        for (const Text& key : change.updated)
            note(key, added, updated);
    }

    // A key that was removed and added in one batch is new to us.
    void note(const Text& key, std::vector<Slot>& added, std::vector<Slot>& updated)
    {
        const Row* row = m_store->find(key);
        if (!row)
            return;
        const Slot known = slotOf(key);
        const Slot slot = known >= 0 ? known : takeSlot(key);
        put(slot, row);
        (known >= 0 ? updated : added).push_back(slot);
    }

    std::vector<Column<Row>> m_columns;
    FilterParts m_filterParts;
    RowFilter m_rowFilter;
    const Store<Row>* m_store = nullptr;
    std::vector<const Row*> m_rows; // by slot
    static constexpr int noGroup = -1;
    GroupOf m_groupOf;
    std::vector<int> m_groups; // by slot
    std::vector<int> m_groupSizes;
    Handle m_subscription;
};

} // namespace tealdeck
