#include "app/ctl/change_commands.h"

#include <CLI/CLI.hpp>

namespace tealdeck
{
namespace
{

constexpr const char* namespaceWords = "Namespace (default: the context's)";

// What every change is asked for.
void addConfirmation(CLI::App& command, CtlOptions& options)
{
    static const std::map<std::string, Purpose> purposes{
        {"release", Purpose::Release}, {"fix", Purpose::Fix}, {"way-back", Purpose::WayBack}};
    command.add_flag("--plan", options.isPlanOnly, "Show the plan and end");
    command.add_flag("--commands", options.areCommandsWanted, "Show the plan and its inverse as kubectl commands and end");
    command.add_option("--confirm", options.typedName, "The name to be typed, as the plan asks for it (CONTEXT/NAME)");
    command.add_option("--reason", options.reason, "Why; kept in the journal");
    command.add_option("--accept", options.seenWarnings, "Ids of warnings that were seen, comma-separated; all: every one")->delimiter(',');
    command
        .add_option_function<Purpose>(
            "--purpose", [&](const Purpose& purpose) { options.purpose = purpose; }, "release, fix or way-back")
        ->transform(CLI::CheckedTransformer(purposes));
}

void addSwitch(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    auto* command = app.add_subcommand("switch", "Plan, check, confirm and run the switch of a Service to another slot");
    command->add_option("application", options.application, "NAMESPACE/NAME, or NAME in the context's namespace")->required();
    command->add_option("--to", options.target, "Slot to switch to (default: the other one, where there are two)");
    addConfirmation(*command, options);
    command->callback([&] {
        options.isEveryWarningSeen = options.seenWarnings.erase("all") > 0;
        chosen.run = switchApp;
    });
}

// The object, where it is and what every change is asked for; `choose` is called when the command was given.
template <typename Choose>
CLI::App* addObjectChange(CLI::App& app, CtlOptions& options, const std::string& name, const char* words, const char* object, Choose choose)
{
    auto* command = app.add_subcommand(name, words);
    command->add_option("object", options.object, object)->required()->expected(1, 2);
    command->add_option("-n,--namespace", options.namespaceName, namespaceWords);
    addConfirmation(*command, options);
    command->callback([&options, choose] {
        options.isEveryWarningSeen = options.seenWarnings.erase("all") > 0;
        choose();
    });
    return command;
}

void addWorkloadChanges(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    const auto add = [&](WorkloadVerb verb, const char* words, const char* object) {
        return addObjectChange(app, options, std::string(toString(verb)), words, object, [&options, &chosen, verb] {
            options.workloadVerb = verb;
            chosen.run = changeWorkload;
        });
    };
    constexpr const char* workload = "KIND/NAME or KIND NAME: a deployment, statefulset or daemonset";
    constexpr const char* orRollout = "KIND/NAME or KIND NAME: a deployment, statefulset, daemonset or rollout";
    add(WorkloadVerb::Scale, "Plan, check, confirm and run a change of the number of replicas", workload)
        ->add_option("--replicas", options.replicas, "How many it shall have")
        ->required();
    add(WorkloadVerb::Restart, "Plan, check, confirm and run a restart: all pods are replaced", orRollout);
    add(WorkloadVerb::Pause, "Plan, check, confirm and run a pause of a rollout", "KIND/NAME or KIND NAME: a deployment or rollout");
    add(WorkloadVerb::Resume, "Plan, check, confirm and run the end of a pause or suspension",
        "KIND/NAME or KIND NAME: a deployment, rollout, cronjob or job");
    auto* image = add(WorkloadVerb::SetImage, "Plan, check, confirm and run a change of a container's image", orRollout);
    image->add_option("--image", options.image, "The image that it shall run")->required();
    image->add_option("-c,--container", options.container, "Container (needed where there are several)");
}

void addValue(CLI::App& command, CtlOptions& options, const char* option, const char* key, const char* words)
{
    command.add_option_function<std::string>(
        option, [&options, key](const std::string& value) { options.values[key] = value; }, words);
}

void addFlag(CLI::App& command, CtlOptions& options, const char* option, const char* key, const char* words)
{
    command.add_flag_callback(
        option, [&options, key] { options.values[key] = "yes"; }, words);
}

void addDrainOptions(CLI::App& command, CtlOptions& options)
{
    addFlag(command, options, "--delete-local-data", "delete-local-data", "Evict pods with emptyDir volumes, too: their data is lost");
    addFlag(command, options, "--force", "force", "Evict pods without a controller, too: nobody makes them anew");
    addValue(command, options, "--grace", "grace", "Seconds that the pods have to end, in place of their own; 0: none");
    addValue(command, options, "--timeout", "timeout", "Seconds to wait for disruption budgets and for the pods (default: 600 or more)");
}

void addObjectChanges(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    const auto add = [&](ObjectVerb verb, const char* words, const char* object) {
        return addObjectChange(app, options, std::string(toString(verb)), words, object, [&options, &chosen, verb] {
            options.objectVerb = verb;
            chosen.run = changeObject;
        });
    };
    add(ObjectVerb::Cordon, "Plan, check, confirm and run a cordon: the node takes no new pods", "NODE or node/NODE");
    add(ObjectVerb::Uncordon, "Plan, check, confirm and run the end of a cordon", "NODE or node/NODE");
    addDrainOptions(
        *add(ObjectVerb::Drain, "Plan, check, confirm and run a drain: the node is cordoned, its pods are evicted", "NODE or node/NODE"),
        options);
    auto* deletion = add(ObjectVerb::Delete, "Plan, check, confirm and run the deletion of a pod or a job", "pod/NAME or job/NAME");
    addValue(*deletion, options, "--grace", "grace", "Seconds that the pod has to end, in place of its own; 0: none");
    add(ObjectVerb::Suspend, "Plan, check, confirm and run a suspension", "cronjob/NAME or job/NAME");
    constexpr const char* newJob = "Name of the new Job (default: one is made up)";
    addValue(*add(ObjectVerb::Trigger, "Plan, check, confirm and run: a CronJob starts a Job now", "cronjob/NAME"), options, "--job", "job",
             newJob);
    addValue(*add(ObjectVerb::Rerun, "Plan, check, confirm and run: a copy of a Job is made", "job/NAME"), options, "--job", "job", newJob);
    auto* undo = add(ObjectVerb::Undo, "Plan, check, confirm and run a rollback to an earlier revision",
                     "KIND/NAME or KIND NAME: a deployment, statefulset or daemonset");
    addValue(*undo, options, "--to-revision", "revision", "Number, as `revisions` prints it (default: the one before the present one)");
    addValue(*undo, options, "--template", "template", "Name of the ReplicaSet or ControllerRevision that keeps it, in place of a number");
    auto* bounds = add(ObjectVerb::SetBounds, "Plan, check, confirm and run a change of an autoscaler's bounds", "hpa/NAME");
    addValue(*bounds, options, "--min", "min", "Least number of replicas");
    addValue(*bounds, options, "--max", "max", "Greatest number of replicas");
    addValue(*bounds, options, "--target", "target", "Percent of the requested CPU that its pods shall use on average");
}

// Of Argo Rollouts; pause, resume, restart and set-image take a rollout as well.
void addRolloutChanges(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    const auto add = [&](ObjectVerb verb, const char* name, const char* words) {
        return addObjectChange(app, options, name, words, "rollout/NAME", [&options, &chosen, verb] {
            options.objectVerb = verb;
            chosen.run = changeObject;
        });
    };
    add(ObjectVerb::Promote, "promote", "Plan, check, confirm and run a promotion: a Rollout goes on from where it waits");
    add(ObjectVerb::PromoteFull, "promote-full", "Plan, check, confirm and run a promotion that skips all that is left of a Rollout");
    add(ObjectVerb::Abort, "abort", "Plan, check, confirm and run an abort: a Rollout is back at its stable version");
    add(ObjectVerb::Retry, "retry", "Plan, check, confirm and run a retry of a Rollout's aborted update");
}

} // namespace

void addChangeCommands(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    addSwitch(app, options, chosen);
    addWorkloadChanges(app, options, chosen);
    addObjectChanges(app, options, chosen);
    addRolloutChanges(app, options, chosen);
}

} // namespace tealdeck
