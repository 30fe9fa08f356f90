#pragma once

#include "core/sandbox/store/kind.h"

#include <string_view>
#include <vector>

namespace tealdeck::sandbox
{

// One column of a Table (meta.k8s.io/v1 TableColumnDefinition).
struct TableColumn
{
    std::string_view name;
    std::string_view type; // "string", "integer", "boolean"
    std::string_view format; // "name"
    int priority = 0; // 1: only in wide output
    std::string_view description;
};

// By plural; null: a kind of the other half.
const std::vector<TableColumn>* coreColumns(std::string_view plural);
const std::vector<TableColumn>* groupColumns(std::string_view plural);

// Every kind of allKinds() has its own.
const std::vector<TableColumn>& columnsOf(const Kind& kind);

} // namespace tealdeck::sandbox
