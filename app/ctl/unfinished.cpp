#include "app/ctl/carry_out.h"
#include "app/ctl/commands.h"
#include "app/ctl/journal_read.h"
#include "app/ctl/text_table.h"

#include "core/base/match.h"
#include "core/journal/unfinished.h"

#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration identityLimit = std::chrono::seconds(30);
constexpr Duration reviewLimit = std::chrono::minutes(5); // a lock or the journal is watched, then the object is read

void printTable(const std::vector<UnfinishedChange>& unfinished)
{
    TextTable table({"CHANGE", "BEGUN (UTC)", "ENVIRONMENT", "SUBJECT", "INTENT", "LAST KNOWN"});
    for (const UnfinishedChange& change : unfinished)
        table.add({change.intent.draft.change.value, formatRfc3339(change.intent.localTime), change.intent.draft.environment,
                   change.intent.draft.subject, change.intent.draft.summary, change.last.draft.summary});
    table.print(std::cout);
}

// The offers are planned by whoever reads them: nothing is sent by itself.
void printFinding(const UnfinishedFinding& finding, const CtlOptions& options)
{
    std::cout << '\n' << printable(render(begunSentence(finding))) << '\n' << printable(render(nowSentence(finding))) << '\n';
    if (options.isReadOnly)
        return;
    for (const UnfinishedOffer& offer : offersFor(finding)) {
        std::cout << (offer.kind == UnfinishedOffer::Kind::Finish ? "To finish it:  " : "To go back:    ")
                  << printable("tealdeckctl --context " + finding.plan->context + " " + commandFor(offer.request)) << '\n';
    }
}

Result<Session*> identifiedSession(CtlEnvironment& environment)
{
    const auto session = environment.session();
    if (!session)
        return session;
    const SessionIdentity& identity = (*session)->identity();
    environment.loop().runUntil([&] { return !identity.clusterUid.empty() || !identity.problems.empty(); }, identityLimit);
    if (!identity.clusterUid.empty())
        return session;
    if (!identity.problems.empty())
        return fail(identity.problems.front());
    return fail(ErrorKind::TimedOut, message("Ctl", "%1 did not answer.", {(*session)->settings().server}));
}

Result<std::vector<UnfinishedFinding>> review(CtlEnvironment& environment, Session& session, ReviewOutcomes outcomes,
                                              std::optional<ChangeId> only)
{
    session.reviewUnfinished(outcomes, std::move(only));
    const UnfinishedReview& unfinished = session.unfinished();
    if (!environment.loop().runUntil([&] { return unfinished.isDone(); }, reviewLimit))
        return fail(ErrorKind::TimedOut, message("Ctl", "What is true could not be read within 5 minutes."));
    if (unfinished.problem())
        return fail(*unfinished.problem());
    return unfinished.findings();
}

// Fails unless the session is on the cluster where the change was made.
Result<void> checkPlace(const JournalDraft& intent, const Session& session)
{
    if (intent.context != session.settings().context) {
        return fail(ErrorKind::InvalidInput,
                    message("Ctl", "This change was made in context %1, not in %2. Name it with --context.",
                            {intent.context, session.settings().context}));
    }
    if (intent.clusterUid != session.identity().clusterUid.value) {
        return fail(ErrorKind::WrongCluster,
                    message("Ctl", "This change was made on the cluster with UID %1, here is %2.",
                            {intent.clusterUid, session.identity().clusterUid.value}));
    }
    return {};
}

ExitCode exitCodeOf(const UnfinishedFinding& finding)
{
    if (finding.notJournalled)
        return complain(*finding.notJournalled);
    return match(
        finding.state, [](const Looking&) { return ExitCode::Unknown; }, [](const StillRunning&) { return ExitCode::Refused; },
        [](const FoundOut&) { return ExitCode::Done; }, [](const CannotTell&) { return ExitCode::Unknown; });
}

} // namespace

ExitCode listUnfinished(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto entries = readEntries(environment, {.limit = everyEntry});
    if (!entries)
        return complain(entries.error());
    const auto unfinished = findUnfinished(*entries);
    if (unfinished.empty()) {
        std::cout << "Every change has an outcome.\n";
        return ExitCode::Done;
    }
    printTable(unfinished);
    if (options.context.empty() && !options.isSandbox) {
        std::cout << "Name a cluster with --context to read what is true there.\n";
        return ExitCode::Done;
    }
    const auto session = identifiedSession(environment);
    if (!session)
        return complain(session.error());
    const auto findings = review(environment, **session, ReviewOutcomes::AreTold, std::nullopt);
    if (!findings)
        return complain(findings.error());
    for (const UnfinishedFinding& finding : *findings)
        printFinding(finding, options);
    return ExitCode::Done;
}

ExitCode settleUnfinished(CtlEnvironment& environment, const CtlOptions& options)
{
    const ChangeId id{options.change};
    const auto entries = readEntries(environment, {.change = id, .limit = everyEntry});
    if (!entries)
        return complain(entries.error());
    const auto unfinished = findUnfinished(*entries);
    if (unfinished.empty()) {
        return complain(
            {.kind = ErrorKind::NotFound, .message = message("Ctl", "The journal has no unfinished change %1.", {id.value}), .detail = {}});
    }
    const auto session = identifiedSession(environment);
    if (!session)
        return complain(session.error());
    if (const auto place = checkPlace(unfinished.front().intent.draft, **session); !place)
        return complain(place.error());
    const auto findings = review(environment, **session, ReviewOutcomes::AreJournalled, id);
    if (!findings)
        return complain(findings.error());
    if (findings->empty()) {
        std::cout << "It has an outcome by now.\n";
        return ExitCode::Done;
    }
    printFinding(findings->front(), options);
    return exitCodeOf(findings->front());
}

} // namespace tealdeck
