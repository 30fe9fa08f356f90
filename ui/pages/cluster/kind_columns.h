#pragma once

#include "core/domain/kube_kind.h"
#include "core/domain/table_row.h"
#include "ui/models/column.h"

#include <deque>
#include <string>
#include <vector>

namespace tealdeck
{

// The columns of a server-made table for the window, in the server's order; the namespace follows the name. Titles and ids live as long as
// this does.
class KindColumns
{
public:
    KindColumns(const KubeKind& kind, TableColumns definitions, const Clock& clock);
    KindColumns(const KindColumns&) = delete;
    KindColumns& operator=(const KindColumns&) = delete;

    const std::vector<Column<TableRow>>& columns() const { return m_columns; }
    // By what a table is ordered at first.
    int firstOrder() const { return m_firstOrder; }
    // Those that kubectl shows with -o wide only.
    bool isWideOnly(int column) const { return m_isWideOnly[static_cast<std::size_t>(column)]; }

private:
    void addServerColumn(std::size_t index);
    void addNamespace();
    const char* kept(std::string text);

    const TableColumns m_definitions;
    const Clock& m_clock;
    bool m_isOfEvents;
    std::size_t m_nameIndex;
    std::size_t m_stretchIndex;
    std::deque<std::string> m_texts;
    std::vector<Column<TableRow>> m_columns;
    std::vector<bool> m_isWideOnly;
    int m_firstOrder = 0;
};

// What the filter looks through: name, namespace, every cell, labels as key=value.
std::string kindFilterText(const TableRow& row);

// The mark of a cell whose word is about health: "NotReady", "Warning" of an event, "2/3".
CellMark markOfCell(const TableColumn& column, const std::string& text);

} // namespace tealdeck
