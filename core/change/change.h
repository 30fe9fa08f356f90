#pragma once

#include "core/domain/cluster.h"
#include "core/domain/object_verb.h"
#include "core/journal/journal_entry.h"

#include <map>
#include <string>
#include <variant>

namespace tealdeck
{

// Why a change is made; it decides what reverts by itself and what may stand in its way (safety.md 1 and 7).
enum class Purpose
{
    Release, // something new: all checks may stop it
    Fix, // repairs: kept unless reverted
    WayBack, // undoes the last change: hard stops only, everything else warns
};

std::string_view toString(Purpose purpose);
std::optional<Purpose> purposeFromString(std::string_view word);

// How dangerous an environment is. One that nobody classified counts as production.
enum class EnvironmentClass
{
    Production,
    Staging,
    Development,
};

std::string_view toString(EnvironmentClass environmentClass);
std::optional<EnvironmentClass> environmentClassFromString(std::string_view word);

struct ObjectRef
{
    std::string kind; // "Service"
    std::string namespaceName;
    std::string name;
    std::string uid;
    bool operator==(const ObjectRef&) const = default;
};

// What an operator wants, made of ids and of the version they saw, never of text on the screen.
struct SwitchRequest
{
    std::string namespaceName;
    std::string service; // the application's primary Service
    std::string targetSlot; // value of the label that tells the slots apart
    std::optional<std::string> seenUid; // of the Service, where the caller saw one
    std::optional<Labels> seenSelector;
    std::optional<Purpose> purpose; // nothing: Release, or WayBack when it undoes the last change
    // What the caller's own journal says it is, for when the Lease that keeps the last change cannot be read (safety.md 1).
    std::optional<Purpose> purposeByJournal{};
};

enum class WorkloadVerb
{
    Scale,
    Restart,
    Pause, // a Deployment's rollout
    Resume,
    SetImage,
};

std::string_view toString(WorkloadVerb verb); // "scale" "restart" "pause" "resume" "set-image"
std::optional<WorkloadVerb> workloadVerbFromString(std::string_view word);

// What an operator wants of one workload.
struct WorkloadRequest
{
    WorkloadVerb verb = WorkloadVerb::Scale;
    std::string kind; // "Deployment" | "StatefulSet" | "DaemonSet"
    std::string namespaceName;
    std::string name;
    int replicas = 0; // of Scale
    std::string container{}; // of SetImage
    std::string image{};
    std::optional<std::string> seenUid{}; // where the caller saw one
    std::optional<Purpose> purpose{}; // nothing: Release
    bool operator==(const WorkloadRequest&) const = default;
};

// What an operator wants of one object.
struct ObjectRequest
{
    ObjectVerb verb = ObjectVerb::Delete;
    std::string kind; // "Node"
    std::string namespaceName; // empty: it has none
    std::string name;
    // What the verb has to know, {"max": "10"}, and what its plan saw ("seen-..."); never a secret.
    std::map<std::string, std::string> values{};
    std::optional<std::string> seenUid{}; // where the caller saw one
    std::optional<Purpose> purpose{}; // nothing: Release
    bool operator==(const ObjectRequest&) const = default;
};

using ChangeRequest = std::variant<SwitchRequest, WorkloadRequest, ObjectRequest>;

} // namespace tealdeck
