#include "core/journal/export.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

namespace tealdeck
{
namespace
{

// Spreadsheets run what begins with one of these (OWASP, "CSV Injection").
constexpr std::string_view formulaStarts = "=+-@\t\r";

std::string csvCell(std::string_view text)
{
    std::string cell = "\"";
    if (!text.empty() && formulaStarts.find(text.front()) != std::string_view::npos)
        cell += '\'';
    for (const char character : text) {
        if (character == '"')
            cell += '"';
        cell += character;
    }
    return cell + "\"";
}

std::string csvLine(std::initializer_list<std::string_view> cells)
{
    std::string line;
    for (const std::string_view cell : cells) {
        if (!line.empty())
            line += ',';
        line += csvCell(cell);
    }
    return line + "\r\n";
}

std::string serverTimeOf(const JournalDraft& draft)
{
    return draft.serverTime ? formatRfc3339Micro(*draft.serverTime) : std::string();
}

std::string_view originOf(const JournalEntry& entry)
{
    return entry.draft.isSandbox ? "SANDBOX" : "real";
}

std::string csvOf(const JournalEntry& entry)
{
    const JournalDraft& draft = entry.draft;
    return csvLine({originOf(entry), std::to_string(entry.sequence), formatRfc3339Micro(entry.localTime), serverTimeOf(draft),
                    std::to_string(entry.monotonicMilliseconds), draft.change.value, toString(draft.kind), draft.environment, draft.context,
                    draft.clusterUid, draft.subject, draft.actor, draft.summary, draft.body, entry.osUser, entry.host, entry.previousHash,
                    entry.hash});
}

nlohmann::ordered_json jsonOf(const JournalEntry& entry)
{
    const JournalDraft& draft = entry.draft;
    return {{"origin", originOf(entry)},
            {"sequence", entry.sequence},
            {"localTime", formatRfc3339Micro(entry.localTime)},
            {"serverTime", draft.serverTime ? nlohmann::ordered_json(formatRfc3339Micro(*draft.serverTime)) : nlohmann::ordered_json()},
            {"monotonicMilliseconds", entry.monotonicMilliseconds},
            {"change", draft.change.value},
            {"kind", toString(draft.kind)},
            {"environment", draft.environment},
            {"context", draft.context},
            {"clusterUid", draft.clusterUid},
            {"subject", draft.subject},
            {"actor", draft.actor},
            {"summary", draft.summary},
            {"body", draft.body},
            {"osUser", entry.osUser},
            {"host", entry.host},
            {"previousHash", entry.previousHash},
            {"hash", entry.hash}};
}

std::string jsonLine(const nlohmann::ordered_json& json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

bool hasSandbox(const std::vector<JournalEntry>& entries)
{
    return std::any_of(entries.begin(), entries.end(), [](const JournalEntry& entry) { return entry.draft.isSandbox; });
}

} // namespace

std::string exportCsv(const std::vector<JournalEntry>& entries)
{
    std::string text;
    if (hasSandbox(entries))
        text += csvLine({"SANDBOX: rows marked SANDBOX come from the simulated product, not from a real cluster"});
    text += csvLine({"origin", "sequence", "local time", "server time", "monotonic ms", "change", "kind", "environment", "context",
                     "cluster uid", "subject", "actor", "summary", "body", "os user", "host", "previous hash", "hash"});
    for (const JournalEntry& entry : entries)
        text += csvOf(entry);
    return text;
}

std::string exportJsonLines(const std::vector<JournalEntry>& entries)
{
    std::string text
        = jsonLine({{"format", "tealdeck-journal-1"}, {"origin", hasSandbox(entries) ? "SANDBOX" : "real"}, {"entries", entries.size()}});
    for (const JournalEntry& entry : entries)
        text += jsonLine(jsonOf(entry));
    return text;
}

} // namespace tealdeck
