#pragma once

#include "core/change/change.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tealdeck
{

// What was asked for on the command line; no secret is ever an option.
struct CtlOptions
{
    // for all commands
    std::string kubeconfig; // --kubeconfig; empty: KUBECONFIG, else ~/.kube/config
    std::string context; // --context; empty: the current context
    std::string workspace; // --workspace
    bool isSandbox = false;
    std::string scenario = "healthy";
    bool isReadOnly = false;
    bool isJson = false;

    // get, apps
    std::string namespaceName; // -n
    bool isAllNamespaces = false;
    bool isWatching = false;
    std::string kind; // get KIND
    std::vector<std::string> names; // get KIND NAME...
    std::string selector; // -l
    std::string output; // -o; empty: a table (get), text (describe)

    // switch
    std::string application; // NAMESPACE/NAME or NAME
    std::string target; // --to
    bool isPlanOnly = false;
    bool areCommandsWanted = false;
    std::string typedName; // --confirm
    std::string reason; // --reason
    std::set<std::string> seenWarnings; // --accept
    bool isEveryWarningSeen = false; // --accept all
    std::optional<Purpose> purpose; // --purpose

    // scale, restart, pause, resume, set-image; the object as with describe, the rest as with switch
    WorkloadVerb workloadVerb = WorkloadVerb::Scale;
    int replicas = 0; // --replicas
    std::string image; // --image

    // cordon, uncordon, drain, delete, suspend, trigger, rerun, set-bounds, undo, and those of rollouts; likewise
    ObjectVerb objectVerb = ObjectVerb::Delete;
    std::map<std::string, std::string> values; // ObjectRequest::values

    // describe, revisions, events, doctor
    std::vector<std::string> object; // KIND/NAME or KIND NAME; events --for
    bool isYaml = false;
    bool areManagedFieldsShown = false;
    std::vector<std::string> eventTypes; // events --types
    std::string bundle; // doctor --bundle
    bool isAgreed = false; // doctor --yes

    // logs
    std::string logTarget; // POD or KIND/NAME
    std::string container; // -c
    bool isEveryContainer = false; // --all-containers
    bool isPrevious = false;
    std::string since; // --since, as Go writes durations
    std::optional<long long> tail; // --tail
    bool isFollowing = false; // -f
    bool isPrefixed = false;
    bool areTimesShown = false; // --timestamps
    bool isRaw = false;

    // journal
    std::string change; // --change
    std::string text; // --text, logs --grep
    std::string format = "csv"; // export --format
    std::size_t limit = 50;
};

// What tealdeckctl ends with; scripts rely on the numbers.
enum class ExitCode
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    Refused = 3, // nothing was changed: a check, the server, a lock, or an answer that was not given
    Unknown = 4, // something was sent and it is not known whether it took effect
    NotFullySeen = 5, // it was changed; its effect was not fully seen at the deadline
};

} // namespace tealdeck
