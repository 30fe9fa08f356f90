#pragma once

#include "core/domain/kube_kind.h"
#include "core/domain/table_row.h"
#include "ui/models/column.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One status of a kind: kubectl's word, or what a ratio like 2/3 amounts to.
struct KindStatus
{
    std::string id;
    QString word;
    CellMark mark;
};

// The columns of a server-made table for the window, in the server's order; the namespace follows the name. Titles and ids live as long as
// this does.
class KindColumns
{
public:
    // What the server counted when it answered grows with our clock, what is counted from an object's creation is of the server's.
    KindColumns(const KubeKind& kind, TableColumns definitions, const Clock& clock, const Clock& serverTime);
    KindColumns(const KindColumns&) = delete;
    KindColumns& operator=(const KindColumns&) = delete;

    const std::vector<Column<TableRow>>& columns() const { return m_columns; }
    // The column whose word says how an object is; -1: the kind has none.
    int statusColumn() const { return m_statusColumn; }
    // The group of the status strip that a row belongs to. Only where there is such a column.
    KindStatus statusOf(const TableRow& row) const;
    // By what a table is ordered at first.
    int firstOrder() const { return m_firstOrder; }

private:
    void addServerColumn(std::size_t index);
    void addNamespace();
    void findStatus(std::size_t index);
    const char* kept(std::string text);
    std::optional<Duration> ageIn(const TableRow& row, std::size_t index) const;

    const TableColumns m_definitions;
    const Clock& m_clock;
    const Clock& m_serverTime;
    bool m_isOfEvents;
    std::size_t m_nameIndex;
    std::size_t m_stretchIndex;
    std::deque<std::string> m_texts;
    std::vector<Column<TableRow>> m_columns;
    int m_firstOrder = 0;
    int m_statusColumn = -1;
    std::size_t m_statusIndex = 0; // among the server's columns
};

// What the filter looks through: name, namespace, every cell, labels as key=value.
std::string kindFilterText(const TableRow& row);

// The mark of a cell whose word is about health: "NotReady", "Warning" of an event, "2/3".
CellMark markOfCell(const TableColumn& column, const std::string& text);

} // namespace tealdeck
