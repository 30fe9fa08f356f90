#include "core/connectors/kube/last_change.h"
#include "core/connectors/kube/lease_anchors.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void leaseAnnotations(std::string_view input)
{
    const std::string text(input);
    if (const auto change = parseLastChange(text))
        require(parseLastChange(toJson(*change)) == change, "a last change stays the same when it is written and read");
    for (const JournalAnchor& head : parseJournalHeads(text, "test")) {
        const auto again = parseJournalHead(journalHeadText(head), "test");
        require(again && again->sequence == head.sequence && again->hash == head.hash && again->origin == head.origin,
                "a journal's head stays the same when it is written and read");
        const auto heads = parseJournalHeads(withJournalHead(text, head), "test");
        require(!heads.empty() && heads.size() <= 16, "an annotation keeps at most 16 heads");
        bool isThere = false;
        for (const JournalAnchor& kept : heads)
            isThere = isThere || (kept.sequence == head.sequence && kept.hash == head.hash && kept.origin == head.origin);
        require(isThere, "the head that was added is there");
    }
}

} // namespace tealdeck::fuzz
