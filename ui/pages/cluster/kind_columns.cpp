#include "ui/pages/cluster/kind_columns.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace tealdeck
{
namespace
{

constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;

std::string cellText(const TableRow& row, std::size_t index)
{
    return index < row.cells.size() ? row.cells[index] : std::string();
}

std::size_t placeOf(const TableColumns& columns, auto predicate, std::size_t otherwise)
{
    const auto found = std::ranges::find_if(columns, predicate);
    return found == columns.end() ? otherwise : static_cast<std::size_t>(found - columns.begin());
}

bool hasOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

CellMark markOfStatus(std::string_view text)
{
    if (hasOneOf(text, {"NotReady", "Fail", "Error", "Lost", "BackOff", "Unknown"}))
        return {.glyph = Glyph::Crit, .color = Token::CritMark, .needsAttention = true};
    if (hasOneOf(text, {"SchedulingDisabled", "Degraded"}))
        return {.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true};
    if (hasOneOf(text, {"Pending", "Terminating", "Suspended", "Released"}))
        return {.glyph = Glyph::Wait, .color = Token::Ink2};
    if (hasOneOf(text, {"Ready", "Active", "Bound", "Complete", "Running", "Available", "Succeeded"}))
        return {.glyph = Glyph::Ok, .color = Token::Ok};
    return {};
}

// "2/3": how many of how many.
CellMark markOfRatio(const std::string& text)
{
    const std::size_t slash = text.find('/');
    const auto isNumber = [](std::string_view part) {
        return !part.empty() && part.size() < 10 && std::ranges::all_of(part, [](char letter) { return letter >= '0' && letter <= '9'; });
    };
    if (slash == std::string::npos || !isNumber(std::string_view(text).substr(0, slash))
        || !isNumber(std::string_view(text).substr(slash + 1)))
        return {};
    const bool isComplete = std::stol(text.substr(0, slash)) >= std::stol(text.substr(slash + 1));
    return isComplete ? CellMark{.glyph = Glyph::Ok, .color = Token::Ok}
                      : CellMark{.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true};
}

bool isAboutHealth(const TableColumn& column, bool isOfEvents)
{
    return column.name == "Status" || column.name == "Ready" || column.name == "Phase" || (isOfEvents && column.name == "Type");
}

// The server types some of its counts as text.
bool isCount(const TableColumn& column)
{
    constexpr std::array<std::string_view, 5> counts{"Up-to-date", "Available", "Data", "Count", "Secrets"};
    return column.isNumber() || std::ranges::find(counts, column.name) != counts.end();
}

int widthOf(const TableColumn& column)
{
    if (column.format == "name")
        return 260;
    if (isCount(column) || column.time != CellTime::Never)
        return 100;
    return column.name == "Message" ? 320 : 120;
}

} // namespace

CellMark markOfCell(const TableColumn& column, const std::string& text)
{
    if (column.name == "Ready")
        return markOfRatio(text);
    if (column.name == "Type")
        return text == "Warning" ? CellMark{.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true} : CellMark{};
    return markOfStatus(text);
}

KindColumns::KindColumns(const KubeKind& kind, TableColumns definitions, const Clock& clock, const Clock& serverTime)
    : m_definitions(std::move(definitions))
    , m_clock(clock)
    , m_serverTime(serverTime)
    , m_isOfEvents(kind.plural == "events")
    , m_nameIndex(placeOf(
          m_definitions, [](const TableColumn& column) { return column.format == "name"; }, m_definitions.size()))
    , m_stretchIndex(placeOf(
          m_definitions, [](const TableColumn& column) { return column.name == "Message"; }, m_nameIndex))
{
    if (m_stretchIndex == m_definitions.size() && !m_definitions.empty())
        m_stretchIndex = 0;
    for (std::size_t i = 0; i < m_definitions.size(); ++i) {
        if (m_isOfEvents && m_definitions[i].name == "Last Seen")
            m_firstOrder = static_cast<int>(m_columns.size());
        addServerColumn(i);
        if (kind.isNamespaced && i == (m_nameIndex == m_definitions.size() ? std::size_t{0} : m_nameIndex))
            addNamespace();
    }
}

const char* KindColumns::kept(std::string text)
{
    return m_texts.emplace_back(std::move(text)).c_str();
}

std::optional<Duration> KindColumns::ageIn(const TableRow& row, std::size_t index) const
{
    const TableColumn& definition = m_definitions[index];
    const Clock& clock = definition.time == CellTime::SinceCreation ? m_serverTime : m_clock;
    return ageOfCell(definition, row, index, clock.wallNow());
}

void KindColumns::addServerColumn(std::size_t index)
{
    const TableColumn& definition = m_definitions[index];
    Column<TableRow> column{.title = kept(displayText(definition.name).toStdString()),
                            .id = kept(definition.name),
                            .text = [index](const TableRow& row) { return displayText(cellText(row, index)); }};
    column.width = widthOf(definition);
    column.stretches = index == m_stretchIndex;
    column.yields = index > m_nameIndex + 4 && !column.stretches ? 1 : 0;
    if (definition.time != CellTime::Never) {
        column.text = [this, index](const TableRow& row) {
            const auto age = ageIn(row, index);
            return age ? formatRowAge(*age) : displayText(cellText(row, index));
        };
        column.sortKey = [this, index](const TableRow& row) {
            const auto age = ageIn(row, index);
            return age ? SortKey(static_cast<double>(age->count()) - static_cast<double>(m_clock.wallNow().time_since_epoch().count()))
                       : SortKey(cellText(row, index));
        };
        column.kind = ColumnKind::Age;
        column.alignment = right;
        column.descendingFirst = !m_isOfEvents;
    } else if (isCount(definition)) {
        column.sortKey = [index](const TableRow& row) {
            const QString text = QString::fromStdString(cellText(row, index));
            return SortKey(text.toDouble());
        };
        column.kind = ColumnKind::Number;
        column.alignment = right;
        column.descendingFirst = true;
    } else if (definition.format == "name") {
        column.kind = ColumnKind::Name;
    } else if (isAboutHealth(definition, m_isOfEvents)) {
        column.mark = [this, index](const TableRow& row) { return markOfCell(m_definitions[index], cellText(row, index)); };
        column.kind = ColumnKind::Status;
        findStatus(index);
    }
    column.isHiddenAtFirst = definition.priority > 0; // kubectl shows it with -o wide only
    m_columns.push_back(std::move(column));
}

// A word says more than a ratio.
void KindColumns::findStatus(std::size_t index)
{
    const bool isRatio = m_definitions[index].name == "Ready";
    const bool isBetter = m_statusColumn < 0 || (m_definitions[m_statusIndex].name == "Ready" && !isRatio);
    if (!isBetter)
        return;
    m_statusColumn = static_cast<int>(m_columns.size());
    m_statusIndex = index;
}

KindStatus KindColumns::statusOf(const TableRow& row) const
{
    const std::string text = cellText(row, m_statusIndex);
    const CellMark mark = markOfCell(m_definitions[m_statusIndex], text);
    if (m_definitions[m_statusIndex].name != "Ready")
        return {.id = text, .word = text.empty() ? QString(enDash) : displayText(text), .mark = mark};
    if (mark.glyph == Glyph::Ok)
        return {.id = "ready", .word = QCoreApplication::translate("KindTable", "All ready"), .mark = mark};
    if (mark.glyph == Glyph::Warn)
        return {.id = "short", .word = QCoreApplication::translate("KindTable", "Not all ready"), .mark = mark};
    return {.id = "other", .word = QCoreApplication::translate("KindTable", "Other"), .mark = mark};
}

void KindColumns::addNamespace()
{
    Column<TableRow> column{.title = QT_TRANSLATE_NOOP("Columns", "Namespace"),
                            .id = "namespace",
                            .text = [](const TableRow& row) { return displayText(row.meta.namespaceName); },
                            .sortKey = [](const TableRow& row) { return SortKey(row.meta.namespaceName + ' ' + row.meta.name); }};
    column.width = 120;
    m_columns.push_back(std::move(column));
}

std::string kindFilterText(const TableRow& row)
{
    std::string text = row.meta.name + ' ' + row.meta.namespaceName;
    for (const std::string& cell : row.cells)
        text += ' ' + cell;
    for (const auto& [key, value] : row.meta.labels)
        text += ' ' + key + '=' + value;
    return text;
}

} // namespace tealdeck
