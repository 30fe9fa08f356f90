#include "app/ctl/switch_text.h"

#include "app/ctl/text_table.h"
#include "core/base/match.h"
#include "core/change/change_request.h"
#include "core/change/effect_text.h"

#include <algorithm>
#include <ostream>

namespace tealdeck
{
namespace
{

std::string timeOfDay(WallTime time)
{
    return formatRfc3339(time).substr(11, 8) + "Z";
}

const char* markOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Same: return "  ";
    case DiffLine::Kind::Removed: return "- ";
    case DiffLine::Kind::Added: return "+ ";
    }
    return "  ";
}

const char* wordOf(DryRun::Answer answer)
{
    switch (answer) {
    case DryRun::Answer::Accepted: return "accepted by the API server";
    case DryRun::Answer::Refused: return "refused";
    case DryRun::Answer::NotRun: return "not run";
    }
    return "";
}

const char* wordOf(UndoNote::Kind kind)
{
    switch (kind) {
    case UndoNote::Kind::Undo: return "undo  ";
    case UndoNote::Kind::Stays: return "stays ";
    case UndoNote::Kind::Note: return "note  ";
    }
    return "";
}

const char* wordOf(ProgressLine::State state)
{
    switch (state) {
    case ProgressLine::State::Running:
    case ProgressLine::State::Done: return "";
    case ProgressLine::State::Warning: return "Warning: ";
    case ProgressLine::State::Failed: return "Failed: ";
    }
    return "";
}

void printChecks(std::ostream& out, const Plan& plan)
{
    out << "\nChecks\n";
    TextTable table({"VERDICT", "CHECK", "WHAT", "MEASURED", "SOURCE"});
    for (const Check& check : plan.checks)
        table.add({std::string(toString(check.verdict)) + (check.isHardStop && check.verdict == Verdict::Failed ? " (stops)" : ""),
                   check.id, render(check.what), render(check.measured), check.source});
    table.print(out);
}

std::string effectWords(const Plan& plan, const EffectSeen& effect)
{
    const std::string counted = std::to_string(effect.readyOnTarget) + " of " + std::to_string(effect.expectedOnTarget);
    const std::string others = std::to_string(effect.readyElsewhere);
    if (isSwitch(plan))
        return counted + " endpoints on " + printable(plan.toSlot) + ", " + others + " elsewhere";
    if (isDrain(plan))
        return counted + " evicted pods are gone";
    if (effecttext::countsPods(plan))
        return counted + " pods up to date and available, " + others + " others left";
    return printable(plan.object.kind + " " + plan.object.name + ", wanted " + plan.stateAfter);
}

} // namespace

void printPlan(std::ostream& out, const Plan& plan)
{
    out << (plan.isSandbox ? "SANDBOX " : "") << printable(render(plan.title)) << '\n'
        << "  " << printable(plan.environment) << " (" << toString(plan.environmentClass) << "), cluster " << plan.clusterUid.value
        << ", as " << printable(plan.actor) << ", " << toString(plan.purpose) << "\n\nWhat will happen\n";
    int number = 0;
    for (const PlanStep& step : plan.steps) {
        out << "  " << ++number << ". " << printable(render(step.title)) << (step.isPredicted ? " [predicted]" : "") << '\n';
        if (!step.explanation.empty())
            out << "     " << printable(render(step.explanation)) << '\n';
        if (step.request)
            out << "     " << toString(step.request->method) << ' ' << step.request->target << '\n';
    }
    out << "\nHow it is undone\n";
    for (const UndoNote& note : plan.undo)
        out << "  " << wordOf(note.kind) << printable(render(note.message)) << '\n';
    out << "\nBefore and after\n";
    for (const BeforeAfter& row : plan.beforeAfter)
        out << "  " << printable(render(row.what)) << ": " << printable(row.before) << " -> " << printable(row.after) << '\n';
    printChecks(out, plan);
    out << "\nDry run: " << wordOf(plan.dryRun.answer) << '\n';
    if (!plan.dryRun.explanation.empty() && plan.dryRun.answer != DryRun::Answer::Accepted)
        out << "  " << printable(render(plan.dryRun.explanation)) << '\n';
    for (const DiffLine& line : plan.dryRun.diff)
        out << "  " << markOf(line.kind) << printable(line.text) << '\n';
}

void printCommands(std::ostream& out, const Plan& plan)
{
    out << "# " << printable(render(plan.title)) << '\n';
    for (const std::string& command : plan.commands)
        out << command << '\n';
    out << "# and back\n";
    for (const std::string& command : plan.inverseCommands)
        out << command << '\n';
}

void printRequirements(std::ostream& out, const Plan& plan, const Requirements& requirements)
{
    out << "\nTo send it, give:\n";
    if (requirements.typedName)
        out << "  --confirm " << *requirements.typedName << '\n';
    if (requirements.needsReason)
        out << "  --reason TEXT\n";
    for (const std::string& id : requirements.warnings) {
        const auto found = std::ranges::find(plan.checks, id, &Check::id);
        out << "  --accept " << id << (found == plan.checks.end() ? "" : "   # " + printable(render(found->measured))) << '\n';
    }
}

std::size_t printProgress(std::ostream& out, const ChangeProgress& progress, std::size_t from)
{
    std::size_t i = from;
    for (; i < progress.lines.size() && progress.lines[i].state != ProgressLine::State::Running; ++i) {
        const ProgressLine& line = progress.lines[i];
        out << timeOfDay(line.time) << "  " << wordOf(line.state) << printable(render(line.title));
        if (!line.detail.empty())
            out << ": " << printable(render(line.detail));
        out << std::endl; // progress is watched
    }
    return i;
}

void printOutcome(std::ostream& out, const ChangeProgress& progress)
{
    if (!progress.outcome)
        return;
    for (const WriteLine& write : progress.writes)
        out << timeOfDay(write.time) << "  " << toString(write.method) << ' ' << write.target << ' '
            << (write.isLost            ? "answer lost"
                    : write.status == 0 ? "no answer"
                                        : std::to_string(write.status))
            << (write.times > 1 ? ", asked " + std::to_string(write.times) + " times" : "") << '\n';
    out << "Outcome: " << outcomeWord(*progress.outcome);
    match(
        *progress.outcome,
        [&](const Done& done) {
            out << (done.effect.isComplete ? ", effect seen: " : ", effect not fully seen: ") << effectWords(progress.plan, done.effect);
        },
        [&](const Refused& refused) { out << ": " << printable(describe(refused.reason)); },
        [&](const OutcomeUnknown& unknown) { out << ": " << printable(describe(unknown.reason)); });
    out << '\n';
}

} // namespace tealdeck
