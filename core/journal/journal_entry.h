#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tealdeck
{

struct ChangeTag;
// Names one change for ever: a random UUID.
using ChangeId = Id<ChangeTag>;

enum class JournalKind
{
    Intent, // what will be sent, written and flushed before anything is
    Step, // one request was handed to the network, or its answer came
    Unknown, // an answer was lost; the state is not known
    Settled, // reading told what is true
    Effect, // what the effect watch saw
    Outcome, // the change ended: done | refused | unknown
    Lock, // a lease was taken, renewed too late, broken or released
    Anchor, // the head of this journal was written somewhere outside
    Notice, // anything else that must be kept
};

std::string_view toString(JournalKind kind);
std::optional<JournalKind> journalKindFromString(std::string_view text);

// What is to be written. The journal adds sequence, times, operating system user, host and the chain.
struct JournalDraft
{
    ChangeId change{}; // empty: belongs to no change
    JournalKind kind = JournalKind::Notice;
    std::string environment{}; // "shop / prod-eu-1"
    std::string context{}; // name of the kubeconfig context
    std::string clusterUid{};
    std::string subject{}; // "shop/web"
    std::string actor{}; // who the server says we are
    std::string summary{}; // one English sentence
    std::string body{}; // JSON, never with a secret in it
    std::optional<WallTime> serverTime{}; // the server's Date when it said so
    bool isSandbox = false;
};

// One row as it is kept. `hash` is HMAC-SHA-256 over the previous row's hash and every field of this one, in lower-case hex.
struct JournalEntry
{
    std::int64_t sequence = 0; // 1, 2, 3 ... without a gap
    JournalDraft draft{};
    WallTime localTime{};
    std::int64_t monotonicMilliseconds = 0; // CLOCK_BOOTTIME
    std::string osUser{};
    std::string host{};
    std::string previousHash{};
    std::string hash{};
    std::string origin{}; // which journal it is in, as journalOrigin() says it; told by append() only
};

} // namespace tealdeck
