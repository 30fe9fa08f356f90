#include "app/ctl/carry_out.h"
#include "app/ctl/commands.h"
#include "app/ctl/object_words.h"

namespace tealdeck
{
namespace
{

// A node may be named alone, as kubectl does it.
std::vector<std::string> wordsOf(const CtlOptions& options)
{
    const bool isOfNode
        = options.objectVerb == ObjectVerb::Cordon || options.objectVerb == ObjectVerb::Uncordon || options.objectVerb == ObjectVerb::Drain;
    if (isOfNode && options.object.size() == 1 && options.object.front().find('/') == std::string::npos)
        return {"node", options.object.front()};
    return options.object;
}

ObjectRequest requestFor(const ObjectAddress& object, ObjectVerb verb, const CtlOptions& options)
{
    return {.verb = verb,
            .kind = object.kind,
            .namespaceName = object.namespaceName,
            .name = object.name,
            .values = options.values,
            .purpose = options.purpose};
}

// A Rollout of Argo Rollouts is changed in its own ways, by the words that are used for a Deployment.
std::optional<ObjectVerb> rolloutVerb(WorkloadVerb verb)
{
    switch (verb) {
    case WorkloadVerb::Scale: return std::nullopt;
    case WorkloadVerb::Restart: return ObjectVerb::RestartRollout;
    case WorkloadVerb::Pause: return ObjectVerb::PauseRollout;
    case WorkloadVerb::Resume: return ObjectVerb::ResumeRollout;
    case WorkloadVerb::SetImage: break;
    }
    return ObjectVerb::SetRolloutImage;
}

// The one word "resume" ends a pause of a Deployment and a suspension of a CronJob or Job.
ChangeRequest wishFor(const ObjectAddress& object, const CtlOptions& options)
{
    if (const auto verb = rolloutVerb(options.workloadVerb); verb && object.kind == "Rollout") {
        ObjectRequest wish = requestFor(object, *verb, options);
        if (verb == ObjectVerb::SetRolloutImage)
            wish.values["image"] = options.image;
        if (!options.container.empty())
            wish.values["container"] = options.container;
        return wish;
    }
    if (options.workloadVerb == WorkloadVerb::Resume && (object.kind == "CronJob" || object.kind == "Job"))
        return requestFor(object, ObjectVerb::Unsuspend, options);
    return WorkloadRequest{.verb = options.workloadVerb,
                           .kind = object.kind,
                           .namespaceName = object.namespaceName,
                           .name = object.name,
                           .replicas = options.replicas,
                           .container = options.container,
                           .image = options.image,
                           .purpose = options.purpose};
}

template <typename MakeWish>
ExitCode change(CtlEnvironment& environment, const CtlOptions& options, const std::vector<std::string>& words, MakeWish makeWish)
{
    const auto object = objectInWords(words, namespaceInUse(environment, options));
    if (!object)
        return complain(object.error());
    const auto session = environment.session();
    if (!session)
        return complain(session.error());
    return carryOut(environment, **session, makeWish(*object), options);
}

} // namespace

ExitCode changeWorkload(CtlEnvironment& environment, const CtlOptions& options)
{
    return change(environment, options, options.object, [&](const ObjectAddress& object) { return wishFor(object, options); });
}

ExitCode changeObject(CtlEnvironment& environment, const CtlOptions& options)
{
    return change(environment, options, wordsOf(options), [&](const ObjectAddress& object) -> ChangeRequest {
        const bool isOfRollout = options.objectVerb == ObjectVerb::Undo && object.kind == "Rollout";
        return requestFor(object, isOfRollout ? ObjectVerb::UndoRollout : options.objectVerb, options);
    });
}

} // namespace tealdeck
