#include "app/ctl/commands.h"
#include "app/ctl/end_requests.h"
#include "app/ctl/session_wait.h"
#include "app/ctl/switch_text.h"
#include "app/ctl/text_table.h"

#include "core/base/match.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration planLimit = std::chrono::seconds(60);
constexpr Duration lockWatch = std::chrono::seconds(31); // a Lease of ours holds for 30 s without renewal
constexpr Duration runLimit = std::chrono::minutes(10);

struct Name
{
    std::string namespaceName;
    std::string service;
};

Name nameOf(const CtlOptions& options, const std::string& contextNamespace)
{
    const std::size_t slash = options.application.find('/');
    if (slash == std::string::npos)
        return {.namespaceName = contextNamespace, .service = options.application};
    return {.namespaceName = options.application.substr(0, slash), .service = options.application.substr(slash + 1)};
}

// --to, or the other slot where there are exactly two.
Result<std::string> targetOf(CtlEnvironment& environment, const Name& name, const CtlOptions& options)
{
    if (!options.target.empty())
        return options.target;
    const auto session = readySession(environment);
    if (!session)
        return fail(session.error());
    const Application* application = (*session)->application(name.namespaceName + "/" + name.service);
    if (!application || application->slots.size() != 2 || !application->selectedSlot())
        return fail(ErrorKind::InvalidInput, message("Ctl", "Name the slot with --to; tealdeckctl apps lists them."));
    return application->selectedSlot() == &application->slots[0] ? application->slots[1].name : application->slots[0].name;
}

Result<Plan> makePlan(CtlEnvironment& environment, Session& session, const CtlOptions& options)
{
    const Name name = nameOf(options, environment.contextNamespace());
    const auto target = targetOf(environment, name, options);
    if (!target)
        return fail(target.error());
    std::optional<Result<Plan>> plan;
    const Handle planning = session.planner().plan({.namespaceName = name.namespaceName,
                                                    .service = name.service,
                                                    .targetSlot = *target,
                                                    .seenUid = std::nullopt,
                                                    .seenSelector = std::nullopt,
                                                    .purpose = options.purpose},
                                                   [&](Result<Plan> made) { plan = std::move(made); });
    return waitFor(environment.loop(), plan, planLimit);
}

// A holder counts as gone only when this very process saw the lock unchanged for its duration (safety.md 11), so a script has to wait here:
// run a second time it would know no more.
Result<Plan> planToSend(CtlEnvironment& environment, Session& session, const CtlOptions& options)
{
    auto plan = makePlan(environment, session, options);
    if (!plan || plan->lockHolder.empty())
        return plan;
    std::cerr << "Lease " << printable(plan->lockName) << " is held by " << printable(plan->lockHolder)
              << ". Watching for 31 s whether it is still renewed.\n";
    environment.loop().runUntil([] { return false; }, lockWatch);
    return makePlan(environment, session, options);
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
    const Instant end = environment.loop().now() + runLimit;
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

} // namespace

ExitCode switchApp(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto session = environment.session();
    if (!session)
        return complain(session.error());
    const bool isSending = !options.areCommandsWanted && !options.isPlanOnly && !options.isReadOnly;
    auto plan = isSending ? planToSend(environment, **session, options) : makePlan(environment, **session, options);
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
    ChangeExecutor* executor = (*session)->executor();
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

} // namespace tealdeck
