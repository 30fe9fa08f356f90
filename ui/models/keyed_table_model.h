#pragma once

#include "core/base/text.h"
#include "ui/models/column.h"
#include "ui/models/filter_matcher.h"

#include <QAbstractTableModel>

#include <string>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// A table over rows that are known by a string key, with its own sorting and filtering. What is visible is a permutation of slots;
// a slot is the fixed place of one row and holds its sort key; texts are shared with the rows. Changes reach the view as exact row
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
    Text keyAt(int row) const;
    // -1 when the row is unknown or filtered out.
    int rowOf(std::string_view key) const;

    // Every word must occur in a row's texts, in whatever case. Empty: all rows.
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
    virtual void addFilterParts(Slot slot, FilterMatcher& matcher) const = 0;
    virtual bool passesRowFilter(Slot slot) const = 0;
    virtual void releaseSlot(Slot slot) = 0; // the row is gone

    Slot slotOf(std::string_view key) const; // -1: unknown
    Slot slotAt(int row) const { return m_visible[static_cast<std::size_t>(row)]; }
    int slotCount() const { return static_cast<int>(m_slots.size()); }

    // Gives the row a slot without telling anybody; follow with insertSlots(), changeMany() or endReset().
    Slot takeSlot(const Text& key);
    void beginReset();
    void endReset(); // builds keys, filter and order anew
    void insertSlots(const std::vector<Slot>& added);
    void updateSlots(const std::vector<Slot>& updated);
    void removeKeys(const std::vector<Text>& keys);
    // The three at once as one reset: cheaper than row signals when there are thousands. What stays keeps its order, so that only the
    // changed rows are sorted.
    void changeMany(const std::vector<Slot>& changed, const std::vector<Text>& removed);
    void applyRowFilter(); // passesRowFilter() answers differently now

private:
    struct Entry
    {
        Text key;
        SortKey sortKey;
        int visibleRow = -1; // true only while m_rowsAreKnown
        bool isUsed = false;
        bool isChanging = false; // inside changeMany()
        bool isShown = false; // in m_visible
        bool isUnplaced = false; // in m_unplaced
    };

    Entry& entry(Slot slot) { return m_slots[static_cast<std::size_t>(slot)]; }
    const Entry& entry(Slot slot) const { return m_slots[static_cast<std::size_t>(slot)]; }
    bool isBefore(Slot a, Slot b) const;
    bool passes(Slot slot) const;
    bool passesFilter(Slot slot) const;
    void freeSlot(Slot slot);
    void showAgain(bool isNarrower); // filters anew; narrower: only what is shown can stay
    const std::vector<Slot>& orderOfAll();
    void placeUnplaced();
    void changeSortKey(Slot slot);
    void markUnplaced(Slot slot);
    void sortSlots(std::vector<Slot>& slots) const;
    void rearrange();
    void refilter(bool isNarrower);
    void showSlot(Slot slot);
    void hideRow(int row);
    void placeUpdated(Slot slot, int row);
    int moveRow(Slot slot, int row); // where it is now
    int findRow(Slot slot) const;
    void indexRows() const;

    std::vector<ColumnInfo> m_columns;
    mutable std::vector<Entry> m_slots;
    std::vector<Slot> m_freeSlots;
    std::unordered_map<Text, Slot, TextHash, std::equal_to<>> m_slotOfKey;
    std::vector<Slot> m_visible;
    // All rows in order, so that a filter that lets more through need not sort: as it was when it was asked for last. What changed since is
    // in m_unplaced and is put into its place when it is asked for again.
    std::vector<Slot> m_order;
    std::vector<Slot> m_unplaced;
    bool m_isOrderKnown = false;
    mutable bool m_rowsAreKnown = false;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QString m_filterText;
    mutable FilterMatcher m_matcher;
    bool m_isOrderHeld = false;
    bool m_orderIsOld = false;
};

} // namespace tealdeck
