#pragma once

#include "core/base/handle.h"
#include "core/domain/store.h"
#include "ui/models/keyed_table_model.h"

#include <QCoreApplication>

namespace tealdeck
{

// The table over one Store<Row>. It holds pointers into the store, no copies: the store outlives the table or unfollow() is called.
//
//     m_table = new KeyedTable<Pod>(podColumns(clock), [](const Pod& pod) { return pod.meta.namespaceName + ' ' + pod.meta.name; }, this);
//     m_table->follow(session.pods());
template <typename Row>
class KeyedTable : public KeyedTableModel
{
public:
    using FilterText = std::function<std::string(const Row&)>;
    using RowFilter = std::function<bool(const Row&)>;

    KeyedTable(std::vector<Column<Row>> columns, FilterText filterText, QObject* parent = nullptr)
        : KeyedTableModel(infoOf(columns), parent)
        , m_columns(std::move(columns))
        , m_filterText(std::move(filterText))
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
    std::string filterTextOf(Slot slot) const override
    {
        const Row* row = rowOfSlot(slot);
        return row && m_filterText ? caseFolded(m_filterText(*row)) : std::string();
    }
    bool passesRowFilter(Slot slot) const override
    {
        const Row* row = rowOfSlot(slot);
        return row && (!m_rowFilter || m_rowFilter(*row));
    }
    void releaseSlot(Slot slot) override { m_rows[static_cast<std::size_t>(slot)] = nullptr; }

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
                             .descendingFirst = column.descendingFirst});
        }
        return infos;
    }

    const Row* rowOfSlot(Slot slot) const { return m_rows[static_cast<std::size_t>(slot)]; }

    void put(Slot slot, const Row* row)
    {
        if (static_cast<std::size_t>(slot) >= m_rows.size())
            m_rows.resize(static_cast<std::size_t>(slot) + 1, nullptr);
        m_rows[static_cast<std::size_t>(slot)] = row;
    }

    void readAll()
    {
        beginReset();
        m_rows.clear();
        if (m_store) {
            for (const auto& [key, row] : m_store->rows())
                put(takeSlot(key), &row);
        }
        endReset();
    }

    void apply(const StoreChange& change)
    {
        if (change.wasReset || change.added.size() + change.updated.size() + change.removed.size() > bulkChange) {
            readAll();
            return;
        }
        // First forget what is gone: the store has already destroyed it, and a view may ask for any row once the signals start.
        for (const std::string& key : change.removed) {
            if (const Slot slot = slotOf(key); slot >= 0)
                put(slot, nullptr);
        }
        removeKeys(change.removed);
        std::vector<Slot> added;
        std::vector<Slot> updated;
        for (const std::string& key : change.added)
            note(key, added, updated);
        for (const std::string& key : change.updated)
            note(key, added, updated);
        insertSlots(added);
        updateSlots(updated);
    }

    // A key that was removed and added in one batch is new to us.
    void note(const std::string& key, std::vector<Slot>& added, std::vector<Slot>& updated)
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
    FilterText m_filterText;
    RowFilter m_rowFilter;
    const Store<Row>* m_store = nullptr;
    std::vector<const Row*> m_rows; // by slot
    Handle m_subscription;
};

} // namespace tealdeck
