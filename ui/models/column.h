#pragma once

#include "ui/models/sort_key.h"
#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"

#include <QString>

#include <functional>
#include <type_traits>

namespace tealdeck
{

// How a cell is painted; see TableDelegate.
enum class ColumnKind
{
    Text, // second ink
    Name, // first ink, elided in the middle
    Status, // glyph and word
    Number, // right, unit quieter, "0" "–" "?" quiet
    Age, // right, quiet; repainted as time goes
    Mono, // hashes
};

// Where a table has groups: a group's own row, and the rows below it.
enum class CellLevel
{
    Plain,
    Head,
    Below,
};

// A glyph in front of a word, and how a name stands in its group.
struct CellMark
{
    Glyph glyph = Glyph::None;
    Token color = Token::Ink2;
    bool needsAttention = false; // then the word is in first ink
    CellLevel level = CellLevel::Plain;
};

// What one cell shows. Text from outside has gone through displayText().
struct Cell
{
    QString text;
    QString unit;
    CellMark mark;
};

// A column as data: what it is called, what it says about a row and how it is ordered.
template <typename Row>
struct Column
{
    // GCC 12 breaks down in a column that leaves some functions out, unless it was asked for their destructors before.
    static_assert(std::is_nothrow_destructible_v<std::function<SortKey(const Row&)>>);
    static_assert(std::is_nothrow_destructible_v<std::function<CellMark(const Row&)>>);
    static_assert(std::is_nothrow_destructible_v<std::function<QString(const Row&)>>);

    const char* title; // QT_TRANSLATE_NOOP("Columns", "...")
    const char* id; // stable, for remembered widths
    std::function<QString(const Row&)> text;
    std::function<SortKey(const Row&)> sortKey = {}; // without it: by text
    std::function<CellMark(const Row&)> mark = {};
    std::function<QString(const Row&)> unit = {};
    ColumnKind kind = ColumnKind::Text;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    int width = 120;
    int yields = 0; // gives way where the table is narrow: 1 goes first; 0: never
    bool stretches = false; // takes the space that is left; one per table
    bool descendingFirst = false; // the first click sorts the big ones up
    bool isHiddenAtFirst = false; // shown once somebody chooses it
};

// The part of a column that does not know the row.
struct ColumnInfo
{
    QString title;
    QString id;
    ColumnKind kind = ColumnKind::Text;
    Qt::Alignment alignment;
    int width = 120;
    int yields = 0;
    bool stretches = false;
    bool descendingFirst = false;
    bool isHiddenAtFirst = false;
};

} // namespace tealdeck
