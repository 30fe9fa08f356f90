#include "app/ctl/carry_out.h"

#include "app/ctl/commands.h"
#include "app/ctl/end_requests.h"
#include "app/ctl/session_wait.h"
#include "app/ctl/switch_text.h"
#include "app/ctl/text_table.h"

#include "core/base/match.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>

namespace tealdeck
{
namespace
{

constexpr Duration planLimit = std::chrono::seconds(60);
constexpr Duration lockWatch = std::chrono::seconds(31); // a Lease of ours holds for 30 s without renewal
constexpr Duration runLimit = std::chrono::minutes(15); // beside the time that the plan gives its effect

Result<Plan> makePlan(CtlEnvironment& environment, Session& session, const ChangeRequest& wish)
{
    std::optional<Result<Plan>> plan;
    const Handle planning = session.planner().plan(wish, [&](Result<Plan> made) { plan = std::move(made); });
    return waitFor(environment.loop(), plan, planLimit);
}

// A holder counts as gone only when this very process saw the lock unchanged for its duration (safety.md 11), so a script has to wait here:
// run a second time it would know no more.
Result<Plan> planToSend(CtlEnvironment& environment, Session& session, const ChangeRequest& wish)
{
    auto plan = makePlan(environment, session, wish);
    if (!plan || plan->lockHolder.empty())
        return plan;
    std::cerr << "Lease " << printable(plan->lockName) << " is held by " << printable(plan->lockHolder)
              << ". Watching for 31 s whether it is still renewed.\n";
    environment.loop().runUntil([] { return false; }, lockWatch);
    return makePlan(environment, session, wish);
}

std::string ask(const std::string& question)
{
    std::cerr << question;
    std::string answer;
    std::getline(std::cin, answer);
    return answer;
}

// Options first; what they leave open is asked for, on a terminal only.
Answers collectAnswers(const Plan& plan, const Requirements& requirements, const CtlOptions& options)
{
    Answers answers{.typedName = options.typedName, .reason = options.reason, .seenWarnings = options.seenWarnings, .typingTime = {}};
    if (options.isEveryWarningSeen)
        answers.seenWarnings.insert(requirements.warnings.begin(), requirements.warnings.end());
    if (isatty(STDIN_FILENO) == 0)
        return answers;
    for (const std::string& id : requirements.warnings) {
        const auto check = std::ranges::find(plan.checks, id, &Check::id);
        if (!answers.seenWarnings.contains(id) && check != plan.checks.end()
            && ask(printable(render(check->what) + ": " + render(check->measured)) + "\n  Seen? [y/N] ") == "y")
            answers.seenWarnings.insert(id);
    }
    if (requirements.typedName && answers.typedName.empty())
        answers.typedName = ask("Type " + *requirements.typedName + " to send it: ");
    if (requirements.needsReason && answers.reason.empty())
        answers.reason = ask("Reason, kept in the journal: ");
    return answers;
}

ExitCode exitCodeOf(const Outcome& outcome)
{
    return match(
        outcome, [](const Done& done) { return done.effect.isComplete ? ExitCode::Done : ExitCode::NotFullySeen; },
        [](const Refused&) { return ExitCode::Refused; }, [](const OutcomeUnknown&) { return ExitCode::Unknown; });
}

// A change that runs is not left without an outcome: an end is an early one, never a half one.
void obey(EndRequest request, ChangeExecutor& executor)
{
    switch (request) {
    case EndRequest::None: return;
    case EndRequest::Interrupt:
        std::cerr << "The change is running; it is watched until its outcome is known. Ctrl+C again: stop watching.\n";
        return;
    case EndRequest::End:
        std::cerr << "Ending: what was not sent is not sent any more; what was sent stays, its effect is not watched to the end.\n";
        return executor.endEarly();
    }
}

ExitCode runChange(CtlEnvironment& environment, ChangeExecutor& executor, ConfirmedChange change)
{
    listenForEndRequests();
    const auto id = executor.start(std::move(change));
    if (!id) {
        complain(id.error());
        return ExitCode::Refused;
    }
    std::size_t printed = 0;
    const Handle watching
        = executor.observe(*id, [&](const ChangeProgress& progress) { printed = printProgress(std::cout, progress, printed); });
    const auto isEnded = [&] {
        const ChangeProgress* progress = executor.progress(*id);
        return progress && progress->outcome.has_value();
    };
    EndRequest heard = EndRequest::None;
    const ChangeProgress* begun = executor.progress(*id);
    const Duration within = begun ? begun->plan.effectWithin.value_or(Duration::zero()) : Duration::zero();
    const Instant end = environment.loop().now() + runLimit + within;
    while (!isEnded() && environment.loop().now() < end) {
        environment.loop().runUntil([&] { return isEnded() || endRequest() != heard; }, std::chrono::milliseconds(500));
        if (endRequest() != heard) {
            heard = endRequest();
            obey(heard, executor);
        }
    }
    const ChangeProgress* progress = executor.progress(*id);
    if (!progress || !progress->outcome)
        return ExitCode::Unknown;
    printOutcome(std::cout, *progress);
    return exitCodeOf(*progress->outcome);
}

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

std::string commandFor(const WorkloadRequest& wish)
{
    const std::string object = lowerCase(wish.kind) + "/" + wish.name + " --namespace " + wish.namespaceName;
    const std::string verb(toString(wish.verb));
    switch (wish.verb) {
    case WorkloadVerb::Scale: return verb + " " + object + " --replicas " + std::to_string(wish.replicas);
    case WorkloadVerb::Restart:
    case WorkloadVerb::Pause:
    case WorkloadVerb::Resume: return verb + " " + object;
    case WorkloadVerb::SetImage: break;
    }
    return verb + " " + object + " --container " + wish.container + " --image " + wish.image;
}

// The command by which a verb is asked for, where it is another word than the verb's own.
std::string commandWord(ObjectVerb verb)
{
    static const std::map<ObjectVerb, std::string> words{{ObjectVerb::Unsuspend, "resume"},     {ObjectVerb::PauseRollout, "pause"},
                                                         {ObjectVerb::ResumeRollout, "resume"}, {ObjectVerb::RestartRollout, "restart"},
                                                         {ObjectVerb::UndoRollout, "undo"},     {ObjectVerb::SetRolloutImage, "set-image"}};
    const auto found = words.find(verb);
    return found == words.end() ? std::string(toString(verb)) : found->second;
}

std::string commandFor(const ObjectRequest& wish)
{
    std::string command = commandWord(wish.verb);
    command += " " + lowerCase(wish.kind) + "/" + wish.name;
    if (!wish.namespaceName.empty())
        command += " --namespace " + wish.namespaceName;
    for (const auto& [key, value] : wish.values) {
        if (!key.starts_with("seen-")) // no options: every plan looks for itself
            command += (key == "revision" ? " --to-" : " --") + key + (value == "yes" ? "" : " " + value);
    }
    return command;
}

} // namespace

ExitCode carryOut(CtlEnvironment& environment, Session& session, const ChangeRequest& wish, const CtlOptions& options)
{
    const bool isSending = !options.areCommandsWanted && !options.isPlanOnly && !options.isReadOnly;
    auto plan = isSending ? planToSend(environment, session, wish) : makePlan(environment, session, wish);
    if (!plan)
        return complain(plan.error());
    if (options.areCommandsWanted) {
        printCommands(std::cout, *plan);
        return ExitCode::Done;
    }
    printPlan(std::cout, *plan);
    const Requirements requirements = requirementsOf(*plan);
    if (options.isPlanOnly) {
        printRequirements(std::cout, *plan, requirements);
        return ExitCode::Done;
    }
    ChangeExecutor* executor = session.executor();
    if (!executor) {
        std::cerr << "tealdeckctl: this is read-only mode; nothing is sent.\n";
        return ExitCode::Refused;
    }
    const Instant asked = environment.loop().now();
    Answers answers = collectAnswers(*plan, requirements, options);
    answers.typingTime = environment.loop().now() - asked;
    auto confirmed = confirm(std::move(*plan), std::move(answers), environment.loop().now());
    if (!confirmed) {
        complain(confirmed.error());
        return ExitCode::Refused;
    }
    std::cout << '\n';
    return runChange(environment, *executor, std::move(*confirmed));
}

std::string commandFor(const ChangeRequest& wish)
{
    return match(
        wish,
        [](const SwitchRequest& wanted) { return "switch " + wanted.namespaceName + "/" + wanted.service + " --to " + wanted.targetSlot; },
        [](const auto& wanted) { return commandFor(wanted); });
}

} // namespace tealdeck
