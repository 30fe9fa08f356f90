#include "app/ctl/commands.h"
#include "app/ctl/journal_read.h"
#include "app/ctl/session_wait.h"
#include "app/ctl/text_table.h"

#include "core/journal/export.h"

#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration readLimit = std::chrono::minutes(2);

void print(const std::vector<JournalEntry>& entries)
{
    TextTable table({"NO.", "TIME (UTC)", "WHAT", "ENVIRONMENT", "SUBJECT", "WHO", "SENTENCE"});
    for (const JournalEntry& entry : entries) {
        const JournalDraft& draft = entry.draft;
        table.add({std::to_string(entry.sequence), formatRfc3339(entry.localTime), std::string(toString(draft.kind)),
                   (draft.isSandbox ? "SANDBOX " : "") + draft.environment, draft.subject, draft.actor, draft.summary});
    }
    table.print(std::cout);
}

void printNotes(CtlEnvironment& environment)
{
    for (const Message& note : environment.journal().notes())
        std::cerr << printable(render(note)) << '\n';
}

// The anchors of the cluster that was named; none, without complaint, when no cluster was.
Result<std::vector<JournalAnchor>> anchorsOf(CtlEnvironment& environment, const CtlOptions& options)
{
    if (options.context.empty() && !options.isSandbox)
        return std::vector<JournalAnchor>();
    const auto session = readySession(environment);
    if (!session)
        return fail(session.error());
    std::optional<Result<std::vector<JournalAnchor>>> anchors;
    const Handle reading = (*session)->readAnchors([&](Result<std::vector<JournalAnchor>> read) { anchors = std::move(read); });
    return waitFor(environment.loop(), anchors, readLimit);
}

void printForeign(const JournalVerdict& verdict)
{
    if (verdict.foreignAnchors > 0)
        std::cout << verdict.foreignAnchors << (verdict.foreignAnchors == 1 ? " anchor belongs" : " anchors belong")
                  << " to other journals: of other people, or of one that was here before this one.\n";
}

void printProof(const JournalVerdict& verdict, bool wereAnchorsRead)
{
    if (verdict.provenUpTo)
        std::cout << "The end is proven up to entry " << verdict.provenUpTo->sequence << " by " << printable(verdict.provenUpTo->place)
                  << ".\n";
    else if (!verdict.isIntact())
        std::cout << "No anchor proves any of it.\n";
    else if (wereAnchorsRead)
        std::cout << "No anchor was found outside: entries cut off at the end would not be noticed.\n";
    else
        std::cout << "No anchors were read: entries cut off at the end would not be noticed. Name a cluster with --context.\n";
}

} // namespace

ExitCode listJournal(CtlEnvironment& environment, const CtlOptions& options)
{
    JournalFilter filter{.text = options.text, .limit = options.limit};
    if (!options.change.empty())
        filter.change = ChangeId{options.change};
    const auto entries = readEntries(environment, std::move(filter));
    if (!entries)
        return complain(entries.error());
    if (options.isJson)
        std::cout << exportJsonLines(*entries);
    else
        print(*entries);
    printNotes(environment);
    return ExitCode::Done;
}

ExitCode verifyJournal(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto anchors = anchorsOf(environment, options);
    if (!anchors)
        complain(anchors.error()); // the chain itself can still be checked
    std::optional<Result<JournalVerdict>> verdict;
    const Handle verifying = environment.journal().verify(anchors.value_or(std::vector<JournalAnchor>()),
                                                          [&](Result<JournalVerdict> found) { verdict = std::move(found); });
    const auto result = waitFor(environment.loop(), verdict, readLimit);
    if (!result)
        return complain(result.error());
    for (const JournalFinding& finding : result->findings)
        std::cout << "entry " << finding.sequence << ": " << printable(render(finding.message)) << '\n';
    std::cout << (result->isIntact() ? "The chain of " : "The chain is broken; entries: ") << result->entries
              << (result->isIntact() ? " entries is intact.\n" : ".\n");
    printProof(*result, anchors.has_value() && (!options.context.empty() || options.isSandbox));
    printForeign(*result);
    printNotes(environment);
    return result->isIntact() ? ExitCode::Done : ExitCode::Failed;
}

ExitCode exportJournal(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto entries = readEntries(environment, {.text = options.text, .limit = everyEntry});
    if (!entries)
        return complain(entries.error());
    std::cout << (options.format == "csv" ? exportCsv(*entries) : exportJsonLines(*entries));
    return ExitCode::Done;
}

} // namespace tealdeck
