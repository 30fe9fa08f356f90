#include "core/journal/chain.h"

#include "core/base/encoding.h"

namespace tealdeck
{
namespace
{

void addField(std::string& bytes, std::string_view field)
{
    bytes += std::to_string(field.size());
    bytes += ':';
    bytes += field;
    bytes += ',';
}

std::string milliseconds(WallTime time)
{
    return std::to_string(time.time_since_epoch().count());
}

} // namespace

std::string firstPreviousHash()
{
    return std::string(64, '0');
}

std::string canonicalBytes(const JournalEntry& entry)
{
    const JournalDraft& draft = entry.draft;
    std::string bytes;
    bytes.reserve(draft.body.size() + draft.summary.size() + 1024);
    addField(bytes, "tealdeck-journal-1");
    addField(bytes, entry.previousHash);
    addField(bytes, std::to_string(entry.sequence));
    addField(bytes, draft.change.value);
    addField(bytes, toString(draft.kind));
    addField(bytes, draft.environment);
    addField(bytes, draft.context);
    addField(bytes, draft.clusterUid);
    addField(bytes, draft.subject);
    addField(bytes, draft.actor);
    addField(bytes, draft.summary);
    addField(bytes, draft.body);
    addField(bytes, draft.serverTime ? milliseconds(*draft.serverTime) : std::string());
    addField(bytes, draft.isSandbox ? "sandbox" : "real");
    addField(bytes, milliseconds(entry.localTime));
    addField(bytes, std::to_string(entry.monotonicMilliseconds));
    addField(bytes, entry.osUser);
    addField(bytes, entry.host);
    return bytes;
}

std::string journalOrigin(const Secret& key)
{
    constexpr std::size_t digits = 32; // enough to tell journals apart, and short on a Lease
    return toHex(hmacSha256(key.reveal(), "tealdeck-journal-origin")).substr(0, digits);
}

std::string chainHash(const JournalEntry& entry, const Secret& key)
{
    return toHex(hmacSha256(key.reveal(), canonicalBytes(entry)));
}

JournalEntry chained(JournalEntry entry, std::int64_t sequence, std::string previousHash, const Secret& key)
{
    entry.sequence = sequence;
    entry.previousHash = std::move(previousHash);
    entry.hash = chainHash(entry, key);
    return entry;
}

} // namespace tealdeck
