#include "core/change/unfinished_review.h"

#include "core/change/effect_text.h"
#include "core/change/journal_body.h"
#include "core/change/journalled_plan.h"

#include <algorithm>
#include <limits>

namespace tealdeck
{
namespace
{

constexpr Duration lookAgainAfter = std::chrono::seconds(30);

bool isLooking(const UnfinishedFinding& finding)
{
    return std::holds_alternative<Looking>(finding.state);
}

} // namespace

// One unfinished change while it is looked at and shown.
struct UnfinishedReview::Case
{
    UnfinishedFinding finding;
    bool isBeingWritten = false;
    std::unique_ptr<ChangeJournal> journal;
    std::unique_ptr<UnfinishedLook> look;

    const ChangeId& id() const { return finding.change.intent.draft.change; }
};

UnfinishedReview::UnfinishedReview(UnfinishedParts parts, std::function<bool(const ChangeId&)> isRunningHere)
    : m_parts(std::move(parts))
    , m_isRunningHere(std::move(isRunningHere))
{
}

UnfinishedReview::~UnfinishedReview() = default;

void UnfinishedReview::begin(UnfinishedScope scope, ReviewOutcomes outcomes)
{
    m_scope = std::move(scope);
    m_outcomes = outcomes;
    m_hasBegun = true;
    readJournal();
}

bool UnfinishedReview::isDone() const
{
    return m_hasBegun && !m_isReading
        && std::ranges::none_of(m_cases, [](const auto& one) { return isLooking(one->finding) || one->isBeingWritten; });
}

std::vector<UnfinishedFinding> UnfinishedReview::findings() const
{
    std::vector<UnfinishedFinding> findings;
    for (const auto& one : m_cases)
        findings.push_back(one->finding);
    return findings;
}

void UnfinishedReview::forget(const ChangeId& id)
{
    forgetIf([&](const Case& one) { return one.id() == id; });
}

void UnfinishedReview::forgetApplication(const std::string& namespaceName, const std::string& applicationName)
{
    forgetIf([&](const Case& one) { return one.finding.change.intent.draft.subject == namespaceName + "/" + applicationName; });
}

void UnfinishedReview::forgetIf(const std::function<bool(const Case&)>& isForgotten)
{
    if (std::erase_if(m_cases, [&](const auto& one) { return isForgotten(*one); }) > 0)
        m_listeners.tell();
}

void UnfinishedReview::readJournal()
{
    m_again.end();
    m_isReading = true;
    m_reading = m_parts.journal.read({.change = m_scope.only, .limit = std::numeric_limits<std::size_t>::max()},
                                     [this](const Result<std::vector<JournalEntry>>& entries) { take(entries); });
}

// What was found out stays; the rest is looked at anew.
void UnfinishedReview::take(const Result<std::vector<JournalEntry>>& entries)
{
    m_isReading = false;
    m_problem = entries ? std::nullopt : std::optional(entries.error());
    if (entries) {
        std::erase_if(m_cases,
                      [](const auto& one) { return !isLooking(one->finding) && !std::holds_alternative<FoundOut>(one->finding.state); });
        for (UnfinishedChange& change : findUnfinished(*entries)) {
            const bool isKnown = std::ranges::any_of(m_cases, [&](const auto& one) { return one->id() == change.intent.draft.change; });
            if (!isKnown && isInScope(change))
                open(std::move(change));
        }
    }
    m_listeners.tell();
}

bool UnfinishedReview::isInScope(const UnfinishedChange& change) const
{
    const JournalDraft& intent = change.intent.draft;
    return intent.context == m_scope.context && !m_scope.cluster.empty() && intent.clusterUid == m_scope.cluster.value
        && !m_isRunningHere(intent.change);
}

void UnfinishedReview::open(UnfinishedChange change)
{
    auto plan = planOfIntent(change.intent.draft.body);
    m_cases.push_back(std::make_unique<Case>());
    Case& opened = *m_cases.back();
    opened.finding.change = std::move(change);
    if (!plan) {
        opened.finding.state = CannotTell{plan.error()};
        return;
    }
    plan->actor = m_scope.actor;
    opened.finding.plan = std::move(*plan);
    opened.look
        = std::make_unique<UnfinishedLook>(m_parts, opened.finding.change, *opened.finding.plan,
                                           [this, &opened](std::optional<UnfinishedState> state) { takeEnd(opened, std::move(state)); });
}

void UnfinishedReview::takeEnd(Case& ended, std::optional<UnfinishedState> state)
{
    if (!state)
        return forget(ChangeId(ended.id()));
    ended.finding.state = std::move(*state);
    if (!std::holds_alternative<FoundOut>(ended.finding.state))
        m_again = m_parts.scheduler.after(lookAgainAfter, [this] { readJournal(); });
    if (std::holds_alternative<FoundOut>(ended.finding.state) && m_outcomes == ReviewOutcomes::AreJournalled)
        write(ended);
    m_listeners.tell();
}

void UnfinishedReview::write(Case& found)
{
    const Plan& plan = *found.finding.plan;
    const FoundOut& known = std::get<FoundOut>(found.finding.state);
    const Outcome outcome = outcomeOf(plan, known);
    found.isBeingWritten = true;
    found.journal = std::make_unique<ChangeJournal>(m_parts.journal, m_parts.scheduler.clock(), plan, [](const Error&) {});
    found.journal->write(JournalKind::Settled,
                         message("Journal", "Read after it was interrupted: %1", {render(nowSentence(found.finding))}),
                         settledBody({.settled = known.now, .problem = {}, .reads = known.reads, .lastRead = known.readAt}));
    if (known.effect)
        found.journal->write(JournalKind::Effect, effecttext::summary(plan, *known.effect), effectBody(*known.effect));
    found.journal->write(JournalKind::Outcome, outcomeSummary(plan, outcome), outcomeBody(outcome),
                         [this, &found](const Result<JournalEntry>& entry) {
                             found.isBeingWritten = false;
                             found.finding.notJournalled = entry ? std::nullopt : std::optional(entry.error());
                             m_listeners.tell();
                         });
}

} // namespace tealdeck
