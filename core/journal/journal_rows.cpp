#include "core/journal/journal_rows.h"

#include "core/journal/chain.h"

#include <algorithm>
#include <limits>
#include <variant>

namespace tealdeck
{
namespace
{

const std::string selectRows
    = "SELECT sequence, change_id, kind, environment, context, cluster_uid, subject, actor, summary, body, server_time, is_sandbox,"
      " local_time, monotonic_time, os_user, host, previous_hash, hash FROM entries ";

WallTime toTime(std::int64_t milliseconds)
{
    return WallTime(std::chrono::milliseconds(milliseconds));
}

JournalDraft draftOf(const SqliteStatement& row)
{
    const auto serverTime = row.optionalInteger(10);
    return {.change = {row.text(1)},
            .kind = journalKindFromString(row.text(2)).value_or(JournalKind::Notice),
            .environment = row.text(3),
            .context = row.text(4),
            .clusterUid = row.text(5),
            .subject = row.text(6),
            .actor = row.text(7),
            .summary = row.text(8),
            .body = row.text(9),
            .serverTime = serverTime ? std::optional(toTime(*serverTime)) : std::nullopt,
            .isSandbox = row.integer(11) != 0};
}

// True for values that we write. A new kind has a new schema version, so an unknown one can only come from tampering.
bool isOurs(const SqliteStatement& row)
{
    const std::int64_t sandbox = row.integer(11);
    return journalKindFromString(row.text(2)) && (sandbox == 0 || sandbox == 1);
}

// A row with values that are not ours loses its hash: what it is read as must not fit the chain by chance.
JournalEntry entryOf(const SqliteStatement& row)
{
    return {.sequence = row.integer(0),
            .draft = draftOf(row),
            .localTime = toTime(row.integer(12)),
            .monotonicMilliseconds = row.integer(13),
            .osUser = row.text(14),
            .host = row.text(15),
            .previousHash = row.text(16),
            .hash = isOurs(row) ? row.text(17) : std::string()};
}

std::int64_t milliseconds(WallTime time)
{
    return time.time_since_epoch().count();
}

// For LIKE ... ESCAPE '\': the text itself, anywhere.
std::string likePattern(const std::string& text)
{
    std::string pattern = "%";
    for (const char character : text) {
        if (character == '%' || character == '_' || character == '\\')
            pattern += '\\';
        pattern += character;
    }
    return pattern + "%";
}

struct Query
{
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> values;

    void add(const char* condition, std::variant<std::int64_t, std::string> value)
    {
        sql += condition;
        values.push_back(std::move(value));
    }
};

Query queryOf(const JournalFilter& filter)
{
    Query query{.sql = selectRows + "WHERE 1", .values = {}};
    if (filter.change)
        query.add(" AND change_id = ?", filter.change->value);
    if (filter.from)
        query.add(" AND local_time >= ?", milliseconds(*filter.from));
    if (filter.to)
        query.add(" AND local_time <= ?", milliseconds(*filter.to));
    if (filter.isSandbox)
        query.add(" AND (is_sandbox <> 0) = ?", std::int64_t{*filter.isSandbox});
    if (!filter.text.empty()) {
        query.add(" AND (summary || char(10) || subject || char(10) || actor || char(10) || environment || char(10) || context) LIKE ? "
                  "ESCAPE '\\'",
                  likePattern(filter.text));
    }
    constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
    query.add(" ORDER BY sequence DESC LIMIT ?", static_cast<std::int64_t>(std::min(filter.limit, most)));
    return query;
}

} // namespace

StorageResult<ChainHead> chainHead(const SqliteDatabase& database)
{
    auto statement = database.prepare("SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto hasRow = statement->step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    if (!*hasRow)
        return ChainHead{.sequence = 0, .hash = firstPreviousHash()};
    return ChainHead{.sequence = statement->integer(0), .hash = statement->text(1)};
}

StorageResult<void> insertRow(const SqliteDatabase& database, const JournalEntry& entry)
{
    auto statement = database.prepare(
        "INSERT INTO entries (sequence, change_id, kind, environment, context, cluster_uid, subject, actor, summary, body,"
        " server_time, is_sandbox, local_time, monotonic_time, os_user, host, previous_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::unexpected(statement.error());
    const JournalDraft& draft = entry.draft;
    statement->bind(entry.sequence).bind(draft.change.value).bind(toString(draft.kind)).bind(draft.environment).bind(draft.context);
    statement->bind(draft.clusterUid).bind(draft.subject).bind(draft.actor).bind(draft.summary).bind(draft.body);
    statement->bind(draft.serverTime ? std::optional(milliseconds(*draft.serverTime)) : std::nullopt).bind(std::int64_t{draft.isSandbox});
    statement->bind(milliseconds(entry.localTime)).bind(entry.monotonicMilliseconds).bind(entry.osUser).bind(entry.host);
    statement->bind(entry.previousHash).bind(entry.hash);
    const auto done = statement->step();
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

StorageResult<std::vector<JournalEntry>> findRows(const SqliteDatabase& database, const JournalFilter& filter)
{
    const Query query = queryOf(filter);
    auto statement = database.prepare(query.sql);
    if (!statement)
        return tl::unexpected(statement.error());
    for (const auto& value : query.values)
        std::visit([&statement](const auto& bound) { statement->bind(bound); }, value);
    std::vector<JournalEntry> entries;
    while (true) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            break;
        entries.push_back(entryOf(*statement));
    }
    std::reverse(entries.begin(), entries.end());
    return entries;
}

StorageResult<std::optional<std::int64_t>> visitRows(const SqliteDatabase& database, std::int64_t after, std::size_t count,
                                                     const std::function<void(const JournalEntry&)>& visit)
{
    auto statement = database.prepare(selectRows + "WHERE sequence > ? ORDER BY sequence LIMIT ?");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(after).bind(static_cast<std::int64_t>(count));
    std::optional<std::int64_t> last;
    while (true) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return tl::unexpected(hasRow.error());
        if (!*hasRow)
            return last;
        const JournalEntry entry = entryOf(*statement);
        visit(entry);
        last = entry.sequence;
    }
}

} // namespace tealdeck
