#pragma once

#include "core/base/listeners.h"
#include "core/change/change_journal.h"
#include "core/change/unfinished_look.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Which unfinished changes are reviewed: those of this context and this very cluster (safety.md 17).
struct UnfinishedScope
{
    std::string context;
    ClusterUid cluster;
    std::string actor; // who the server says we are now; the entries of the review carry it
    std::optional<ChangeId> only{}; // nothing: all
    bool operator==(const UnfinishedScope&) const = default;
};

enum class ReviewOutcomes
{
    AreJournalled, // what is certain ends the change in the journal
    AreTold, // nothing is written
};

// The changes that were begun and never ended: a console was killed in the middle. Finds out what is true about each of them, writes that
// to the journal, and keeps it to be shown. It reads the cluster and writes to the journal, and never sends anything that changes a
// cluster: what is to be done about it is for a person to say (safety.md 8).
class UnfinishedReview
{
public:
    // `isRunningHere` tells whether this console itself carries a change out.
    UnfinishedReview(UnfinishedParts parts, std::function<bool(const ChangeId&)> isRunningHere);
    ~UnfinishedReview();

    // Reads the journal and looks at what is unfinished there. What still runs or could not be told is looked at again after half a minute.
    void begin(UnfinishedScope scope, ReviewOutcomes outcomes);
    // False before begin(), and while the journal is read, a change is looked at, or an outcome is written.
    bool isDone() const;
    // Why the journal could not be read, if so.
    const std::optional<Error>& problem() const { return m_problem; }

    // Oldest change first.
    std::vector<UnfinishedFinding> findings() const;
    // Not to be shown any longer.
    void forget(const ChangeId& id);
    // As forget(), for all of one application: "shop" and "web".
    void forgetApplication(const std::string& namespaceName, const std::string& applicationName);

    Handle onChanged(std::function<void()> listener) { return m_listeners.add(std::move(listener)); }

private:
    struct Case;

    void readJournal();
    void take(const Result<std::vector<JournalEntry>>& entries);
    bool isInScope(const UnfinishedChange& change) const;
    void open(UnfinishedChange change);
    void takeEnd(Case& ended, std::optional<UnfinishedState> state);
    void write(Case& found);
    void forgetIf(const std::function<bool(const Case&)>& isForgotten);

    UnfinishedParts m_parts;
    std::function<bool(const ChangeId&)> m_isRunningHere;
    Listeners m_listeners;
    UnfinishedScope m_scope;
    ReviewOutcomes m_outcomes = ReviewOutcomes::AreTold;
    std::optional<Error> m_problem;
    std::vector<std::unique_ptr<Case>> m_cases;
    bool m_hasBegun = false;
    bool m_isReading = false;
    Handle m_reading;
    Handle m_again;
};

} // namespace tealdeck
