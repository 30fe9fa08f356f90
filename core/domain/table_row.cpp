#include "core/domain/table_row.h"

namespace tealdeck
{
namespace
{

std::optional<long long> secondsOf(char unit)
{
    switch (unit) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 60 * 60;
    case 'd': return 24 * 60 * 60;
    case 'y': return 365LL * 24 * 60 * 60;
    default: return std::nullopt;
    }
}

} // namespace

std::optional<Duration> parseKubeDuration(std::string_view text)
{
    constexpr long long limit = 100LL * 365 * 24 * 60 * 60 * 1000; // far beyond any age, and nothing overflows
    if (text.empty())
        return std::nullopt;
    long long total = 0;
    long long number = 0;
    bool hasDigit = false;
    for (const char character : text) {
        if (character >= '0' && character <= '9') {
            number = number * 10 + (character - '0');
            hasDigit = true;
            if (number > limit)
                return std::nullopt;
            continue;
        }
        const auto seconds = secondsOf(character);
        if (!seconds || !hasDigit || number > limit / *seconds)
            return std::nullopt;
        total += number * *seconds;
        number = 0;
        hasDigit = false;
    }
    return hasDigit || total > limit ? std::nullopt : std::optional<Duration>(std::chrono::seconds(total));
}

void forgetAges(TableRow& row, const TableColumns& columns)
{
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
        if (columns[i].time == CellTime::SinceCreation && row.meta.created)
            row.cells[i].clear();
    }
}

std::optional<Duration> ageOfCell(const TableColumn& column, const TableRow& row, std::size_t index, WallTime now)
{
    if (column.time == CellTime::SinceCreation && row.meta.created)
        return std::chrono::duration_cast<Duration>(now - *row.meta.created);
    if (column.time != CellTime::SinceReading || index >= row.cells.size())
        return std::nullopt;
    const auto then = parseKubeDuration(row.cells[index]);
    if (!then || row.readAt == WallTime{})
        return then;
    return *then + std::chrono::duration_cast<Duration>(now - row.readAt);
}

} // namespace tealdeck
