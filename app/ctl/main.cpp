#include "app/ctl/change_commands.h"
#include "app/ctl/text_table.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>

namespace tealdeck
{
namespace
{

void addCommonOptions(CLI::App& app, CtlOptions& options)
{
    app.add_option("--kubeconfig", options.kubeconfig, "Kubeconfig file (default: KUBECONFIG, else ~/.kube/config)");
    app.add_option("--context", options.context, "Context of the kubeconfig (default: its current context)");
    app.add_option("--workspace", options.workspace,
                   "Workspace file that classifies contexts (default: ~/.config/tealdeck/workspace.yaml)");
    app.add_flag("--sandbox", options.isSandbox, "Use the built-in sandbox instead of a cluster");
    app.add_option("--scenario", options.scenario, "Scenario of the sandbox")->needs("--sandbox");
    app.add_flag("--read-only", options.isReadOnly, "Send nothing that could change anything");
    app.add_flag("--json", options.isJson, "Print JSON");
}

void addReadCommands(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    app.add_subcommand("contexts", "List the contexts of the kubeconfig and their class")->callback([&] { chosen.run = listContexts; });
    auto* get = app.add_subcommand("get", "List objects of any kind with kubectl's columns and words");
    get->add_option("kind", options.kind, "Plural, singular, kind, short name, or plural.group")->required();
    get->add_option("names", options.names, "Only these objects");
    get->add_option("-n,--namespace", options.namespaceName, "Namespace (default: the context's)");
    get->add_flag("-A,--all-namespaces", options.isAllNamespaces, "All namespaces");
    get->add_option("-l,--selector", options.selector, "Only objects with these labels");
    get->add_flag("-w,--watch", options.isWatching, "Go on and print each change");
    get->add_option("-o,--output", options.output, "name, table, wide or json")
        ->check(CLI::IsMember({"name", "table", "wide", "json"}))
        ->capture_default_str();
    get->callback([&] {
        if (!options.names.empty() && (options.isAllNamespaces || !options.selector.empty()))
            throw CLI::ValidationError("names", "objects are chosen by name, or by selector and namespace");
        if (options.isWatching && options.output == "json")
            throw CLI::ValidationError("--watch", "changes are printed as name, table or wide");
        chosen.run = getKind;
    });
    auto* apps = app.add_subcommand("apps", "List applications that are delivered in slots");
    apps->add_option("-n,--namespace", options.namespaceName, "Namespace (default: all)");
    apps->callback([&] { chosen.run = listApps; });
}

void addObjectCommands(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    auto* describe = app.add_subcommand("describe", "Everything that is known about one object; secrets stay masked");
    describe->add_option("object", options.object, "KIND/NAME or KIND NAME")->required()->expected(1, 2);
    describe->add_option("-n,--namespace", options.namespaceName, "Namespace (default: the context's)");
    describe->add_flag("--yaml", options.isYaml, "Print the object as YAML");
    describe->add_option("-o,--output", options.output, "yaml or json")->check(CLI::IsMember({"yaml", "json"}));
    describe->add_flag("--show-managed-fields", options.areManagedFieldsShown, "Print metadata.managedFields, too");
    describe->callback([&] { chosen.run = describeObject; });
    auto* revisions = app.add_subcommand("revisions", "List what a workload can be rolled back to, the newest first; * is what it has now");
    revisions->add_option("object", options.object, "KIND/NAME or KIND NAME: a deployment, statefulset or daemonset")
        ->required()
        ->expected(1, 2);
    revisions->add_option("-n,--namespace", options.namespaceName, "Namespace (default: the context's)");
    revisions->callback([&] { chosen.run = listRevisions; });
    auto* events = app.add_subcommand("events", "List events, the newest last");
    events->add_option("-n,--namespace", options.namespaceName, "Namespace (default: the context's)");
    events->add_flag("-A,--all-namespaces", options.isAllNamespaces, "All namespaces");
    events->add_option("--for", options.object, "Only those of one object, KIND/NAME")->expected(1);
    events->add_option("--types", options.eventTypes, "Only these types: Normal, Warning")->delimiter(',');
    events->add_flag("-w,--watch", options.isWatching, "Go on and print each new one");
    events->callback([&] { chosen.run = listEvents; });
    auto* doctor = app.add_subcommand("doctor", "Look at each step to the server and say what to do about those that fail");
    doctor->add_option("-n,--namespace", options.namespaceName, "Namespace in which rights are asked for (default: all)");
    doctor->add_option("--bundle", options.bundle, "Write redacted diagnostics into this new folder, after showing what is in it");
    doctor->add_flag("--yes", options.isAgreed, "Write the bundle without asking");
    doctor->callback([&] { chosen.run = runDoctor; });
}

void addLogs(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    auto* logs = app.add_subcommand("logs", "Print the logs of a pod or of all pods of a workload");
    logs->add_option("target", options.logTarget, "POD, deployment/NAME, statefulset/NAME, daemonset/NAME or replicaset/NAME")->required();
    logs->add_option("-n,--namespace", options.namespaceName, "Namespace (default: the context's)");
    auto* container
        = logs->add_option("-c,--container", options.container, "Container (default: the first one of a pod, all of a workload)");
    logs->add_flag("--all-containers", options.isEveryContainer, "All containers")->excludes(container);
    logs->add_flag("-f,--follow", options.isFollowing, "Go on with what is written, over restarts and replaced pods");
    logs->add_flag("-p,--previous", options.isPrevious, "The run before the present one")->excludes("--follow");
    logs->add_option("--since", options.since, "Only what is younger: 90s, 10m, 1h30m");
    logs->add_option("--tail", options.tail, "Only so many of the last lines of each container")->check(CLI::NonNegativeNumber);
    logs->add_option("--grep", options.text, "Only lines with this text, in capital or small letters");
    logs->add_flag("--prefix", options.isPrefixed, "Put pod and container before each line");
    logs->add_flag("--timestamps", options.areTimesShown, "Put the time before each line");
    logs->add_flag("--raw", options.isRaw, "Print the bytes as they are, control characters included");
    logs->callback([&] { chosen.run = printLogs; });
}

void addJournal(CLI::App& app, CtlOptions& options, Chosen& chosen)
{
    auto* command = app.add_subcommand("journal", "The record of every change")->require_subcommand(1);
    auto* list = command->add_subcommand("list", "Print the youngest entries, oldest first");
    list->add_option("--limit", options.limit, "How many")->capture_default_str();
    list->add_option("--text", options.text, "Only entries with this text");
    list->add_option("--change", options.change, "Only entries of this change");
    list->callback([&] { chosen.run = listJournal; });
    auto* verify = command->add_subcommand("verify", "Check the whole chain, against the anchors of a cluster where one is given");
    verify->callback([&] { chosen.run = verifyJournal; });
    auto* save = command->add_subcommand("export", "Print all entries");
    save->add_option("--format", options.format, "csv or jsonl")->check(CLI::IsMember({"csv", "jsonl"}))->capture_default_str();
    save->add_option("--text", options.text, "Only entries with this text");
    save->callback([&] { chosen.run = exportJournal; });
    command->add_subcommand("unfinished", "Changes that have no outcome, and what is true about those of the cluster that is named")
        ->callback([&] { chosen.run = listUnfinished; });
    auto* settle = command->add_subcommand("settle", "Read what is true about an unfinished change and write its outcome; sends nothing");
    settle->add_option("change", options.change, "Id of the change, as `journal unfinished` prints it")->required();
    settle->callback([&] { chosen.run = settleUnfinished; });
}

int runProgram(int argc, char** argv)
{
    CLI::App app(
        "The operations console on the command line: the same core as tealdeck, without a window.\n"
        "Exit codes: 0 done, 1 failed, 2 usage, 3 refused (nothing was changed), 4 unknown, 5 changed but its effect was not fully seen.",
        "tealdeckctl");
    app.set_version_flag("--version", "tealdeckctl " TEALDECK_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    CtlOptions options;
    Chosen chosen;
    addCommonOptions(app, options);
    addReadCommands(app, options, chosen);
    addObjectCommands(app, options, chosen);
    addLogs(app, options, chosen);
    addChangeCommands(app, options, chosen);
    addJournal(app, options, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::Usage);
    }
    CtlEnvironment environment(options);
    return static_cast<int>(chosen.run(environment, options));
}

} // namespace

ExitCode complain(const Error& error)
{
    std::cerr << "tealdeckctl: " << printable(describe(error)) << '\n'; // the server's words among them
    return ExitCode::Failed;
}

} // namespace tealdeck

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    spdlog::set_level(spdlog::level::warn);
    return tealdeck::runProgram(argc, argv);
}
