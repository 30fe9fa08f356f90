#include "core/journal/journal_entry.h"

#include <array>

namespace tealdeck
{
namespace
{

constexpr std::array allKinds{JournalKind::Intent,  JournalKind::Step, JournalKind::Unknown, JournalKind::Settled, JournalKind::Effect,
                              JournalKind::Outcome, JournalKind::Lock, JournalKind::Anchor,  JournalKind::Notice};

} // namespace

// These words are stored and hashed: never change one; a new one needs a new version of the schema.
std::string_view toString(JournalKind kind)
{
    switch (kind) {
    case JournalKind::Intent: return "intent";
    case JournalKind::Step: return "step";
    case JournalKind::Unknown: return "unknown";
    case JournalKind::Settled: return "settled";
    case JournalKind::Effect: return "effect";
    case JournalKind::Outcome: return "outcome";
    case JournalKind::Lock: return "lock";
    case JournalKind::Anchor: return "anchor";
    case JournalKind::Notice: return "notice";
    }
    return "notice";
}

std::optional<JournalKind> journalKindFromString(std::string_view text)
{
    for (const JournalKind kind : allKinds) {
        if (toString(kind) == text)
            return kind;
    }
    return std::nullopt;
}

} // namespace tealdeck
