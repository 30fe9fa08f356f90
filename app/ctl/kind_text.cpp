#include "app/ctl/kind_text.h"

#include "app/ctl/kubectl_text.h"

namespace tealdeck
{
namespace
{

std::string upper(std::string text)
{
    for (char& letter : text) {
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    }
    return text;
}

std::string firstLine(const std::string& text)
{
    const std::size_t end = text.find_first_of("\f\n\r");
    return end == std::string::npos ? text : text.substr(0, end) + "...";
}

} // namespace

std::vector<std::string> kindHead(const TableColumns& columns, const KindTextStyle& style)
{
    std::vector<std::string> head;
    if (style.isNamespaceShown)
        head.emplace_back("NAMESPACE");
    for (const TableColumn& column : columns) {
        if (column.priority == 0 || style.isWide)
            head.push_back(upper(column.name));
    }
    return head;
}

std::vector<std::string> kindCells(const TableRow& row, const TableColumns& columns, const KindTextStyle& style, WallTime now)
{
    std::vector<std::string> cells;
    if (style.isNamespaceShown)
        cells.push_back(row.meta.namespaceName);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].priority != 0 && !style.isWide)
            continue;
        const std::string text = i < row.cells.size() ? row.cells[i] : std::string();
        const bool isCounted = text.empty() && columns[i].time == CellTime::SinceCreation && row.meta.created;
        cells.push_back(isCounted ? kubectlDuration(std::chrono::duration_cast<Duration>(now - *row.meta.created)) : firstLine(text));
    }
    return cells;
}

} // namespace tealdeck
