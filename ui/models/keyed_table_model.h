#pragma once

#include "ui/models/column.h"

#include <QAbstractTableModel>

#include <string>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// Lower case for comparing, any script; the way of a filter text.
std::string caseFolded(std::string text);

// A table over rows that are known by a string key, with its own sorting and filtering. What is visible is a permutation of slots;
// a slot is the fixed place of one row and holds its sort key and its lower-case filter text. Changes reach the view as exact row
// signals, so selection and scroll position stay; only a bulk fill resets. KeyedTable<Row> is the half that knows the rows.
class KeyedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Slot = int;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const ColumnInfo& column(int index) const { return m_columns[static_cast<std::size_t>(index)]; }
    Cell cell(const QModelIndex& index) const;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    // Rows in all, filtered ones included.
    int totalCount() const { return static_cast<int>(m_slotOfKey.size()); }
    std::string keyAt(int row) const;
    // -1 when the row is unknown or filtered out.
    int rowOf(const std::string& key) const;

    // Every word must occur in a row's filter text, in whatever case. Empty: all rows.
    void setFilterText(const QString& text);
    const QString& filterText() const { return m_filterText; }

    // While held, rows keep their places though their sort keys change; the view holds the order while the pointer is over it.
    void setOrderHeld(bool isHeld);

Q_SIGNALS:
    // After each change of what totalCount() or rowCount() say.
    void countsChanged();

protected:
    explicit KeyedTableModel(std::vector<ColumnInfo> columns, QObject* parent);

    virtual Cell cellOf(Slot slot, int column) const = 0;
    virtual SortKey sortKeyOf(Slot slot, int column) const = 0;
    virtual std::string filterTextOf(Slot slot) const = 0; // lower case
    virtual bool passesRowFilter(Slot slot) const = 0;
    virtual void releaseSlot(Slot slot) = 0; // the row is gone

    Slot slotOf(const std::string& key) const; // -1: unknown
    Slot slotAt(int row) const { return m_visible[static_cast<std::size_t>(row)]; }
    int slotCount() const { return static_cast<int>(m_slots.size()); }

    // Gives the row a slot without telling anybody; follow with insertSlots() or resetAll().
    Slot takeSlot(const std::string& key);
    void beginReset();
    void endReset(); // builds keys, filter and order anew
    void insertSlots(const std::vector<Slot>& added);
    void updateSlots(const std::vector<Slot>& updated);
    void removeKeys(const std::vector<std::string>& keys);
    void applyRowFilter(); // passesRowFilter() answers differently now

private:
    struct Entry
    {
        std::string key;
        std::string filterText;
        SortKey sortKey;
        bool isUsed = false;
        int visibleRow = -1; // true only while m_rowsAreKnown
    };

    Entry& entry(Slot slot) { return m_slots[static_cast<std::size_t>(slot)]; }
    const Entry& entry(Slot slot) const { return m_slots[static_cast<std::size_t>(slot)]; }
    bool isBefore(Slot a, Slot b) const;
    bool passes(Slot slot) const;
    void refreshKeys(Slot slot);
    std::vector<Slot> sortedVisible() const;
    void sortSlots(std::vector<Slot>& slots) const;
    void rearrange();
    void refilter();
    void showSlot(Slot slot);
    void hideRow(int row);
    void placeUpdated(Slot slot, int row);
    int moveRow(Slot slot, int row); // where it is now
    int findRow(Slot slot) const;
    void indexRows() const;

    std::vector<ColumnInfo> m_columns;
    mutable std::vector<Entry> m_slots;
    std::vector<Slot> m_freeSlots;
    std::unordered_map<std::string, Slot> m_slotOfKey;
    std::vector<Slot> m_visible;
    mutable bool m_rowsAreKnown = false;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QString m_filterText;
    std::vector<std::string> m_filterWords;
    bool m_isOrderHeld = false;
    bool m_orderIsOld = false;
};

} // namespace tealdeck
