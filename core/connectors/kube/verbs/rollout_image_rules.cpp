#include "core/connectors/kube/verbs/rollout_image_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string textOf(const std::string& container, const std::string& image)
{
    return container + "=" + image;
}

std::string namesIn(const RolloutState& state)
{
    std::string names;
    for (const RolloutContainer& container : state.containers)
        names += (names.empty() ? "" : ", ") + container.name;
    return names;
}

Result<RolloutContainer> wantedContainer(const RolloutState& state, const ObjectRequest& wish)
{
    const std::string name = rollouts::valueIn(wish, "container");
    if (name.empty() && state.containers.size() == 1)
        return state.containers.front();
    const auto found = std::ranges::find(state.containers, name, &RolloutContainer::name);
    if (name.empty() || found == state.containers.end())
        return fail(verbs::invalid(message("Plan", "Name one of the containers of %1: %2.", {wish.name, namesIn(state)})));
    return *found;
}

ObjectJson operations(const RolloutContainer& container, const std::string& from, const std::string& to)
{
    const std::string path = "/spec/template/spec/containers/" + std::to_string(container.index);
    return ObjectJson::array(
        {verbs::testOf(path + "/name", container.name), verbs::testOf(path + "/image", from), verbs::replaceOf(path + "/image", to)});
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, const std::string& container, const std::string& image)
{
    return rollouts::command(context, wish, "set image " + shellQuoted(wish.name) + " " + shellQuoted(textOf(container, image)));
}

} // namespace

Result<ObjectChange> RolloutImageRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const std::string image = rollouts::valueIn(wish, "image");
    if (image.empty() || image.find_first_of(" \t\r\n") != std::string::npos)
        return fail(verbs::invalid(message("Plan", "Say which image %1 shall run; it has no blanks in it.", {wish.name})));
    const auto container = wantedContainer(state, wish);
    if (!container)
        return fail(container.error());
    if (container->image == image)
        return fail(verbs::invalid(message("Plan", "%1 is as wanted already: %2.", {wish.name, textOf(container->name, image)})));
    ObjectChange change;
    change.wish = wish;
    change.wish.values = {{"container", container->name}, {"image", image}};
    change.title = message("Plan", "Set container %1 of %2 to image %3", {container->name, verbs::nameOf(wish), image});
    change.after = textOf(container->name, image);
    change.requests = {step(facts.object, operations(*container, container->image, image))};
    change.inverse = step(facts.object, operations(*container, image, container->image));
    change.inverseWish = wish;
    change.inverseWish->values = {{"container", container->name}, {"image", container->image}};
    change.consequence = updateConsequence(facts.object, state, image);
    change.awaited = message("Plan", "Its controller waits with that version, or has done all of it.");
    change.beforeAfter = {{message("Plan", "Image"), container->image, image}};
    change.commands = {commandOf(moment.context, wish, container->name, image)};
    change.inverseCommands = {commandOf(moment.context, wish, container->name, container->image)};
    return change;
}

std::string RolloutImageRules::state(const ObjectJson* object, const ObjectRequest& wish) const
{
    if (!object)
        return {};
    const auto container = wantedContainer(rolloutStateOf(*object), wish);
    return container ? textOf(container->name, container->image) : textOf(rollouts::valueIn(wish, "container"), {});
}

std::optional<std::map<std::string, std::string>> RolloutImageRules::offer(const ObjectJson&) const
{
    return std::nullopt;
}

} // namespace tealdeck
