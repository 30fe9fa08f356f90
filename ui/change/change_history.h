#pragma once

#include <QObject> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_desk.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace tealdeck
{

// One change as the journal tells it.
struct PastChange
{
    enum class State
    {
        Open, // no outcome is journalled: it runs, or it was interrupted
        Done,
        Refused,
        Unknown,
    };
    ChangeId id;
    std::string clusterUid{}; // where it was made; empty: not known
    WallTime time{};
    std::string subject; // "shop/web"
    std::string person; // who the server said we were
    std::string what; // the journal's own sentence
    std::string fromSlot;
    std::string toSlot;
    bool wasWayBack = false; // undoing it is a release again
    std::string fromImages; // what ran on the side that was left, "web=registry/web:v1.42.0, ..."; empty: not known
    State state = State::Open;

    std::string key() const { return id.value; }
    bool operator==(const PastChange&) const = default;
};

// The changes of this environment, read from the journal and kept up to date as it grows.
class ChangeHistory : public QObject
{
    Q_OBJECT

public:
    explicit ChangeHistory(ChangeDesk& desk, QObject* parent = nullptr);

    // Youngest first; of all applications.
    const std::vector<PastChange>& all() const { return m_changes; }
    // Youngest first.
    std::vector<PastChange> of(const std::string& applicationKey) const;
    // The last change of this application that is known to have been carried out.
    std::optional<PastChange> lastDone(const std::string& applicationKey) const;
    // Why it could not be read, if it could not.
    const std::optional<Error>& problem() const { return m_problem; }
    bool isKnown() const { return m_isKnown; }

Q_SIGNALS:
    void changed();

private:
    void read();
    void take(const std::vector<JournalEntry>& entries);
    // False for a cluster that was built anew under the same context since (safety.md 17).
    bool isOfThisCluster(const PastChange& change) const;

    ChangeDesk& m_desk;
    std::vector<PastChange> m_changes; // youngest first
    std::optional<Error> m_problem;
    bool m_isKnown = false;
    Handle m_reading;
    Handle m_appended;
};

// True when switching from `live` to `target` undoes this change: the same sides, and what is to come back is what ran there then.
// Something newer on that side makes it a release.
bool undoes(const PastChange& change, const Slot& live, const Slot& target);

// The changes that a journal tells of, youngest first.
std::vector<PastChange> foldChanges(const std::vector<JournalEntry>& entries);

} // namespace tealdeck
