#include "core/connectors/kube/kube_table.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void kubeTable(std::string_view input)
{
    const auto table = decodeTable(input);
    if (!table)
        return requireError(table.error(), ErrorKind::ProtocolViolation);
    for (const std::string& name : table->columns) {
        const auto column = table->column(name);
        require(column && table->columns.at(*column) == name, "a column is found by its name");
    }
}

} // namespace tealdeck::fuzz
